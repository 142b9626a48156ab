import type { FaultCase } from "../faults/case.ts";
import { faultCases } from "../faults/cases.ts";

/** Which faults the promises about keys and about voices that exist are tried under. */
export interface Part {
  readonly casesOf: readonly FaultCase[];
  /** One of each sentence: for promises that cost a pause under each. */
  readonly samplesOf: readonly FaultCase[];
}

const firstOf = (count: number): FaultCase[] => Object.values(faultCases).flatMap((cases) => cases.slice(0, count));

/**
 * Cloning is tried under every fault in either part. What comes after it asks the same code about the same faults once
 * more for each operation, which is hundreds of promises: `all` is for `pnpm prove`, and for the first test of a new
 * provider; `daily` has the first fault of each sentence in `faults/`, so that each way to fail is there once.
 */
export const parts: Readonly<Record<"all" | "daily", Part>> = {
  all: { casesOf: Object.values(faultCases).flat(), samplesOf: firstOf(1) },
  daily: { casesOf: firstOf(1), samplesOf: firstOf(1).slice(0, 2) },
};
