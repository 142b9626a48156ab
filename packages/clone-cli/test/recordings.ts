import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

const clip = new DataView(readFileSync(new URL("../../../examples/clips/ada.wav", import.meta.url)).buffer, 44);
/** A word begins here, in frames: it is in the half second that the short one has. */
const firstWord = 2_000;

/** The clip in 8 bit at 8 kHz, over and over. */
const spokenByte = (frame: number): number =>
  Math.round(128 + (127 * clip.getInt16((4 * (firstWord + frame)) % 320_000, true)) / 2 ** 15);

/** Ten seconds of speech, which is the length that every provider likes: 8-bit mono at 8 kHz. */
export const wav: Uint8Array<ArrayBuffer> = recording(10);

/** Half a second of it, which every provider finds too short. */
export const shortWav: Uint8Array<ArrayBuffer> = recording(0.5);

/** A WAV file of speech, or of the values that `valueAt` gives for each frame, from 0 to 255. */
export function recording(seconds: number, valueAt: (frame: number) => number = spokenByte): Uint8Array<ArrayBuffer> {
  const frames = seconds * 8000;
  const bytes = new Uint8Array(44 + frames);
  const view = new DataView(bytes.buffer);
  const word = (at: number, letters: string): void => bytes.set(Buffer.from(letters), at);
  word(0, "RIFF");
  view.setUint32(4, bytes.length - 8, true);
  word(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, 8000, true);
  view.setUint32(28, 8000, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  word(36, "data");
  view.setUint32(40, frames, true);
  for (let frame = 0; frame < frames; frame++) bytes[44 + frame] = valueAt(frame);
  return bytes;
}

/** A folder for the files of one test file, gone when its tests are. */
export const folder: string = mkdtempSync(join(tmpdir(), "clone-voice-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes a file into {@link folder} and returns its path. */
export function file(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}
