import type { VoiceOperation } from "@org/clone-core";
import type { FaultCase } from "../faults/case.ts";
import { faultCases } from "../faults/cases.ts";
import { operations } from "./operations.ts";

/** Which faults the promises about keys and about voices that exist are tried under. */
export interface Part {
  readonly casesOf: readonly FaultCase[];
  /** One of each sentence: for promises that cost a pause under each. */
  readonly samplesOf: readonly FaultCase[];
  /** Operations on voices that exist, each with a fault that strikes it. */
  readonly operationCases: readonly (readonly [VoiceOperation, FaultCase])[];
}

const each = (
  which: readonly VoiceOperation[],
  cases: readonly FaultCase[],
): readonly (readonly [VoiceOperation, FaultCase])[] =>
  which.flatMap((operation) => cases.map((one) => [operation, one] as const));

const firstOf = (count: number): FaultCase[] => Object.values(faultCases).flatMap((cases) => cases.slice(0, count));

const all = Object.values(faultCases).flat();

/**
 * Cloning is tried under every fault in either part. What comes after it asks the same code about the same faults once
 * more for each operation, which is hundreds of promises: `all` is for `pnpm prove`, and for the first test of a new
 * provider; `daily` has the first fault of each sentence in `faults/`, so that each way to fail is there once.
 */
export const parts: Readonly<Record<"all" | "daily", Part>> = {
  all: { casesOf: all, samplesOf: firstOf(1), operationCases: each(operations, all) },
  daily: {
    casesOf: firstOf(1),
    samplesOf: firstOf(1).slice(0, 1),
    operationCases: each(["list", "delete"], firstOf(1)),
  },
};
