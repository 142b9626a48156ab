// The three forms of a date that RFC 9110 has; Date.parse alone would find a date in almost any text.
const httpDate = /^[A-Z][a-z]{2,8},? .*\d\d:\d\d:\d\d (GMT|\d{4})$/;

/** Seconds to wait, from a `Retry-After` header in either of its forms; `undefined` when it says nothing usable. */
export function retryAfterSeconds(headers: Headers, now: number): number | undefined {
  const value = headers.get("retry-after") ?? "";
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value);
  // The oldest form leaves GMT out, and means it.
  const zone = value.endsWith("GMT") ? "" : " GMT";
  const date = httpDate.test(value) ? Date.parse(value + zone) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}
