import { type Bomb, bombsOf, megabyte } from "./bomb.ts";
import { Bits, type Bytes, bigEndian, counted, filled, joined, littleEndian, text } from "./bytes.ts";
import { stackedId3, tagOfTinyFrames } from "./id3.ts";

function crc(bytes: Uint8Array, polynomial: number, width: 8 | 16): number {
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte << (width - 8);
    for (let bit = 0; bit < 8; bit++) {
      sum = sum & (1 << (width - 1)) ? ((sum << 1) ^ polynomial) & (2 ** width - 1) : sum << 1;
    }
  }
  return sum;
}

/** Numbers of frames are written as UTF-8 writes letters. */
function codedNumber(value: number): Uint8Array {
  if (value < 0x80) return Uint8Array.of(value);
  if (value < 0x800) return Uint8Array.of(0xc0 | (value >> 6), 0x80 | (value & 63));
  if (value < 0x10000) return Uint8Array.of(0xe0 | (value >> 12), 0x80 | ((value >> 6) & 63), 0x80 | (value & 63));
  return Uint8Array.of(
    0xf0 | (value >> 18),
    0x80 | ((value >> 12) & 63),
    0x80 | ((value >> 6) & 63),
    0x80 | (value & 63),
  );
}

interface Stream {
  readonly blockSize: number;
  readonly channels: number;
  readonly sampleRate: number;
  /** Of the whole stream; 0 stands for unknown. */
  readonly samples?: number;
}

/** A frame in which each channel stands still: a few bytes, whatever its block size. */
export function constantFrame(number: number, { blockSize, channels, sampleRate }: Stream, level = 1_000): Bytes {
  // Rates are said in each frame, in steps of 10 Hz, where they can be: a decoder may not know the head of the file.
  const saysRate = sampleRate % 10 === 0;
  const head = joined(
    [0xff, 0xf8, saysRate ? 0x7e : 0x70, ((channels - 1) << 4) | 0x08],
    codedNumber(number),
    bigEndian(blockSize - 1, 2),
    saysRate ? bigEndian(sampleRate / 10, 2) : [],
  );
  const body = new Bits("highest first");
  for (let channel = 0; channel < channels; channel++) body.add(0, 8).add(level, 16);
  const withoutSum = joined(head, [crc(head, 0x07, 8)], body.bytes());
  return joined(withoutSum, bigEndian(crc(withoutSum, 0x8005, 16), 2));
}

const block = (type: number, content: Uint8Array, last = false): Bytes =>
  joined([(last ? 0x80 : 0) | type], bigEndian(content.length, 3), content);

/** The block that stands first in every file. */
export const streamInfo = ({ blockSize, channels, sampleRate, samples = 0 }: Stream): Bytes =>
  joined(
    bigEndian(Math.min(blockSize, 65_535), 2),
    bigEndian(Math.min(blockSize, 65_535), 2),
    new Uint8Array(6),
    new Bits("highest first")
      .add(sampleRate, 20)
      .add(channels - 1, 3)
      .add(15, 5)
      .add(samples, 36)
      .bytes(),
    new Uint8Array(16),
  );

const flac = (stream: Stream, frames: Uint8Array, ...blocks: readonly Uint8Array[]): Bytes =>
  joined(text("fLaC"), block(0, streamInfo(stream), blocks.length === 0), ...blocks, frames);

const frames = (stream: Stream, times: number): Bytes => counted(times, (number) => constantFrame(number, stream));

const stereo: Stream = { blockSize: 4_096, channels: 2, sampleRate: 48_000 };
const widest: Stream = { blockSize: 65_535, channels: 2, sampleRate: 384_000 };
const manyChannels: Stream = { blockSize: 65_535, channels: 8, sampleRate: 384_000 };
const fastest: Stream = { blockSize: 65_535, channels: 2, sampleRate: 655_350 };
const shortest: Stream = { blockSize: 16, channels: 1, sampleRate: 48_000 };

/** Comments: the name of the program, how many there are, and each with its length before it. */
export const comments = (count: number, each: Uint8Array): Bytes =>
  joined(
    littleEndian(0, 4),
    littleEndian(count, 4),
    filled(joined(littleEndian(each.length, 4), each), count * (4 + each.length)),
  );

export const flacBombs: readonly Bomb[] = bombsOf("flac", {
  "largest blocks at 384 kHz": () => flac(widest, frames(widest, 4_000)),
  "largest blocks in eight channels": () => flac(manyChannels, frames(manyChannels, 2_000)),
  "largest blocks at 655350 Hz": () => flac(fastest, frames(fastest, 4_000)),
  "rate of 1 Hz": () => flac({ ...widest, sampleRate: 1 }, frames(widest, 1_000)),
  "shortest blocks": () => flac(shortest, frames(shortest, 60_000)),
  "shortest blocks in 32 MB": () => joined(flac(shortest, filled(frames(shortest, 128), 32 * megabyte))),
  "blocks of one sample": () => flac(shortest, frames({ ...shortest, blockSize: 1 }, 60_000)),
  "a length that no file has": () => flac({ ...stereo, samples: 2 ** 36 - 1 }, frames(stereo, 10)),
  "a million blocks of nothing": () =>
    flac(
      stereo,
      frames(stereo, 10),
      filled(block(1, new Uint8Array(0)), 16 * megabyte),
      block(1, new Uint8Array(4), true),
    ),
  // mediabunny 1.61 looks for the first frame for ever, behind the end of the file.
  "blocks up to its end": () =>
    flac(
      stereo,
      new Uint8Array(5),
      block(1, new Uint8Array(2 ** 24 - 1)),
      block(1, new Uint8Array(15 * megabyte), true),
    ),
  "a million comments": () => flac(stereo, frames(stereo, 10), block(4, comments(3_000_000, text("A")), true)),
  "a million named comments": () =>
    flac(stereo, frames(stereo, 10), block(4, comments(1_500_000, text("TITLE=A")), true)),
  "four billion comments": () =>
    flac(stereo, frames(stereo, 10), block(4, joined(littleEndian(0, 4), littleEndian(4_294_967_295, 4)), true)),
  "false beginnings of frames": () =>
    joined(flac(stereo, frames(stereo, 3)), filled([0xff, 0xf8, 0x79, 0x18, 0], 8 * megabyte)),
  "a frame without an end": () => joined(flac(stereo, frames(stereo, 3)), new Uint8Array(32 * megabyte)),
  "a million tags": () => joined(stackedId3(16 * megabyte), flac(stereo, frames(stereo, 10))),
  "a tag of a million frames": () => joined(tagOfTinyFrames(16 * megabyte), flac(stereo, frames(stereo, 10))),
});
