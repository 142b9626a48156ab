import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { silentWav } from "../../workspace/made-up/silent-wav.ts";

/** A valid recording of a few hundred bytes, different for each number: silence but for its first frames. */
function clip(number: number): Uint8Array {
  const bytes = silentWav(400);
  new DataView(bytes.buffer).setUint32(44, number, true);
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
