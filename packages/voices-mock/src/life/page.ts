/** Where a page starts or ends: behind an entry, or before one. */
export interface Cursor {
  readonly after?: string | undefined;
  readonly before?: string | undefined;
}

/** A part of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Whether more follow; of a page before an entry, whether more stand before it. */
  readonly hasMore: boolean;
}

/** Something in a list. */
interface Listed {
  readonly id: string;
}

/**
 * A page of a list. Its place is told among all entries, matching or not, so that a cursor stays good when what matches
 * changes. Nothing when the cursor names no entry.
 */
export function pageOf<Item extends Listed>(
  all: readonly Item[],
  { after, before }: Cursor,
  size: number,
  matches: (item: Item) => boolean,
): Page<Item> | undefined {
  const mark = after ?? before;
  const at = mark === undefined ? -1 : all.findIndex(({ id }) => id === mark);
  if (mark !== undefined && at < 0) return undefined;
  const isBefore = after === undefined && before !== undefined;
  const rest = (isBefore ? all.slice(0, at) : all.slice(at + 1)).filter(matches);
  return {
    items: isBefore ? rest.slice(Math.max(0, rest.length - size)) : rest.slice(0, size),
    hasMore: rest.length > size,
  };
}
