import type { Json } from "./job-data.ts";

/** The longest reference, in signs of JSON: enough for any signed address, and too little for a recording. */
export const longestReference = 4_096;

/** Whether a value comes out of JSON as it went in. A `Blob` or bytes do not, and neither does an `undefined` in a list. */
export function isJson(value: unknown, depth = 0): value is Json {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || depth > deepest) return false;
  if (Array.isArray(value)) return value.every((one) => isJson(one, depth + 1));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  return Object.values(value).every((one) => one === undefined || isJson(one, depth + 1));
}

/** No reference nests deeper, and a circle ends here. */
const deepest = 20;
