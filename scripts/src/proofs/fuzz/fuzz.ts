import { type Arbitrary, asyncProperty, check, type RunDetails, stringify } from "fast-check";
import { lifeBroken } from "./life/life-broken.ts";
import type { LifeScenario } from "./life/life-scenario.ts";
import { lifeScenarios } from "./life/life-scenarios.ts";
import { lifeTrial } from "./life/life-trial.ts";
import { broken } from "./oracle/broken.ts";
import { listenToUnhandled } from "./oracle/unhandled.ts";
import type { Scenario } from "./scenario.ts";
import type { Tally } from "./tally.ts";
import { trial } from "./trial.ts";
import { scenarios } from "./values/scenarios.ts";

export interface FuzzOptions {
  readonly runs: number;
  readonly seed: number;
  /** Of a counter-example that was found before: then only that one runs. */
  readonly path?: string | undefined;
  /** After each run; `failed` from the first counter-example on, while it is made smaller. */
  readonly onRun?: (runs: number, failed: boolean) => void;
  /** Counts what the calls came to. */
  readonly tally?: Tally | undefined;
}

/** Runs random calls for a voice on a clock of their own, and holds each to every promise. */
export const fuzz = (options: FuzzOptions): Promise<RunDetails<[Scenario]>> =>
  held(scenarios, options, async (scenario) => {
    const trace = await trial(scenario);
    options.tally?.count(scenario, trace);
    return broken(scenario, trace);
  });

/** The same with calls about voices that exist. */
export const fuzzLife = (options: FuzzOptions): Promise<RunDetails<[LifeScenario]>> =>
  held(lifeScenarios, options, async (scenario) => lifeBroken(scenario, await lifeTrial(scenario)));

async function held<Call>(
  calls: Arbitrary<Call>,
  { runs, seed, path, onRun }: FuzzOptions,
  brokenBy: (call: Call) => Promise<string[]>,
): Promise<RunDetails<[Call]>> {
  const unhandled = listenToUnhandled();
  let count = 0;
  let failed = false;
  const property = asyncProperty(calls, async (call) => {
    const sentences = [...(await brokenBy(call)), ...unhandled.take()];
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
export function counterExample<Call>(
  { failed, counterexample, counterexamplePath, seed, errorInstance }: RunDetails<[Call]>,
  option = "path",
): string {
  if (!failed) return "";
  const said = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  return [
    said,
    "",
    stringify(counterexample?.[0]),
    "",
    `pnpm prove fuzz -- --seed ${seed} --${option} ${counterexamplePath}`,
  ].join("\n");
}
