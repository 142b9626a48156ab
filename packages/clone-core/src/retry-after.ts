// The three forms of a date that RFC 9110 has; Date.parse alone would find a date in almost any text.
const httpDate = /^[A-Z][a-z]{2,8},? .*\d\d:\d\d:\d\d (GMT|\d{4})$/;

/** What stands for every longer wait, as RFC 9111, section 1.2.2, has it for times that are too long: 68 years. */
const longestWait = 2 ** 31;

/**
 * Seconds to wait, from a `Retry-After` header in either of its forms; `undefined` when it says nothing usable, several
 * values among it. Always finite: 2,147,483,648 at most.
 */
export function retryAfterSeconds(headers: Headers, now: number): number | undefined {
  const value = headers.get("retry-after") ?? "";
  if (/^\d+(\.\d+)?$/.test(value)) return Math.min(longestWait, Number(value));
  // The oldest form leaves GMT out, and means it.
  const zone = value.endsWith("GMT") ? "" : " GMT";
  const date = httpDate.test(value) ? Date.parse(value + zone) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.min(longestWait, Math.max(0, Math.ceil((date - now) / 1000)));
}
