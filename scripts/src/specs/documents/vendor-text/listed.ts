/** How much of a list is shown. */
export interface ListLimit {
  readonly items: number;
  /** Of all items together. */
  readonly characters: number;
}

/**
 * The first entries of a list, as far as they fit, and how many are left out. The first one is always there.
 */
export function firstOf(
  items: readonly string[],
  limit: ListLimit,
): { readonly shown: readonly string[]; readonly left: number } {
  let characters = 0;
  const end = items.findIndex((item, index) => {
    characters += item.length;
    return index > 0 && (index >= limit.items || characters > limit.characters);
  });
  const shown = end === -1 ? items : items.slice(0, end);
  return { shown, left: items.length - shown.length };
}

/** The same on one line: `a, b and 3 more`. */
export function joined(items: readonly string[], limit: ListLimit = { items: 20, characters: 1500 }): string {
  const { shown, left } = firstOf(items, limit);
  return shown.join(", ") + (left > 0 ? ` and ${left} more` : "");
}
