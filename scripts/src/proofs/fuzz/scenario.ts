// What one run of the fuzzer is about: plain data, so that a counter-example can be read and run again.

import type { Answer } from "./answer.ts";
import type { ListPlan } from "./lists/plan.ts";

export type Vendor = "cartesia" | "inworld";

/** One call, to one provider or to several. */
export interface Scenario {
  readonly legs: readonly Leg[];
  /** Whether it goes through `cloneVoiceToAll`; with several legs it must. */
  readonly toAll: boolean;
  readonly name: unknown;
  readonly description: unknown;
  readonly language: unknown;
  readonly samples: readonly SampleForm[];
  /** Whether one sample is given as `samples`, a list. */
  readonly asList: boolean;
  readonly timeoutMs: unknown;
  readonly maxRetries: unknown;
  readonly maxSampleBytes: unknown;
  readonly idempotencyKey: unknown;
  readonly settleMs: unknown;
  /** With a key: so many milliseconds after the call it is made once more, if at all. */
  readonly againMs: number | undefined;
  readonly listener: "none" | "quiet" | "throws" | "rejects";
  readonly abort: AbortMoment;
  /** Text that is in every secret, and nowhere else. */
  readonly mark: string;
}

/** One provider of a call. */
export interface Leg {
  readonly vendor: Vendor;
  /** What the key has besides the mark. */
  readonly keyLetters: string;
  readonly key:
    | "text"
    | "function"
    | "promise"
    | "late"
    | "throws"
    | "rejects"
    | "hangs"
    | "empty"
    | "line break"
    | "none";
  readonly providerOptions: "none" | "empty" | "own" | "marked" | "unknown" | "not cloneable" | "no object";
  /** In turn; the last one is repeated. */
  readonly answers: readonly Answer[];
  /** What its list of voices is like. */
  readonly list: ListPlan;
}

/** When the caller's signal aborts, if ever. */
export type AbortMoment =
  | { readonly at: "never" | "before" | "key" | "fetch" | "head" | "chunk" | "event" }
  | { readonly at: "time"; readonly ms: number }
  | { readonly at: "microtask"; readonly turns: number };

export const formats = ["wav", "mp3", "flac", "ogg", "webm", "aiff", "m4a", "aac"] as const;
export const rightForms = ["Blob", "File", "Uint8Array", "Buffer", "view", "ArrayBuffer", "late Blob"] as const;
export const wrongForms = [
  "path",
  "base64",
  "Response",
  "stream",
  "promise",
  "list",
  "Int16Array",
  "nothing",
  "null",
  "detached",
  "broken Blob",
  "hanging Blob",
  "throws when looked at",
] as const;

export interface SampleForm {
  readonly form: (typeof rightForms)[number] | (typeof wrongForms)[number];
  readonly content: (typeof formats)[number] | "empty" | "text" | "cut header";
  /** Bytes beyond its beginning. */
  readonly more: number;
  readonly transcription: unknown;
}
