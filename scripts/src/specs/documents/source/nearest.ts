/** How many are shown. */
const most = 5;

/**
 * The operations that somebody most likely meant: first those with the same words in their path, then those that are
 * spelled alike. All of them where there are few.
 */
export function nearest(wanted: string, present: readonly string[]): string[] {
  const words = wordsOf(wanted);
  const rated = present.map((one, index) => {
    const own = wordsOf(one);
    const shared = [...words].filter((word) => own.has(word)).length;
    const sameMethod = one.split(" ")[0] === wanted.split(" ")[0]?.toUpperCase() ? 0.5 : 0;
    return { one, index, rate: (2 * shared) / (words.size + own.size) + sameMethod - distance(wanted, one) / 200 };
  });
  return rated
    .sort((first, second) => second.rate - first.rate || first.index - second.index)
    .slice(0, most)
    .map(({ one }) => one);
}

/** `/v1/voices:clone` is about `voice` and `clone`. */
const wordsOf = (operation: string): Set<string> =>
  new Set(
    operation
      .slice(operation.indexOf(" ") + 1)
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .map((word) => word.replace(/s$/, ""))
      .filter((word) => word !== "" && !/^v\d+$/.test(word)),
  );

/** How many characters have to change, as far as it matters. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...from].entries()) {
    const next = [at + 1];
    for (let index = 1; index <= to.length; index++) {
      const change = (row[index - 1] ?? 0) + (to[index - 1] === letter ? 0 : 1);
      next.push(Math.min(change, (row[index] ?? 0) + 1, (next[index - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
