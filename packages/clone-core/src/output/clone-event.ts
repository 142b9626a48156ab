import type { CloneErrorCode, CloneOutcome } from "./clone-error.ts";

/** Whose part of a call an event is about. */
interface Source {
  /** The provider's name. */
  readonly provider: string;
  /** Under which key of `cloneVoiceToAll` its result will stand; absent in events of one voice. */
  readonly resultKey?: string;
  /** What is done with a voice that exists; absent in events of cloning. */
  readonly operation?: VoiceOperation;
}

type LookUpTime = "before_sending" | "after_unknown";

/** What can be done with voices that exist. Minor releases may add values: have a `default`. */
export type VoiceOperation = "list" | "get" | "update" | "delete" | "preview";

/**
 * What happens during a call, for logs and traces. No event carries an API key or audio. The attempts of cloning are
 * numbered; a look-up for an `idempotencyKey` has two events of its own, however many pages it reads.
 *
 * Minor releases may add types and members: have a `default`.
 */
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
        readonly code: CloneErrorCode;
        readonly status?: number;
        readonly delayMs: number;
      }
    | {
        readonly type: "look_up_started";
        /** Before anything is sent, or after the outcome became unknown. */
        readonly when: LookUpTime;
      }
    | {
        readonly type: "look_up_ended";
        readonly when: LookUpTime;
        /** `failed`: the list could not be read to its end. */
        readonly result: "found" | "absent" | "failed";
      }
    | {
        readonly type: "settled";
        /** How many requests were begun. */
        readonly attempts: number;
        /** How long the call took, in whole milliseconds; never negative, whatever happens to the machine's clock. */
        readonly durationMs: number;
        /**
         * `existed`: a voice with the call's `idempotencyKey` was there, and nothing was sent. `done` and `failed` are those of
         * calls that create nothing.
         */
        readonly outcome: "created" | "existed" | "done" | "failed" | CloneOutcome;
        /** Absent after a success. */
        readonly code?: CloneErrorCode;
        /** HTTP status of a failure; absent when no answer came. */
        readonly status?: number;
        /** Names the last request when you write to the provider's support; absent when the answer had none. */
        readonly requestId?: string;
      }
  );
