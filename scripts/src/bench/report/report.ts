import type { Machine } from "../setup/machine.ts";
import { type Figure, figuresOf, type Samples } from "./samples.ts";
import { type Verdict, verdicts } from "./targets.ts";

/** One run, for programs: `pnpm bench --json`, and `docs/bench/figures.json`. */
export interface Report {
  /** ISO 8601, UTC. */
  readonly date: string;
  readonly commit: string;
  readonly quick: boolean;
  readonly machine: Machine;
  /** Bytes, milliseconds, calls per second; `low` and `high` are quartiles. */
  readonly figures: readonly Figure[];
  readonly verdicts: readonly Verdict[];
}

export function reportOf(facts: Omit<Report, "figures" | "verdicts">, samples: readonly Samples[]): Report {
  const figures = figuresOf(samples);
  return { ...facts, figures, verdicts: verdicts(figures) };
}

/** When, on what, and of which commit. */
export function headline({ date, commit, quick, machine }: Report): string {
  const { processor, cores, memoryGb, system, node, load } = machine;
  const run = quick ? "a short run" : "medians of interleaved runs";
  return `${date.slice(0, 10)}, commit ${commit}, ${run}: ${processor}, ${cores} cores, ${memoryGb} GB, ${system}, Node ${node}, load ${load}`;
}
