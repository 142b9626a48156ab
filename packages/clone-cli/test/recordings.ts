import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** A tenth of a second of noise: 16-bit mono at 8 kHz. */
export const wav: Uint8Array<ArrayBuffer> = recording();

function recording(samples = 800): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(44 + samples * 2);
  const view = new DataView(bytes.buffer);
  const word = (at: number, letters: string): void => bytes.set(Buffer.from(letters), at);
  word(0, "RIFF");
  view.setUint32(4, bytes.length - 8, true);
  word(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, 8000, true);
  view.setUint32(28, 16_000, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  word(36, "data");
  view.setUint32(40, samples * 2, true);
  for (let at = 44; at < bytes.length; at++) bytes[at] = (at * 37) % 253;
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
