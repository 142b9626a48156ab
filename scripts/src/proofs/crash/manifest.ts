import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";

/** A valid recording of a few hundred bytes, different for each number: silence but for its first frames. */
function clip(number: number): Buffer {
  const bytes = Buffer.alloc(44 + 400, 0x80);
  bytes.write("RIFF", 0, "latin1");
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write("WAVEfmt ", 8, "latin1");
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(8000, 24);
  bytes.writeUInt32LE(8000, 28);
  bytes.writeUInt16LE(1, 32);
  bytes.writeUInt16LE(8, 34);
  bytes.write("data", 36, "latin1");
  bytes.writeUInt32LE(bytes.length - 44, 40);
  bytes.writeUInt32LE(number, 44);
  return bytes;
}

/** The name of a row's voice. */
export const voiceName = (number: number): string => `Voice ${number}`;

/** Writes a manifest with a clip for each row and returns its path. Rows name no provider. */
export async function writeManifest(folder: string, rows: number): Promise<string> {
  await mkdir(join(folder, "clips"), { recursive: true });
  const path = join(folder, "voices.csv");
  const manifest = createWriteStream(path);
  manifest.write("sample,name,language\n");
  for (let number = 1; number <= rows; number++) {
    await writeFile(join(folder, "clips", `${number}.wav`), clip(number));
    manifest.write(`clips/${number}.wav,${voiceName(number)},en\n`);
  }
  manifest.end();
  await finished(manifest);
  return path;
}
