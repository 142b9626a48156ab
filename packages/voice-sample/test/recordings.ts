import { readFileSync } from "node:fs";

const clips = new URL("../../../examples/clips/", import.meta.url);
const fixtures = new URL("./fixtures/", import.meta.url);

/** The bytes of one of the committed example clips. */
export const clip = (name: "ada.wav" | "ada.mp3" | "ada-lossless.m4a"): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL(name, clips)));

/** The bytes of one second of speech in another container. */
export const second = (extension: "aac" | "flac" | "m4a" | "ogg" | "webm"): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL(`second.${extension}`, fixtures)));

/** The bytes of ten seconds of speech in a WebM file of several clusters. */
export const tenSecondsOfWebm = (): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL("ten-seconds.webm", fixtures)));

/** How the values of a WAV file are written: unsigned 8 bit, signed 16 and 24 bit, 32-bit floating point. */
export type WavCoding = "u8" | "s16" | "s24" | "f32";

const bits: Readonly<Record<WavCoding, number>> = { u8: 8, s16: 16, s24: 24, f32: 32 };

/** A WAV file of a signal from -1 to 1, given by the number of the frame and of the channel. */
export function wavOf(
  frames: number,
  signal: (frame: number, channel: number) => number,
  {
    coding = "s16",
    channels = 1,
    sampleRate = 8_000,
  }: { coding?: WavCoding; channels?: number; sampleRate?: number } = {},
): Uint8Array<ArrayBuffer> {
  const width = bits[coding] / 8;
  const dataBytes = frames * channels * width;
  const bytes = new Uint8Array(44 + dataBytes);
  const view = new DataView(bytes.buffer);
  const word = (at: number, letters: string): void => bytes.set(new TextEncoder().encode(letters), at);
  word(0, "RIFF");
  view.setUint32(4, bytes.length - 8, true);
  word(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, coding === "f32" ? 3 : 1, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * channels * width, true);
  view.setUint16(32, channels * width, true);
  view.setUint16(34, bits[coding], true);
  word(36, "data");
  view.setUint32(40, dataBytes, true);
  for (let frame = 0; frame < frames; frame++) {
    for (let channel = 0; channel < channels; channel++) {
      write(view, 44 + (frame * channels + channel) * width, coding, signal(frame, channel));
    }
  }
  return bytes;
}

function write(view: DataView, at: number, coding: WavCoding, value: number): void {
  const steps = 2 ** (bits[coding] - 1);
  const whole = Math.max(-steps, Math.min(steps - 1, Math.round(value * steps)));
  switch (coding) {
    case "f32":
      view.setFloat32(at, value, true);
      break;
    case "u8":
      view.setUint8(at, whole + 128);
      break;
    case "s16":
      view.setInt16(at, whole, true);
      break;
    case "s24":
      view.setUint16(at, whole & 0xffff, true);
      view.setInt8(at + 2, whole >> 16);
  }
}

const ada = new DataView(clip("ada.wav").buffer, 44);

/** The clip as a signal: 10 s of speech at 16 kHz, and silence before and after. */
export const spoken = (frame: number): number =>
  frame >= 0 && 2 * frame + 2 <= ada.byteLength ? ada.getInt16(2 * frame, true) / 2 ** 15 : 0;
