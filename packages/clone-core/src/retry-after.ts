// Date.parse alone would find a date in almost any text.
const httpDate = /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;

/** Seconds to wait, from a `Retry-After` header in either of its forms; `undefined` when it says nothing usable. */
export function retryAfterSeconds(headers: Headers, now: number): number | undefined {
  const value = headers.get("retry-after")?.trim() ?? "";
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value);
  return httpDate.test(value) ? Math.max(0, Math.ceil((Date.parse(value) - now) / 1000)) : undefined;
}
