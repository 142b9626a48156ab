import type { SampleChange, SampleErrorCode, SampleFinding, SampleLevels, SampleReport } from "@org/voice-sample";
import type { ProviderFacts } from "../../api/facts.ts";

/** A recording before anything is done to it. */
export interface LookedAt {
  readonly seconds: number;
  readonly waveform: readonly number[];
  readonly report: SampleReport;
}

/** A part of a recording, in seconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What a recording becomes. */
export interface Sample {
  readonly audio: Blob;
  readonly report: SampleReport;
  readonly levels: SampleLevels;
  readonly window: Span;
  readonly changes: readonly SampleChange[];
  /** What each provider would make of it; empty where it fits. */
  readonly findings: readonly { readonly provider: string; readonly findings: readonly SampleFinding[] }[];
}

/** What the worker is asked. A later question about the same take ends the earlier one. */
export interface Question {
  readonly take: number;
  readonly turn: number;
  readonly recording: Blob;
  /** Found where absent. */
  readonly window?: Span;
  /** Whether the recording itself is looked at as well. */
  readonly look: boolean;
  readonly providers: readonly Pick<ProviderFacts, "title" | "limits" | "sources">[];
}

/** What the worker answers. */
export type Answer = { readonly take: number; readonly turn: number } & (
  | { readonly looked: LookedAt }
  | { readonly sample: Sample }
  | { readonly problem: { readonly code?: SampleErrorCode; readonly message: string } }
);
