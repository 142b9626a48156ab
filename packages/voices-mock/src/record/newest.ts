/** The newest of many things, within bounds. */
export interface Newest<Item> {
  /** Adds one, and lets the oldest go while a bound is passed; gives those. The newest stays in any case. */
  add(item: Item): readonly Item[];
  /** Puts another in the place of one that is kept. The oldest go as when one is added. */
  replace(item: Item, next: Item): void;
  /** Takes one out for good. */
  remove(item: Item): void;
  /** Those that are kept, oldest first. */
  items(): readonly Item[];
  /** How many were added, those no longer kept among them. */
  count(): number;
  /** How many were let go because a bound was passed. */
  dropped(): number;
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
  let gone = 0;
  const measure = (item: Item): number => JSON.stringify(told(item)).length;
  const trim = (): readonly Item[] => {
    let dropped = 0;
    for (; kept.length - dropped > 1; dropped++) {
      if (kept.length - dropped <= bounds.items && size <= bounds.characters) break;
      size -= sizes[dropped] ?? 0;
    }
    sizes.splice(0, dropped);
    gone += dropped;
    return kept.splice(0, dropped);
  };
  return {
    add(item) {
      const own = measure(item);
      kept.push(item);
      sizes.push(own);
      size += own;
      count += 1;
      return trim();
    },
    replace(item, next) {
      const at = kept.indexOf(item);
      if (at < 0) return;
      const own = measure(next);
      size += own - (sizes[at] ?? 0);
      kept[at] = next;
      sizes[at] = own;
      trim();
    },
    remove(item) {
      const at = kept.indexOf(item);
      if (at < 0) return;
      kept.splice(at, 1);
      const [own = 0] = sizes.splice(at, 1);
      size -= own;
    },
    items: () => kept,
    count: () => count,
    dropped: () => gone,
  };
}
