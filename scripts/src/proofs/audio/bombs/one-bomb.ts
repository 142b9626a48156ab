// One process for one bomb: makes the calls that it is told on a file, and prints what they took as JSON.
import { readFileSync } from "node:fs";
import { type CallName, calls, outcomeOf } from "../calls.ts";
import { memoryInUse, watch } from "../watch.ts";

/** What one call on a bomb took. */
export interface CallTook {
  readonly call: CallName;
  readonly outcome: string;
  /** Beyond the idle process, the sample itself included. */
  readonly extraBytes: number;
  readonly blockedMs: number;
  readonly tookMs: number;
  /** From the abort in the middle of another such call to its end; 0 when that call was faster. */
  readonly abortMs: number;
}

const [, , path = "", ...names] = process.argv;
// The reader is loaded, as in a process that waits for samples.
await outcomeOf(calls.inspect(new Uint8Array(100)));
const idle = memoryInUse();
const bytes = new Uint8Array(readFileSync(path));
const took: CallTook[] = [];
for (const call of names as CallName[]) {
  // Each call begins with an idle process: what the one before left behind is gone.
  globalThis.gc?.();
  const watched = watch();
  const begin = performance.now();
  const outcome = await outcomeOf(calls[call](bytes));
  const tookMs = performance.now() - begin;
  const { peakBytes, blockedMs } = await watched();
  took.push({
    call,
    outcome,
    extraBytes: peakBytes - idle,
    blockedMs,
    tookMs,
    abortMs: await abortAfter(call, tookMs / 2),
  });
}
console.log(JSON.stringify(took));

async function abortAfter(call: CallName, milliseconds: number): Promise<number> {
  const controller = new AbortController();
  let abortedAt = Number.NaN;
  const timer = setTimeout(() => {
    abortedAt = performance.now();
    controller.abort();
  }, milliseconds);
  const outcome = await outcomeOf(calls[call](bytes, controller.signal));
  clearTimeout(timer);
  if (Number.isNaN(abortedAt)) return 0;
  // The last step may have been done when the signal came.
  if (outcome !== "aborted" && performance.now() - abortedAt > 1) return Number.POSITIVE_INFINITY;
  return performance.now() - abortedAt;
}
