/**
 * Copies of a recording with up to thirty bytes overwritten, mostly in its head, and every third one cut off. The same
 * seed always gives the same copies.
 */
export function* seededDamage(seed: number, copies: number, recording: Uint8Array): Generator<Uint8Array<ArrayBuffer>> {
  const headBytes = Math.min(recording.byteLength, 600);
  const below = countingRandom(seed);
  for (let copy = 0; copy < copies; copy++) {
    const damaged = new Uint8Array(recording);
    for (let overwritten = 1 + below(30); overwritten > 0; overwritten--) {
      const reach = below(3) === 0 ? damaged.byteLength : headBytes;
      damaged[below(reach)] = below(2) === 0 ? 255 : below(256);
    }
    yield below(3) === 0 ? damaged.slice(0, below(damaged.byteLength)) : damaged;
  }
}

/** A linear congruential generator: the next whole number below a limit. */
function countingRandom(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
