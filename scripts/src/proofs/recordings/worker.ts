// One process: prepares the recordings that it is told of, one after the other, and tells what became of each. What
// takes this process with it takes nothing else.
import { createHash } from "node:crypto";
import { openAsBlob } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { cartesiaAudioLimits } from "@org/clone-core/cartesia";
import { inworldAudioLimits } from "@org/clone-core/inworld";
import {
  inspectSample,
  judgeSample,
  measureSample,
  prepareSample,
  SampleInspectError,
} from "../../../../packages/voice-sample/src/index.ts";
import { damaged, randomBelow } from "../audio/damage.ts";
import { memoryInUse, watch } from "../audio/watch.ts";
import { givenAac } from "./process/given-aac.ts";
import type { Outcome, Task, Told } from "./process/task.ts";
import { clipPath } from "./scene/clip.ts";

const limits = [cartesiaAudioLimits, inworldAudioLimits];
const [aacModule = ""] = process.argv.slice(2);
const decoders = await givenAac(aacModule);

async function outcomeOf({ path, output, damage }: Task): Promise<Outcome> {
  try {
    const recording =
      damage === undefined ? await openAsBlob(path) : damaged(await readFile(path), randomBelow(damage));
    const { audio, window, changes, report } = await prepareSample(recording, { limits, decoders });
    if (output !== undefined) await writeFile(output, audio);
    const read = await inspectSample(audio);
    const levels = await measureSample(audio);
    const findings = limits.flatMap((one) => judgeSample({ report: read, levels }, one)).map(({ message }) => message);
    if (JSON.stringify(read) !== JSON.stringify(report)) findings.push("the report is not what the sample says");
    const sha256 = createHash("sha256").update(audio).digest("hex");
    return { kind: "sample", window, changes, report, sha256, findings, peakDbfs: levels.peakDbfs };
  } catch (error) {
    if (error instanceof SampleInspectError) return { kind: "refused", code: error.code, message: error.message };
    return { kind: "wrong", error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

// What is loaded once belongs to no recording.
await outcomeOf({ path: clipPath });
globalThis.gc?.();
const idle = memoryInUse();

process.on("message", async (task: Task) => {
  globalThis.gc?.();
  const watched = watch();
  const began = performance.now();
  const outcome = await outcomeOf(task);
  const seconds = (performance.now() - began) / 1000;
  const { peakBytes } = await watched();
  process.send?.({ outcome, seconds, extraBytes: Math.max(0, peakBytes - idle) } satisfies Told);
});
process.on("disconnect", () => process.exit(0));
process.send?.("ready");
