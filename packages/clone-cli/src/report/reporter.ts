import type { CloneError, CloneEvent, Voice } from "@org/clone-core";
import type { DryRun } from "../dry-run.ts";
import type { CloneTarget } from "../targets/clone-target.ts";

/** What came of one provider. */
export type CloneReport = { readonly target: CloneTarget } & (
  | { readonly voice: Voice }
  | { readonly dryRun: DryRun }
  | { readonly error: CloneError }
);

/** A sample in a few words. */
interface SampleSummary {
  /** The file's name. */
  readonly label: string;
  readonly sizeBytes: number;
  /** Absent where it was not looked at. */
  readonly seconds: number | undefined;
}

/** What the reports of one command have in common. */
export interface ReportContext {
  /** The voice's name, as asked for. */
  readonly name: string;
  readonly sandbox: boolean;
  readonly dryRun: boolean;
}

/** Tells of a command's course and results, each result once. */
export interface Reporter {
  /** Before the first request. */
  begin(sample: SampleSummary, targets: readonly CloneTarget[]): void;
  event(event: CloneEvent): void;
  result(report: CloneReport): void;
}

/** The mark on everything that the sandbox made. */
export const sandboxMark = "sandbox: nothing real was created";
