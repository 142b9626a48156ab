import { type Bomb, bombsOf, megabyte } from "./bomb.ts";
import { type Bytes, filled, joined, repeated, text } from "./bytes.ts";
import { stackedId3, tagOfTinyFrames } from "./id3.ts";

/** A frame of silence: its head and zeros. */
const frame = (head: readonly number[], size: number): Bytes => joined(head, new Uint8Array(size - head.length));

/** MPEG 2, layer 3, 8 kbit/s, 24 kHz, mono: 24 bytes for 24 ms, the smallest frame there is. */
const smallest = frame([0xff, 0xf3, 0x14, 0xc0], 24);
/** MPEG 2.5, layer 3, 8 kbit/s, 8 kHz, mono: 72 ms in 72 bytes. */
const slowest = frame([0xff, 0xe3, 0x18, 0xc0], 72);
/** MPEG 1, layer 3, 32 kbit/s, 48 kHz, stereo: 96 bytes. */
const stereo = frame([0xff, 0xfb, 0x14, 0x00], 96);
/** MPEG 1, layer 1, 32 kbit/s, 48 kHz. */
const layerOne = frame([0xff, 0xff, 0x14, 0xc0], 32);
const withXing = (at: number): Bytes => {
  const bytes = frame([0xff, 0xf3, 0x14, 0xc0], 24);
  bytes.set(text("Xing"), at);
  return bytes;
};

export const mp3Bombs: readonly Bomb[] = bombsOf("mp3", {
  "smallest frames": () => filled(smallest, 4 * megabyte),
  "smallest frames in 32 MB": () => filled(smallest, 32 * megabyte),
  "slowest frames": () => filled(slowest, 8 * megabyte),
  "stereo frames": () => filled(stereo, 8 * megabyte),
  "frames of layer 1": () => filled(layerOne, 4 * megabyte),
  "frames that change their kind": () => filled(joined(smallest, stereo, slowest), 8 * megabyte),
  "nothing but Xing frames": () => joined(filled(withXing(13), 4 * megabyte), repeated(smallest, 3)),
  "false beginnings of frames": () =>
    joined(repeated(smallest, 4), filled([0xff, 0xf3, 0x14, 0xc1, 0xff], 8 * megabyte), repeated(smallest, 4)),
  "zeros between two frames": () => joined(repeated(smallest, 4), new Uint8Array(32 * megabyte), repeated(smallest, 4)),
  "a million tags": () => joined(stackedId3(16 * megabyte), filled(smallest, 10_000)),
  "a tag of a million frames": () => joined(tagOfTinyFrames(16 * megabyte), filled(smallest, 10_000)),
});

/** An ADTS frame of so many bytes, its head included. */
const adts = (size: number, rateIndex = 11, channels = 1): Bytes =>
  frame(
    [
      0xff,
      0xf1,
      0x40 | (rateIndex << 2) | (channels >> 2),
      ((channels & 3) << 6) | (size >> 11),
      (size >> 3) & 255,
      ((size & 7) << 5) | 31,
      0xfc,
    ],
    size,
  );

export const aacBombs: readonly Bomb[] = bombsOf("aac", {
  "frames of nothing but a head": () => filled(adts(7), 4 * megabyte),
  "frames of nothing but a head in 32 MB": () => filled(adts(7), 32 * megabyte),
  "frames of one byte in eight channels": () => filled(adts(8, 0, 7), 8 * megabyte),
  "a million tags": () => joined(stackedId3(16 * megabyte), filled(adts(9), 10_000)),
});
