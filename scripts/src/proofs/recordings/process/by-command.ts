import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { inspectSample, type SampleChange } from "../../../../../packages/voice-sample/src/index.ts";
import { command } from "../../../workspace/programs/sandbox.ts";
import { findingsOf } from "./findings.ts";
import type { Task, Told } from "./task.ts";

const run = promisify(execFile);

/** The same by `clone-voice prepare`, which takes ffmpeg for what nothing of ours decodes. */
export async function preparedByCommand(
  { path, output }: Required<Pick<Task, "path" | "output">>,
  timeout: number,
): Promise<Told> {
  const [program, script] = command;
  const began = performance.now();
  const { stdout } = await run(program, [script, "prepare", path, "--output", output, "--json"], { timeout });
  const seconds = (performance.now() - began) / 1000;
  const { fromSeconds, toSeconds, changes } = JSON.parse(stdout) as {
    readonly fromSeconds: number;
    readonly toSeconds: number;
    readonly changes: readonly SampleChange[];
  };
  const audio = await readFile(output);
  const report = await inspectSample(audio);
  const sha256 = createHash("sha256").update(audio).digest("hex");
  const findings = await findingsOf(audio);
  return {
    outcome: { kind: "sample", window: { fromSeconds, toSeconds }, changes, report, sha256, findings },
    seconds,
  };
}
