/** Where the tables at both ends are left alone. */
const headShare = 0.1;
const mostBytes = 400;

/**
 * A recording with up to 400 bytes of its sound overwritten, by a source of chance: its container is whole, so that what
 * is wrong comes to the decoder.
 */
export function bruised(original: Uint8Array, below: (limit: number) => number): Uint8Array {
  const bytes = new Uint8Array(original);
  const from = Math.floor(bytes.length * headShare);
  const reach = Math.max(1, bytes.length - 2 * from);
  for (let left = 1 + below(mostBytes); left > 0; left--) bytes[from + below(reach)] = below(256);
  return bytes;
}
