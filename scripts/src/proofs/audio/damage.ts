import { readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { seededRandom } from "../../workspace/made-up/seeded-random.ts";

/** How many bytes at the beginning hold the tables that everything else hangs on. */
const headBytes = 2_000;

/**
 * Writes copies of recordings with up to forty bytes overwritten, mostly near the beginning, with parts cut out or
 * doubled, and with the end missing. The same seed always gives the same copies.
 */
export async function makeDamaged(
  folder: string,
  recordings: readonly string[],
  copies: number,
  seed: number,
): Promise<readonly string[]> {
  const below = randomBelow(seed);
  const paths: string[] = [];
  for (let copy = 0; copy < copies; copy++) {
    const original = recordings[copy % recordings.length] as string;
    const path = join(folder, `${copy}-${basename(original)}`);
    await writeFile(path, damaged(await readFile(original), below));
    paths.push(path);
  }
  return paths;
}

/** A damaged copy of a recording, by a source of chance. */
export function damaged(original: Uint8Array, below: (limit: number) => number): Uint8Array {
  const bytes = new Uint8Array(original);
  for (let left = 1 + below(40); left > 0; left--) {
    const reach = below(3) === 0 ? bytes.length : Math.min(headBytes, bytes.length);
    bytes[below(reach)] = below(2) === 0 ? 255 : below(256);
  }
  const from = below(bytes.length);
  const to = from + below(Math.min(20_000, bytes.length - from));
  switch (below(5)) {
    case 0:
      return bytes.subarray(0, below(bytes.length));
    case 1:
      return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
    case 2:
      return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
    default:
      return bytes;
  }
}

/** A source of chance that is the same for the same seed: the next whole number below a limit. */
export function randomBelow(seed: number): (limit: number) => number {
  const random = seededRandom(seed);
  return (limit) => Math.floor(random() * limit);
}
