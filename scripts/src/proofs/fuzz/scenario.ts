// What one run of the fuzzer is about: plain data, so that a counter-example can be read and run again.

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
  readonly providerOptions: "none" | "empty" | "own" | "unknown" | "not cloneable" | "no object";
  /** In turn; the last one is repeated. */
  readonly answers: readonly Answer[];
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

/** What becomes of one request. */
export interface Answer {
  /** How much of the request the service has before it answers or breaks. */
  readonly reads: "all" | "nothing";
  readonly delayMs: number;
  /** Whether `fetch` rejects when the request's signal aborts, as a real one does. */
  readonly obeys: boolean;
  readonly how: Reply | Failure | { readonly kind: "hangs" } | { readonly kind: "odd"; readonly which: number };
}

export interface Reply {
  readonly kind: "reply";
  readonly status: number;
  readonly retryAfter: RetryAfter;
  readonly echoInHeaders: boolean;
  readonly body: Body;
  /** Bytes in each chunk, in turn. */
  readonly chunks: readonly number[];
  readonly chunkMs: number;
  /** After all of the body, or after half of it. */
  readonly ending: "whole" | "stalls" | Failure;
}

export type RetryAfter =
  | { readonly form: "none" }
  | { readonly form: "seconds"; readonly seconds: number }
  | { readonly form: "date"; readonly inSeconds: number }
  | { readonly form: "odd"; readonly text: string };

export interface Body {
  readonly kind:
    | "voice"
    | "voice that echoes"
    | "refused samples"
    | "some samples refused"
    | "quota"
    | "plan"
    | "message"
    | "JSON"
    | "text"
    | "no voice";
  /** For `JSON`, and which of several for others. */
  readonly value: unknown;
  readonly echo: EchoForm;
  /** Letters before what is echoed. */
  readonly filler: number;
}

export const echoForms = [
  "nothing",
  "key",
  "header",
  "escaped key",
  "halves",
  "base64",
  "base64 lines",
  "escaped base64",
  "hexadecimal",
  "bytes",
  "list",
] as const;
export type EchoForm = (typeof echoForms)[number];

/** What `fetch`, or the reading of a body, rejects with. */
export interface Failure {
  readonly kind: "fails";
  readonly what: "connect" | "break" | "runtime timeout" | "some addresses" | "strange";
  readonly code: string;
  readonly where: "error" | "cause" | "aggregate";
  readonly echo: EchoForm;
  /** Of the strange ones. */
  readonly which: number;
  /** Whether `fetch` throws instead of rejecting. */
  readonly atOnce: boolean;
}
