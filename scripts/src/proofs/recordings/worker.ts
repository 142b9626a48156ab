// One process: prepares the recordings that it is told of, one after the other, and tells what became of each. What
// takes this process with it takes nothing else.
import { createHash } from "node:crypto";
import { openAsBlob } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import {
  inspectSample,
  type PreparedSample,
  prepareSample,
  SampleError,
} from "../../../../packages/voice-sample/src/index.ts";
import { damaged, randomBelow } from "../audio/damage.ts";
import { memoryInUse, watch } from "../audio/watch.ts";
import { findAac, givenAac } from "./process/aac-package.ts";
import { bruised } from "./process/bruised.ts";
import { findingsOf, limits } from "./process/findings.ts";
import type { Outcome, Task, Told } from "./process/task.ts";
import { clipPath } from "./scene/clip.ts";

const [aacModule = ""] = process.argv.slice(2);
findAac(aacModule);
const given = await givenAac(aacModule);

async function recordingOf({ path, damage }: Task): Promise<Blob | Uint8Array> {
  if (damage === undefined) return openAsBlob(path);
  const bytes = await readFile(path);
  const below = randomBelow(damage);
  return damage % 2 === 0 ? damaged(bytes, below) : bruised(bytes, below);
}

async function preparedOf(task: Task): Promise<PreparedSample | Extract<Outcome, { readonly kind: "refused" }>> {
  try {
    return await prepareSample(await recordingOf(task), { limits, decoders: task.isGivenAac ? given : undefined });
  } catch (error) {
    if (error instanceof SampleError) return { kind: "refused", code: error.code, message: error.message };
    throw error;
  }
}

async function outcomeOf(task: Task): Promise<Pick<Told, "outcome" | "seconds">> {
  const began = performance.now();
  const seconds = (): number => (performance.now() - began) / 1000;
  try {
    const prepared = await preparedOf(task);
    const took = seconds();
    if ("kind" in prepared) return { outcome: prepared, seconds: took };
    const { audio, window, changes, report } = prepared;
    if (task.output !== undefined) await writeFile(task.output, audio);
    const findings = [...(await findingsOf(audio))];
    const read = await inspectSample(audio);
    if (JSON.stringify(read) !== JSON.stringify(report)) findings.push("the report is not what the sample says");
    const sha256 = createHash("sha256").update(audio).digest("hex");
    return { outcome: { kind: "sample", window, changes, report, sha256, findings }, seconds: took };
  } catch (error) {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { outcome: { kind: "wrong", error: what }, seconds: seconds() };
  }
}

// What is loaded once belongs to no recording.
await outcomeOf({ path: clipPath });
globalThis.gc?.();
const idle = memoryInUse();

process.on("message", async (task: Task) => {
  globalThis.gc?.();
  const watched = watch();
  const told = await outcomeOf(task);
  const { peakBytes } = await watched();
  process.send?.({ ...told, extraBytes: Math.max(0, peakBytes - idle) } satisfies Told);
});
process.on("disconnect", () => process.exit(0));
process.send?.("ready");
