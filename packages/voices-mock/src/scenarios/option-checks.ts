/** The longest wait a timer can keep, in milliseconds, 24.8 days: every runtime lets a longer one end at once. */
const longestPause = 2 ** 31 - 1;

/** Throws a `RangeError` unless an option is a wait that a timer can keep. */
export function checkMilliseconds(field: string, value: unknown): void {
  const isWait = typeof value === "number" && value >= 0 && value <= longestPause;
  checkOption(isWait, field, `milliseconds from 0 to ${longestPause}`, value);
}

/** Throws a `RangeError` unless an option is a time whose year has four digits, as the services write it. */
export function checkFirstVoiceAt(first: unknown): void {
  const right = "a Date of the years 1970 to 9998";
  const year = first instanceof Date ? first.getUTCFullYear() : Number.NaN;
  checkOption(first === undefined || (year >= 1970 && year <= 9998), "firstVoiceAt", right, first);
}

/** Throws a `RangeError` that names the option, what would be right and what was given. */
export function checkOption(holds: boolean, field: string, right: string, given: unknown): void {
  if (!holds) throw new RangeError(`${field} must be ${right}, not ${describeOption(given)}`);
}

/** An option's value for a message. What is neither short nor plain is told by its kind. */
function describeOption(given: unknown): string {
  if (typeof given === "string") return given.length <= 40 ? JSON.stringify(given) : "a longer text";
  if (Array.isArray(given)) return given.length <= 10 ? `[${given.map(describeOption).join(", ")}]` : "a longer array";
  return typeof given === "object" && given !== null
    ? "an object"
    : typeof given === "function"
      ? "a function"
      : String(given);
}
