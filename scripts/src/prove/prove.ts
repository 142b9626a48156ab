import { appendFileSync, closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { keepTime, lastTimes } from "./last-times.ts";
import type { Proof } from "./proof.ts";

/** What became of one suite. */
export interface ProofResult {
  readonly name: string;
  /** `not run`: stopped before it, or its build failed. */
  readonly verdict: "passed" | "failed" | "stopped" | "not run";
  readonly seconds: number;
  /** The file that has everything it printed, where that was not this terminal. */
  readonly log?: string;
}

/** How suites are run, and who hears of it. */
export interface ProveSettings {
  /** Where output and times are kept. */
  readonly folder: string;
  readonly long: boolean;
  readonly args: readonly string[] | undefined;
  readonly signal: AbortSignal;
  /** Whether what suites look at could be built. */
  readonly isBuilt: boolean;
  /** Whether a single suite may print for itself. */
  readonly passThrough: boolean;
  begun(proof: Proof, at: number, usualSeconds: number | undefined): void;
  ended(result: ProofResult): void;
}

/** Lines of a failed suite that are shown; its file has them all. */
const shownLines = 60;

/** Runs suites one after the other, on after a failure, until the signal. */
export async function prove(proofs: readonly Proof[], settings: ProveSettings): Promise<readonly ProofResult[]> {
  const results: ProofResult[] = [];
  for (const [at, proof] of proofs.entries()) {
    if (settings.signal.aborted || (proof.needsBuild && !settings.isBuilt)) {
      results.push({ name: proof.name, verdict: "not run", seconds: 0 });
      continue;
    }
    settings.begun(proof, at, lastTimes(settings.folder)[proof.name]);
    const result = await outcome(proof, settings);
    // With arguments of one's own it is another suite.
    if (result.verdict === "passed" && settings.args === undefined)
      keepTime(settings.folder, proof.name, result.seconds);
    results.push(result);
    settings.ended(result);
  }
  return results;
}

async function outcome(proof: Proof, { folder, long, args, signal, passThrough }: ProveSettings): Promise<ProofResult> {
  const { name } = proof;
  const log = join(folder, `${name}.log`);
  mkdirSync(folder, { recursive: true });
  const output = passThrough ? "inherit" : openSync(log, "w");
  const given = args ?? (long ? proof.longArgs : undefined) ?? proof.args ?? [];
  const began = performance.now();
  try {
    const passed = await proof.run({ args: given, signal, output }).catch((error: unknown) => {
      const text = `${error instanceof Error ? error.stack : String(error)}\n`;
      if (output === "inherit") console.error(text);
      else appendFileSync(output, text);
      return false;
    });
    const seconds = Math.round((performance.now() - began) / 1000);
    const verdict = signal.aborted ? "stopped" : passed ? "passed" : "failed";
    return { name, verdict, seconds, ...(passThrough ? {} : { log }) };
  } finally {
    if (output !== "inherit") closeSync(output);
  }
}

/** The end of what a suite printed. */
export const lastLines = (log: string): string =>
  readFileSync(log, "utf8").trimEnd().split("\n").slice(-shownLines).join("\n");
