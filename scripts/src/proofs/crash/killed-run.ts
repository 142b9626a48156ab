import { spawn } from "node:child_process";
import { once } from "node:events";
import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { outputOf } from "../../workspace/programs/output-of.ts";
import { command } from "../../workspace/programs/sandbox.ts";

/** A batch in a process of its own. */
export interface BatchRun {
  readonly manifest: string;
  readonly env: Readonly<Record<string, string>>;
  readonly args: readonly string[];
}

/** When a batch is killed: so long after its start, or after the first line that it adds to its journal. */
export interface Moment {
  readonly after: "start" | "first line";
  readonly ms: number;
}

/** How a batch that was to be killed ended: `ended` when it was quicker. */
export interface KilledRun {
  readonly result: "killed" | "ended";
  /** Lines that it added to the journal. */
  readonly addedBytes: number;
  readonly exitCode: number | null;
  readonly stderr: string;
}

const journalSize = (manifest: string): number =>
  statSync(`${manifest}.journal.ndjson`, { throwIfNoEntry: false })?.size ?? 0;

/** Runs a batch and kills it with SIGKILL at that moment. */
export async function killedRun(run: BatchRun, moment: Moment): Promise<KilledRun> {
  const before = journalSize(run.manifest);
  const child = start(run);
  const stderr = text(child.stderr);
  child.stdout.resume();
  let over = false;
  const exit = once(child, "exit").then(([code]: (number | null)[]) => {
    over = true;
    return code ?? null;
  });
  // The loop ends with the process; its journal is what tells how far it is.
  while (moment.after === "first line" && !over && journalSize(run.manifest) <= before) await sleep(2);
  await Promise.race([sleep(moment.ms), exit]);
  const result = over ? "ended" : "killed";
  child.kill("SIGKILL");
  const exitCode = await exit;
  return { result, addedBytes: journalSize(run.manifest) - before, exitCode, stderr: await stderr };
}

/** Runs a batch to its end. */
export const wholeRun = (run: BatchRun): ReturnType<typeof outputOf> => outputOf(start(run));

function start({ manifest, env, args }: BatchRun) {
  const [program, script] = command;
  return spawn(program, [script, "batch", manifest, "--json", ...args], {
    // Most of a killed run is its start: what was compiled once is kept.
    env: { ...env, NODE_COMPILE_CACHE: join(dirname(manifest), "compiled") },
    stdio: ["ignore", "pipe", "pipe"],
  });
}
