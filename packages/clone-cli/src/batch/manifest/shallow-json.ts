/**
 * So deep may JSON in a manifest be nested. No provider documents a field with more than three levels, and whoever walks
 * through a value by calling itself, as `JSON.stringify` does, runs out of stack some thousands of levels down.
 */
const deepest = 50;

/** Why a text is not taken as JSON. */
export type JsonRefusal = "is not JSON" | `is nested deeper than ${number} levels`;

/** Reads JSON of a stranger; `refusal` says why there is no value. */
export function shallowJson(text: string): { readonly value: unknown } | { readonly refusal: JsonRefusal } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { refusal: "is not JSON" };
  }
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return { refusal: `is nested deeper than ${deepest} levels` };
    level = level.flatMap((one) => (typeof one === "object" && one !== null ? Object.values(one) : []));
  }
  return { value };
}
