import type { CloneError, CloneEvent, Voice } from "@org/clone-core";
import type { DescribedRequest, DryRun } from "@org/clone-core/dry-run";
import type { CommandIo } from "../command-io.ts";
import type { LoadedSample } from "../sample/load.ts";
import type { CloneTarget } from "../targets/target.ts";

/** What was found about the sample of a call, before it was sent. */
export interface SampleWarning {
  readonly code: string;
  /** Without the provider's name. */
  readonly message: string;
  /** The page that documents it. */
  readonly source?: string | undefined;
  readonly sampleIndex: number;
  /** The sample's file name. */
  readonly label: string;
}

/** What came of one provider. */
export type CloneReport = { readonly target: CloneTarget; readonly sampleWarnings: readonly SampleWarning[] } & (
  | { readonly voice: Voice }
  | { readonly dryRun: DryRun }
  | { readonly error: CloneError }
);

/** A call in a few words. */
interface CallSummary {
  /** The samples' names. */
  readonly label: string;
  readonly sizeBytes: number;
  /** Absent where it is not known. */
  readonly seconds: number | undefined;
}

/** What was done to a sample. */
interface PreparedNote extends NonNullable<LoadedSample["prepared"]> {
  /** Its file's name. */
  readonly label: string;
  readonly sampleIndex: number;
}

/** What the reports of one command have in common. */
export interface ReportContext {
  /** The voice's name, as asked for. */
  readonly name: string;
  /** Whether it bears an idempotency key, so that the command may be run again. */
  readonly keyed: boolean;
  readonly sandbox: boolean;
  readonly dryRun: boolean;
  /** Results and errors, and nothing else. */
  readonly quiet: boolean;
  /** How many samples a call has. */
  readonly samples: number;
  /** What was done to samples before they are sent. */
  readonly prepared: readonly PreparedNote[];
}

/** Where reports go. */
export type ReportStreams = Pick<CommandIo, "stdout" | "stderr" | "env">;

/** Tells of a command's course and results, each result once. */
export interface Reporter {
  /** What to know about the samples, before the first request. */
  warn(target: CloneTarget, warnings: readonly SampleWarning[]): void;
  /** Before the first request. */
  begin(call: CallSummary, targets: readonly CloneTarget[]): void;
  /** `requests` describes what each provider is sent, where anybody wants to know. */
  event(event: CloneEvent, requests: ReadonlyMap<string, DescribedRequest>): void;
  result(report: CloneReport): void;
  /** After the last result, or when the command fails. */
  end(): void;
}

/** The mark on everything that the sandbox made. */
export const sandboxMark = "sandbox: nothing real was created";
