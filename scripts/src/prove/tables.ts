import { columns } from "../workspace/tables.ts";
import type { ProofResult } from "./prove.ts";

/** One suite of `pnpm prove --list`. */
export interface ListedProof {
  readonly name: string;
  readonly proves: string;
  readonly isLong: boolean;
  /** Undefined where it never passed on this machine. */
  readonly lastSeconds: number | undefined;
}

/** `93 s`, or minutes from two on. */
export const inTime = (seconds: number): string =>
  seconds < 120 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;

/** Every suite on a line: its name, how long it took, what it proves. */
export function listLines(proofs: readonly ListedProof[]): string[] {
  const times = proofs.map(({ lastSeconds }) => (lastSeconds === undefined ? "not run here yet" : inTime(lastSeconds)));
  return columns(
    proofs.map(({ name, proves, isLong }, at) => [name, times[at] ?? "", `${proves}${isLong ? " (long)" : ""}`]),
  );
}

/** Suite, verdict, seconds. */
export function tableLines(results: readonly ProofResult[]): string[] {
  return columns([
    ["suite", "verdict", "seconds"],
    ...results.map(({ name, verdict, seconds }) => [name, verdict, String(seconds)]),
  ]);
}
