/** Checks all at the same time, and says of each that fails which it was. They may not share an address. */
export async function allOf<One extends string>(
  every: readonly One[],
  check: (one: One) => Promise<void>,
): Promise<void> {
  const broken: string[] = [];
  await Promise.all(
    every.map((one) =>
      check(one).catch((error: unknown) => {
        broken.push(`${one}: ${error instanceof Error ? error.message : String(error)}`);
      }),
    ),
  );
  if (broken.length > 0) throw new Error(broken.join("\n"));
}
