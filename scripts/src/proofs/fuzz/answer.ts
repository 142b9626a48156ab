// What one request of a run is answered with: plain data, too.

/** What becomes of one request. */
export interface Answer {
  /** How much of the request the service has before it answers or breaks. */
  readonly reads: "all" | "nothing";
  readonly delayMs: number;
  /** Whether `fetch` rejects when the request's signal aborts, as a real one does. */
  readonly obeys: boolean;
  /** Whether the service makes the voice where the answer leaves that open. */
  readonly acts: boolean;
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
  "mark",
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
