// One process for a share of the mutated files: lets every call read each of them, and prints what it took as JSON.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type CallName, calls, outcomeOf, promisedMs } from "./calls.ts";
import { damaged, randomBelow } from "./damage.ts";
import { memoryInUse, watch } from "./watch.ts";

/** What became of a share of the mutated files. */
export interface MutantsTook {
  readonly files: number;
  /** How many calls ended how. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly extraBytes: number;
  readonly blockedMs: number;
  readonly blockedBy: string;
  /** Calls that took longer than promised. */
  readonly late: readonly string[];
}

/** What the package promises, in milliseconds. */
const longestBlockMs = 100;
const mostRepeats = 3;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    first: { type: "string", default: "0" },
    step: { type: "string", default: "1" },
    runs: { type: "string", default: "1" },
  },
});
const originals = positionals.map((path) => ({ path, bytes: new Uint8Array(readFileSync(path)) }));
// Decoders are loaded once, in 50 ms.
for (const { bytes } of originals) for (const call of Object.values(calls)) await outcomeOf(call(bytes));
const idle = memoryInUse();
const outcomes: Record<string, number> = {};
const late: string[] = [];
let files = 0;
let extraBytes = 0;
let blockedMs = 0;
let blockedBy = "";
for (let number = Number(values.first); number < Number(values.runs); number += Number(values.step)) {
  const original = originals[number % originals.length];
  if (original === undefined) break;
  const below = randomBelow(number * 2_654_435_761);
  const bytes = damaged(original.bytes, below);
  let watched = watch();
  for (const call of Object.keys(calls) as CallName[]) {
    const begin = performance.now();
    const outcome = await outcomeOf(calls[call](bytes));
    if (performance.now() - begin > promisedMs(call, bytes.byteLength)) late.push(`${call} of mutant ${number}`);
    outcomes[`${call} ${outcome}`] = (outcomes[`${call} ${outcome}`] ?? 0) + 1;
  }
  const took = await watched();
  extraBytes = Math.max(extraBytes, took.peakBytes - idle);
  let mutantMs = took.blockedMs;
  // Other processes of the machine take their turns too: what is slow is read again, and the best run counts.
  for (let again = 0; again < mostRepeats && mutantMs > longestBlockMs; again++) {
    watched = watch();
    for (const call of Object.values(calls)) await outcomeOf(call(bytes));
    mutantMs = Math.min(mutantMs, (await watched()).blockedMs);
  }
  if (mutantMs > blockedMs) {
    blockedMs = mutantMs;
    blockedBy = `mutant ${number} of ${original.path}`;
  }
  files += 1;
}
console.log(JSON.stringify({ files, outcomes, extraBytes, blockedMs, blockedBy, late } satisfies MutantsTook));
