/** Throws, naming what was compared, when two values are not the same one. */
export function same(what: string, found: unknown, expected: unknown): void {
  if (!Object.is(found, expected)) throw new Error(`${what}: expected ${shown(expected)}, found ${shown(found)}`);
}

/** The same for values that JSON can tell; the order of members does not matter. */
export function sameJson(what: string, found: unknown, expected: unknown): void {
  same(what, JSON.stringify(sorted(found)), JSON.stringify(sorted(expected)));
}

/** Throws when a value is none of those that are right. */
export function oneOf(what: string, found: unknown, expected: readonly unknown[]): void {
  if (!expected.includes(found)) {
    throw new Error(`${what}: expected ${expected.map(shown).join(" or ")}, found ${shown(found)}`);
  }
}

const shown = (value: unknown): string => (typeof value === "string" ? JSON.stringify(value) : String(value));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, member]) => [key, sorted(member)] as const);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}
