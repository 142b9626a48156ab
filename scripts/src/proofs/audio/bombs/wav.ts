import { type Bomb, bombsOf, megabyte } from "./bomb.ts";
import { type Bytes, filled, joined, littleEndian, repeated, text } from "./bytes.ts";
import { stackedId3, tagOfTinyFrames } from "./id3.ts";

const chunk = (name: string, content: Uint8Array): Bytes =>
  joined(text(name), littleEndian(content.length, 4), content);

const format = (coding: number, channels: number, rate: number, frameBytes: number, bits: number): Bytes =>
  chunk(
    "fmt ",
    joined(
      littleEndian(coding, 2),
      littleEndian(channels, 2),
      littleEndian(rate, 4),
      littleEndian((rate * frameBytes) % 2 ** 32, 4),
      littleEndian(frameBytes, 2),
      littleEndian(bits, 2),
    ),
  );

const wav = (...chunks: readonly Uint8Array[]): Bytes => {
  const content = joined(text("WAVE"), ...chunks);
  return joined(text("RIFF"), littleEndian(content.length, 4), content);
};

const plain = format(1, 1, 16_000, 2, 16);
const sound = chunk("data", repeated([0, 10], 16_000));

export const wavBombs: readonly Bomb[] = bombsOf("wav", {
  "65535 channels": () => wav(format(1, 65_535, 48_000, 65_535, 8), chunk("data", filled([128, 90], 8 * megabyte))),
  "255 channels in frames of one byte": () =>
    wav(format(1, 255, 48_000, 1, 8), chunk("data", filled([128, 90], 8 * megabyte))),
  "frames of no bytes": () => wav(format(1, 1, 48_000, 0, 8), chunk("data", filled([128, 90], 8 * megabyte))),
  "rate of 4294967295 Hz": () =>
    wav(format(1, 1, 4_294_967_295, 1, 8), chunk("data", filled([128, 90], 32 * megabyte))),
  "rate of 1 Hz": () => wav(format(1, 1, 1, 1, 8), chunk("data", filled([128, 90], 32 * megabyte))),
  "rate of 1000 Hz": () => wav(format(1, 1, 1_000, 1, 8), chunk("data", filled([128, 90], 32 * megabyte))),
  "four million empty chunks": () => wav(plain, filled(chunk("junk", new Uint8Array(0)), 32 * megabyte), sound),
  "a million words about it": () =>
    wav(plain, chunk("LIST", joined(text("INFO"), filled(chunk("INAM", new Uint8Array(0)), 8 * megabyte))), sound),
  "a tag of a million frames": () => wav(plain, chunk("id3 ", tagOfTinyFrames(8 * megabyte)), sound),
  "numbers that are none": () => wav(format(3, 2, 48_000, 16, 64), chunk("data", repeated([255], 32 * megabyte))),
  "tags before it": () => joined(stackedId3(8 * megabyte), wav(plain, sound)),
});
