// Prepares recordings in a process of its own: `node prepare-child.mjs <limits> <sample> <recording>` does it once, and
// prints, as JSON, the part that it took and the most memory that it held. Without a recording, each message is the path
// of one, and is answered with the part and the milliseconds from its path to the written sample.
import { openAsBlob } from "node:fs";
import { writeFile } from "node:fs/promises";
import { prepareSample, type SampleWindow } from "@org/voice-sample";
import { peakBytes } from "../measures/peak-bytes.ts";

const [limits = "[]", output = "", recording] = process.argv.slice(2);

/** As a program does it that has a path: ffmpeg is given one too, and writes as well. */
async function prepare(path: string): Promise<SampleWindow> {
  const { audio, window } = await prepareSample(await openAsBlob(path), { limits: JSON.parse(limits) });
  await writeFile(output, audio);
  return window;
}

if (recording === undefined) {
  process.on("message", async (path: string) => {
    const began = performance.now();
    const window = await prepare(path);
    process.send?.({ window, milliseconds: performance.now() - began });
  });
  process.on("disconnect", () => process.exit());
  process.send?.("ready");
} else {
  const window = await prepare(recording);
  console.log(JSON.stringify({ window, peakBytes: peakBytes() }));
}
