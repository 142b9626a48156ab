/**
 * Measures everyone once per round, after a round that only warms up, and begins each round with another one, so that
 * nobody always follows the same neighbour.
 */
export async function interleave<Name extends string>(
  rounds: number,
  measured: ReadonlyMap<Name, () => number | Promise<number>>,
): Promise<Map<Name, number[]>> {
  const values = new Map([...measured.keys()].map((name): [Name, number[]] => [name, []]));
  const all = [...measured];
  for (let round = 0; round <= rounds; round++) {
    const first = round % all.length;
    for (const [name, measure] of [...all.slice(first), ...all.slice(0, first)]) {
      const value = await measure();
      if (round > 0) values.get(name)?.push(value);
    }
  }
  return values;
}
