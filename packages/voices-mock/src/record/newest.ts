/** The newest of many things, within bounds. */
export interface Newest<Item> {
  /** Adds one, and lets the oldest go while a bound is passed; gives those. The newest stays in any case. */
  add(item: Item): readonly Item[];
  /** Those that are kept, oldest first. */
  items(): readonly Item[];
  /** How many were added, those no longer kept among them. */
  count(): number;
}

/** How much is kept. */
interface NewestBounds {
  readonly items: number;
  /** Of what is kept, as JSON: in memory each takes up to two bytes. */
  readonly characters: number;
}

/** @param told is what of an item counts as its characters. */
export function createNewest<Item>(bounds: NewestBounds, told: (item: Item) => unknown = (item) => item): Newest<Item> {
  const kept: Item[] = [];
  const sizes: number[] = [];
  let size = 0;
  let count = 0;
  return {
    add(item) {
      const own = JSON.stringify(told(item)).length;
      kept.push(item);
      sizes.push(own);
      size += own;
      count += 1;
      let dropped = 0;
      for (; kept.length - dropped > 1; dropped++) {
        if (kept.length - dropped <= bounds.items && size <= bounds.characters) break;
        size -= sizes[dropped] ?? 0;
      }
      sizes.splice(0, dropped);
      return kept.splice(0, dropped);
    },
    items: () => kept,
    count: () => count,
  };
}
