import type { SampleChange, SampleErrorCode, SampleFinding, SampleLevels, SampleReport } from "@org/voice-sample";
import type { ProviderFacts } from "../../api/facts.ts";

/** What a provider would make of a sound, by its title; no findings where it fits. */
export interface Judgement {
  readonly provider: string;
  readonly findings: readonly SampleFinding[];
}

/** A recording before anything is done to it. */
export interface LookedAt {
  /** Another recording has another one. */
  readonly digest: string;
  readonly seconds: number;
  readonly report: SampleReport;
  readonly levels: SampleLevels;
  /** What each provider that there is would make of it as it is, chosen or not. */
  readonly judgements: readonly Judgement[];
}

/** A part of a recording, in seconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What a recording becomes. */
export interface Sample extends PreparedSample {
  /** The recording and the part of it that a person asked for: another one makes another voice. */
  readonly origin: string;
}

/** The same without where it came from. */
export interface PreparedSample {
  readonly audio: Blob;
  readonly report: SampleReport;
  readonly levels: SampleLevels;
  readonly window: Span;
  readonly changes: readonly SampleChange[];
  /** What each chosen provider would make of it. */
  readonly judgements: readonly Judgement[];
}

/** What is needed of a provider to judge a sound. */
export type Judge = Pick<ProviderFacts, "title" | "limits" | "sources">;

/** What the worker is asked. A later question about the same take ends the earlier one. */
export interface Question {
  readonly take: number;
  readonly turn: number;
  readonly recording: Blob;
  /** Found where absent. */
  readonly window?: Span;
  /** Who judges the recording itself; absent when it was looked at before. */
  readonly look?: readonly Judge[];
  /** Whom the sample is to suit. */
  readonly providers: readonly Judge[];
}

/** What the worker answers. */
export type Answer = { readonly take: number; readonly turn: number } & (
  | { readonly looked: LookedAt }
  | { readonly sample: PreparedSample }
  | { readonly problem: { readonly code?: SampleErrorCode; readonly message: string } }
);
