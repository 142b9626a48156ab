/** Works on all items, on so many at the same time; the results are in the order of the items. */
export async function inLanes<From, To>(
  items: readonly From[],
  count: number,
  work: (item: From, index: number) => Promise<To>,
): Promise<To[]> {
  const results: To[] = [];
  const queue = items.entries();
  const lane = async (): Promise<void> => {
    for (const [index, item] of queue) results[index] = await work(item, index);
  };
  await Promise.all(Array.from({ length: count }, lane));
  return results;
}
