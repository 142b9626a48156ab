import { type FaultName, faultNames } from "@org/voices-mock/faults-client";
import { type Arbitrary, constant, constantFrom, integer, oneof, record } from "fast-check";
import type { Vendor } from "./scenario.ts";

/** One call over a real connection. */
export interface LoopbackScenario {
  readonly fault: FaultName;
  readonly vendor: Vendor;
  readonly key: "text" | "late";
  readonly sample: "Blob" | "Uint8Array";
  /** Bytes beyond the beginning of the sample. */
  readonly more: number;
  readonly timeoutMs: number;
  readonly maxRetries: number;
  /** After so many milliseconds, if at all. */
  readonly abortMs: number | undefined;
  readonly mark: string;
  /** With an idempotency key: how long the voice is looked for; the call is made once more, where nothing goes wrong. */
  readonly settleMs: number | undefined;
}

export const loopbackScenarios: Arbitrary<LoopbackScenario> = record({
  fault: constantFrom(...faultNames),
  vendor: constantFrom("cartesia", "inworld"),
  key: constantFrom("text", "late"),
  sample: constantFrom("Blob", "Uint8Array"),
  more: oneof(integer({ min: 0, max: 3000 }), integer({ min: 0, max: 300_000 })),
  timeoutMs: oneof(integer({ min: 100, max: 500 }), integer({ min: 1, max: 30 })),
  maxRetries: integer({ min: 0, max: 2 }),
  abortMs: oneof({ weight: 3, arbitrary: constant(undefined) }, { weight: 1, arbitrary: integer({ min: 0, max: 60 }) }),
  settleMs: oneof(constant(undefined), constant(0), integer({ min: 1, max: 600 })),
  mark: integer({ min: 0x10000000, max: 0x7fffffff }).map((mark) => `mark${mark.toString(16)}`),
});

/** Faults that end well. */
const voices = /^(voice-\d+|bom-voice|(gzip|br|deflate)-200)$/;
/** Faults that answer 400 before, or besides, what else they do. */
const refusing = /^(keep-alive-.+|.+-mid-error|.+-after-answer|error-then-stall|trickle-error)$/;

export const mayBeVoice = (fault: string): boolean => voices.test(fault);

/** Whether a fault says for certain that it made no voice, by its name. */
export function surelyRefuses(fault: string): boolean {
  if (refusing.test(fault)) return true;
  const [, status = fault.startsWith("retry-after") ? "429" : ""] =
    /-(\d{3})(?!\d)/.exec(fault.replace(/^retry-after-\S+-on/, "")) ?? [];
  return /^(4\d\d|307|308)$/.test(status) && status !== "408";
}
