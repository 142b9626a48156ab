import type { CloneErrorInit, Voice } from "@org/clone-core";
import type { Job, Queue } from "bullmq";

/** What survives JSON unchanged. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** A clone job's data, as Redis keeps it: neither audio nor an API key. */
export interface CloneJobData {
  /** The voice's idempotency key. */
  readonly key: string;
  /** The provider's name, such as `inworld`. */
  readonly provider: string;
  readonly name: string;
  /** BCP 47; absent where the provider takes no language. */
  readonly language?: string | undefined;
  /** Where the recording is, in words that your `loadSample` understands. */
  readonly sample: Json;
  readonly description?: string | undefined;
  /** The words spoken in the sample. */
  readonly transcription?: string | undefined;
  readonly providerOptions?: object | undefined;
  /**
   * When a request may last have left, by Redis' own clock, in milliseconds since 1970. Absent while it is certain that no
   * request made a voice.
   */
  readonly leftAt?: number | undefined;
  /** How often a request left again although nobody knew what became of the one before it. */
  readonly resends?: number | undefined;
  /** What went wrong last: `cloneErrorOf` makes a `CloneError` of it. */
  readonly error?: CloneErrorData | undefined;
}

/** A `CloneError` as data, without cause and stack. */
export interface CloneErrorData extends Omit<CloneErrorInit, "startedAt" | "cause"> {
  readonly message: string;
  /** ISO 8601. */
  readonly startedAt: string;
}

/** A voice as data: without `raw`, which may carry audio. */
export interface CloneJobResult extends Omit<Voice, "raw" | "createdAt"> {
  /** ISO 8601. */
  readonly createdAt?: string;
}

/**
 * How far a job is, as its `progress` says; `done` a moment before the job has its voice. Minor releases may add values:
 * have a `default`.
 */
export type CloneProgress = "waiting" | "loading" | "preparing" | "sending" | "settling" | "done";

/** A BullMQ queue of clone jobs: one for each account of a provider. */
export type CloneQueue = Queue<CloneJobData, CloneJobResult>;

/** A BullMQ job that makes one voice. */
export type CloneJob = Job<CloneJobData, CloneJobResult>;
