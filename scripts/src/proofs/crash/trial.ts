import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandboxProcess } from "../../workspace/programs/sandbox.ts";
import { type BatchRun, killedRun, type Moment, wholeRun } from "./killed-run.ts";
import { writeManifest } from "./manifest.ts";
import { type Verdict, verdicts } from "./verdict.ts";

/** How a batch is tried. */
export interface Trial {
  readonly name: string;
  /** How late the sandbox lists a new voice, as its flag takes it. */
  readonly listLag?: string;
  readonly absentAfter: string;
}

/** What came of it. */
export interface TrialResult {
  readonly judged: readonly Verdict[];
  /** What an observer has to object to. */
  readonly objections: readonly string[];
  readonly killed: number;
  /** Kills that came after the run had sent or settled something. */
  readonly whileSending: number;
  /** Runs that were quicker than the kill. */
  readonly ended: number;
  readonly seconds: number;
  /** Units of unknown outcome that the runs found in the list. */
  readonly found: number;
  /** Units that were announced more than once. */
  readonly sentAgain: number;
}

/** So late after the start that the manifest is being checked, or just not any more. */
const latestStartMs = 900;
/** So late after the first line that a few calls are through. */
const latestLineMs = 120;

/** Kills a batch of so many rows so often, runs it to its end, and judges. */
export async function tried(
  { listLag, absentAfter }: Trial,
  { rows, kills, random }: { readonly rows: number; readonly kills: number; random(): number },
): Promise<TrialResult> {
  const startedAt = performance.now();
  const folder = await mkdtemp(join(tmpdir(), "clone-voice-crash-"));
  const lag = listLag === undefined ? [] : ["--list-lag", listLag];
  const sandbox = await startSandboxProcess("--latency", "10ms", ...lag);
  try {
    const run: BatchRun = {
      manifest: await writeManifest(folder, rows),
      env: sandbox.env,
      args: ["--concurrency", "2", "--rate", "none", "--quiet", "--absent-after", absentAfter],
    };
    let killed = 0;
    let whileSending = 0;
    let ended = 0;
    while (killed < kills) {
      // A quarter anywhere from the start on, the others while voices are being created.
      const moment: Moment =
        random() < 0.25
          ? { after: "start", ms: random() * latestStartMs }
          : { after: "first line", ms: random() * latestLineMs };
      const { result, addedBytes, exitCode, stderr } = await killedRun(run, moment);
      if (result === "killed") {
        killed++;
        if (addedBytes > 0) whileSending++;
        continue;
      }
      ended++;
      if (exitCode === 2 || ended > kills / 2) {
        throw new Error(`the batch ended ${ended} times before it was killed, with ${exitCode}:\n${stderr}`);
      }
    }
    const { exitCode, stdout, stderr } = await wholeRun(run);
    const judged = await verdicts(sandbox.url, rows, stdout);

    const sum = (count: (one: Verdict) => number): number => judged.reduce((all, one) => all + count(one), 0);
    const objections: string[] = [];
    const object = (wrong: boolean, text: string): unknown => wrong && objections.push(text);
    object(sum(({ twice, lost }) => twice + lost) > 0, "voices are lost or there twice");
    object(sum(({ keyless }) => keyless) > 0, "voices bear no key");
    object(sum(({ unknownCreated }) => unknownCreated) > 0, "voices exist and were not found");
    const unknown = sum(({ unknownMissing }) => unknownMissing);
    object(unknown > 0 && absentAfter !== "never", "voices are unknown in the end");
    const rightCode = unknown > 0 ? 3 : 0;
    object(exitCode !== rightCode, `the last run exited with ${exitCode}, not ${rightCode}:\n${stderr}`);
    object(whileSending < kills / 2, "too few kills hit a batch that was sending: the moments are wrong");
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    return { judged, objections, killed, whileSending, ended, seconds, ...settledBy(run.manifest) };
  } finally {
    await sandbox.stop();
    await rm(folder, { recursive: true });
  }
}

/** What all runs settled, as their journal has it. */
function settledBy(manifest: string): Pick<TrialResult, "found" | "sentAgain"> {
  const announced = new Set<string>();
  let [found, sentAgain] = [0, 0];
  for (const line of readFileSync(`${manifest}.journal.ndjson`, "utf8").trimEnd().split("\n")) {
    const { event, unit = "", found: isFound } = JSON.parse(line) as { event?: string; unit?: string; found?: boolean };
    if (isFound === true) found++;
    if (event !== "sending") continue;
    if (announced.has(unit)) sentAgain++;
    announced.add(unit);
  }
  return { found, sentAgain };
}
