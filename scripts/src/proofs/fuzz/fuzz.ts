import { asyncProperty, check, type RunDetails, stringify } from "fast-check";
import { broken } from "./oracle/broken.ts";
import { listenToUnhandled } from "./oracle/unhandled.ts";
import type { Scenario } from "./scenario.ts";
import { trial } from "./trial.ts";
import { scenarios } from "./values/scenarios.ts";

export interface FuzzOptions {
  readonly runs: number;
  readonly seed: number;
  /** Of a counter-example that was found before: then only that one runs. */
  readonly path?: string | undefined;
  /** After each run; `failed` from the first counter-example on, while it is made smaller. */
  readonly onRun?: (runs: number, failed: boolean) => void;
}

/** Runs random calls on a clock of their own, and holds each to every promise. */
export async function fuzz({ runs, seed, path, onRun }: FuzzOptions): Promise<RunDetails<[Scenario]>> {
  const unhandled = listenToUnhandled();
  let count = 0;
  let failed = false;
  const property = asyncProperty(scenarios, async (scenario) => {
    const trace = await trial(scenario);
    const sentences = [...broken(scenario, trace), ...unhandled.take()];
    failed ||= sentences.length > 0;
    onRun?.(++count, failed);
    if (sentences.length > 0) throw new Error(sentences.join("\n"));
  });
  try {
    return await check(property, { numRuns: runs, seed, ...(path && { path, endOnFailure: true }) });
  } finally {
    unhandled.stop();
  }
}

/** A counter-example to read, and how to run it again; nothing when there is none. */
export function counterExample({
  failed,
  counterexample,
  counterexamplePath,
  seed,
  errorInstance,
}: RunDetails<[Scenario]>): string {
  if (!failed) return "";
  const said = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  return [
    said,
    "",
    stringify(counterexample?.[0]),
    "",
    `pnpm prove fuzz -- --seed ${seed} --path ${counterexamplePath}`,
  ].join("\n");
}
