import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../specs/documents/sources.ts";
import { seededRandom } from "../../../workspace/made-up/seeded-random.ts";
import { run } from "../../../workspace/programs/consumer.ts";
import { installDebian } from "../../../workspace/tools/install-debian.ts";
import { recordingKinds, recordingSeconds, speech } from "./kinds.ts";

const headBytes = 44;
const rate = 16_000;
/** So many steps of 16 bit are -66 dBFS, as a quiet room is. */
const softNoise = 16;
const seed = 20_261_129;

/** The example clip in a longer silence, with the soft noise of a room. */
function longWav(): Buffer {
  const clip = readFileSync(new URL("examples/clips/ada.wav", root));
  const frames = recordingSeconds * rate;
  const wav = Buffer.alloc(headBytes + 2 * frames);
  clip.copy(wav, 0, 0, headBytes);
  wav.writeUInt32LE(wav.byteLength - 8, 4);
  wav.writeUInt32LE(2 * frames, headBytes - 4);
  const random = seededRandom(seed);
  for (let frame = 0; frame < frames; frame++) {
    const spoken = headBytes + 2 * (frame - speech.from * rate);
    const isSpoken = spoken >= headBytes && spoken + 1 < clip.byteLength;
    const value = (isSpoken ? clip.readInt16LE(spoken) : 0) + Math.round((2 * random() - 1) * softNoise);
    wav.writeInt16LE(Math.max(-32_768, Math.min(32_767, value)), headBytes + 2 * frame);
  }
  return wav;
}

/** What a server has at each path. */
export type Served = Readonly<Record<string, readonly [type: string, content: Buffer]>>;

/** Makes a recording of every kind, beside the clip itself to compare with. */
export function makeRecordings(folder: string): Served {
  installDebian({ ffmpeg: "ffmpeg" });
  const source = join(folder, "source.wav");
  writeFileSync(source, longWav());
  const type = "application/octet-stream";
  return {
    "/clip.wav": [type, readFileSync(new URL("examples/clips/ada.wav", root))],
    ...Object.fromEntries(
      recordingKinds.map(({ file, coded }): [string, readonly [string, Buffer]] => {
        const path = join(folder, file);
        run(folder, ["ffmpeg", "-nostdin", "-v", "error", "-i", source, ...coded, path]);
        return [`/${file}`, [type, readFileSync(path)]];
      }),
    ),
  };
}
