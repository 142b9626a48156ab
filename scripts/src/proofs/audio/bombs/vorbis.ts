import { Bits, type Bytes, joined, littleEndian, text } from "./bytes.ts";

export interface VorbisStream {
  readonly channels: number;
  readonly sampleRate: number;
  /** Of its short and its long blocks, as powers of two: from 6 (64 samples) to 13 (8,192). */
  readonly blocks?: readonly [short: number, long: number];
  /** Of its only table of codes. */
  readonly entries?: number;
  readonly dimensions?: number;
}

/** The three packets before the sound: what it is, comments, tables of codes. */
export function vorbisHead(stream: VorbisStream, comments?: Uint8Array): readonly [Bytes, Bytes, Bytes] {
  const { channels, sampleRate, blocks: [short, long] = [13, 13] } = stream;
  const identity = joined(
    [1],
    text("vorbis"),
    littleEndian(0, 4),
    [channels],
    littleEndian(sampleRate, 4),
    new Uint8Array(12),
    [(long << 4) | short, 1],
  );
  return [identity, joined([3], text("vorbis"), comments ?? new Uint8Array(8), [1]), setup(stream)];
}

/** Tables as small as they may be: one code, one floor, one residue, and one mode of long blocks. */
function setup({ entries = 1, dimensions = 1 }: VorbisStream): Bytes {
  const bits = new Bits("lowest first");
  bits.add(0, 8).add(0x564342, 24).add(dimensions, 16).add(entries, 24);
  if (entries === 1) bits.add(0, 1).add(0, 1).add(0, 5);
  else {
    // All codes of one length, in the order of their numbers.
    const length = Math.ceil(Math.log2(entries));
    bits
      .add(1, 1)
      .add(length - 1, 5)
      .add(entries, Math.floor(Math.log2(entries)) + 1);
  }
  bits.add(0, 4);
  bits.add(0, 6).add(0, 16);
  bits.add(0, 6).add(1, 16).add(0, 5).add(0, 2).add(8, 4);
  bits.add(0, 6).add(0, 16).add(0, 24).add(0, 24).add(0, 24).add(0, 6).add(0, 8).add(0, 3).add(0, 1);
  bits.add(0, 6).add(0, 16).add(0, 1).add(0, 1).add(0, 2).add(0, 8).add(0, 8).add(0, 8);
  bits.add(0, 6).add(1, 1).add(0, 16).add(0, 16).add(0, 8);
  bits.add(1, 1);
  return joined([5], text("vorbis"), bits.bytes());
}

/** A packet of one byte that stands for a long block of silence in any number of channels. */
export const silentBlock: Uint8Array = Uint8Array.of(6);
/** A packet that no decoder takes for sound. */
export const noSound: Uint8Array = Uint8Array.of(1);
