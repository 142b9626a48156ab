// The three forms of a date that RFC 9110 has; Date.parse alone would find a date in almost any text.
const httpDate = /^[A-Z][a-z]{2,8},? .*\d\d:\d\d:\d\d (GMT|\d{4})$/;

/** What stands for every longer wait, as RFC 9111, section 1.2.2, has it for times that are too long: 68 years. */
const longestWait = 2 ** 31;

/**
 * Seconds to wait, from a `Retry-After` header in either of its forms; `undefined` when it says nothing usable, several
 * values among it. Always finite: 2,147,483,648 at most. A date counts from the moment that the service itself says it
 * answered (`Date`): this machine's clock may be wrong.
 *
 * @param now in milliseconds since 1970, for an answer without a date.
 */
export function retryAfterSeconds(headers: Headers, now: number): number | undefined {
  const value = headers.get("retry-after") ?? "";
  if (/^\d+(\.\d+)?$/.test(value)) return Math.min(longestWait, Number(value));
  const date = time(value);
  if (date === undefined) return undefined;
  const answeredAt = time(headers.get("date") ?? "") ?? now;
  return Math.min(longestWait, Math.max(0, Math.ceil((date - answeredAt) / 1000)));
}

/** In milliseconds since 1970. */
function time(value: string): number | undefined {
  // The oldest form leaves GMT out, and means it.
  const ms = httpDate.test(value) ? Date.parse(value + (value.endsWith("GMT") ? "" : " GMT")) : Number.NaN;
  return Number.isNaN(ms) ? undefined : ms;
}
