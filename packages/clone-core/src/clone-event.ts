import type { CloneErrorCode, CloneOutcome } from "./clone-error.ts";

/** What happens during a call, for logs and traces. No event carries the key or audio. */
export type CloneEvent =
  | {
      readonly type: "attempt_started";
      readonly provider: string;
      /** From 1. */
      readonly attempt: number;
    }
  | {
      readonly type: "retry_scheduled";
      readonly provider: string;
      /** The attempt that failed. */
      readonly attempt: number;
      /** Why it failed. */
      readonly reason: CloneErrorCode;
      readonly status?: number;
      readonly delayMs: number;
    }
  | {
      readonly type: "settled";
      readonly provider: string;
      /** How many requests were begun. */
      readonly attempts: number;
      readonly durationMs: number;
      readonly outcome: "created" | CloneOutcome;
      /** Absent when a voice was created. */
      readonly code?: CloneErrorCode;
    };
