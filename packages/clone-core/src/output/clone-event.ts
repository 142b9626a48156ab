import type { CloneErrorCode, CloneOutcome } from "./clone-error.ts";

/** Whose part of a call an event is about. */
interface Source {
  /** The provider's name. */
  readonly provider: string;
  /** The provider's key in the `providers` of `cloneVoiceToAll`; absent in events of `cloneVoice`. No secret. */
  readonly key?: string;
}

/** What happens during a call, for logs and traces. No event carries an API key or audio. */
export type CloneEvent = Source &
  (
    | {
        readonly type: "attempt_started";
        /** From 1. */
        readonly attempt: number;
      }
    | {
        readonly type: "retry_scheduled";
        /** The attempt that failed. */
        readonly attempt: number;
        /** Why it failed. */
        readonly reason: CloneErrorCode;
        readonly status?: number;
        readonly delayMs: number;
      }
    | {
        readonly type: "settled";
        /** How many requests were begun. */
        readonly attempts: number;
        /** How long the call took, in whole milliseconds; never negative, whatever happens to the machine's clock. */
        readonly durationMs: number;
        readonly outcome: "created" | CloneOutcome;
        /** Absent when a voice was created. */
        readonly code?: CloneErrorCode;
        /** HTTP status of a failure; absent when no answer came. */
        readonly status?: number;
        /** Names the last request when you write to the provider's support; absent when the answer had none. */
        readonly requestId?: string;
      }
  );
