import { CloneError, type CloneEvent, type CloneProvider, type SampleAudio } from "@org/clone-core";
import type { WorkerOptions } from "bullmq";
import type { AccountLimits } from "../account-queue.ts";
import type { CloneJobData, CloneQueue, Json } from "../job/job-data.ts";
import { longestSearchMs } from "./next-step.ts";

/** What happens to a job, for logs. No event carries an API key or audio. */
export type CloneQueueEvent = {
  /** The voice's key. */
  readonly key: string;
} & (
  | { readonly type: "call"; readonly event: CloneEvent }
  | {
      /** Nobody knows yet whether the voice exists. */
      readonly type: "settling";
      /** When it is looked for again, in milliseconds from now. */
      readonly lookAgainMs: number;
    }
  | {
      /** The service asked every worker to wait (429). */
      readonly type: "limited";
      readonly waitMs: number;
    }
  | {
      /** Every next job would fail alike, so no worker takes one until you call `queue.resume()`. */
      readonly type: "paused";
      readonly code: "quota" | "authentication";
      readonly message: string;
    }
);

/** What {@link createCloneWorker} takes, beside BullMQ's own options of a worker. */
export interface CloneWorkerOptions
  extends Omit<WorkerOptions, "limiter" | "useWorkerThreads" | "workerForkOptions" | "workerThreadsOptions"> {
  /** The queue whose jobs it takes. */
  queue: CloneQueue;
  /**
   * Writes the account's limits into the queue before the first job, as `limitQueue` does: for a queue that was not opened
   * by `inworldQueue` or `cartesiaQueue`. They hold over all its workers.
   *
   * @default those that the queue has
   */
  limits?: AccountLimits | undefined;
  /** The providers of the queue's jobs, found by their names: as a rule the one whose account the queue is for. */
  providers: readonly CloneProvider[];
  /**
   * Gets the recording that a job's `sample` refers to. What it throws is taken for passing, and the job is tried again;
   * `undefined` says that the recording is gone for good, and the job fails. The signal ends with `loadTimeoutMs`.
   */
  loadSample(
    sample: Json,
    job: CloneJobData,
    signal: AbortSignal,
  ): SampleAudio | undefined | Promise<SampleAudio | undefined>;
  /**
   * Makes a sample of any recording. With `@org/voice-sample`:
   * `(audio, limits, signal) => prepareSample(audio, { limits, signal })`. What it throws ends the job as `unsupported_audio`.
   *
   * @default none: the recording is sent as it is
   */
  prepare?:
    | ((
        audio: SampleAudio,
        limits: readonly [CloneProvider["accepts"]],
        signal: AbortSignal,
      ) => Prepared | Promise<Prepared>)
    | undefined;
  /**
   * The one limit for a call, in milliseconds, as in `cloneVoice`.
   *
   * @default 120_000
   */
  timeoutMs?: number | undefined;
  /**
   * How long a recording may take until it is loaded, and prepared, in milliseconds. One that takes longer is tried again
   * later; without a bound one that never comes would hold a place of its account for good.
   *
   * @default 600_000
   */
  loadTimeoutMs?: number | undefined;
  /**
   * The largest sample, in bytes, as in `cloneVoice`.
   *
   * @default 32_000_000
   */
  maxSampleBytes?: number | undefined;
  /**
   * What becomes of a job whose request may have made a voice that the list does not show.
   *
   * - `settle`: it is looked for at growing intervals; still absent `absentAfterMs` after its request left, it counts as
   *   not created and is sent again with its key, at most twice; then it is looked for up to a day
   * - `wait`: it is looked for up to a day, and never sent again
   * - `fail`: it fails at once, with the outcome `unknown`
   *
   * @default "settle"
   */
  whenUnknown?: "settle" | "wait" | "fail" | undefined;
  /**
   * How long after its request left a voice that the list does not show counts as not created, in milliseconds. The figure
   * is this project's assumption: no service says how soon its list shows a voice. More than `timeoutMs`, at
   * most a day.
   *
   * @default 600_000
   */
  absentAfterMs?: number | undefined;
  /** Hears of calls, look-ups and pauses. What it throws is ignored. */
  onEvent?: ((event: CloneQueueEvent) => void) | undefined;
}

type Prepared = SampleAudio | { readonly audio: SampleAudio };

/** The options that the processor itself uses. */
export type Settings = Pick<CloneWorkerOptions, "providers" | "loadSample" | "prepare" | "maxSampleBytes"> & {
  readonly timeoutMs: number;
  readonly loadTimeoutMs: number;
  readonly absentAfterMs: number;
  readonly whenUnknown: "settle" | "wait" | "fail";
  readonly lockDuration: number;
  readonly tell: (event: CloneQueueEvent) => void;
};

/** The longest wait that a timer can keep, in milliseconds. */
const longestTimer = 2 ** 31 - 1;

const isBetween = (value: unknown, most: number): boolean => typeof value === "number" && value >= 1 && value <= most;

/** The options with their defaults. */
export function workerSettings(options: Omit<CloneWorkerOptions, "queue" | "connection">): Settings {
  const { providers, loadSample, prepare, maxSampleBytes, onEvent } = options;
  const { timeoutMs = 120_000, absentAfterMs = 600_000, whenUnknown = "settle", lockDuration = 30_000 } = options;
  const { loadTimeoutMs = 600_000 } = options;
  const check = (right: boolean, what: string): void => {
    if (!right) {
      const about = { provider: "no provider", startedAt: new Date() } as const;
      throw new CloneError(`clone-queue: ${what}`, { code: "invalid_input", outcome: "not_created", ...about });
    }
  };
  const areProviders = Array.isArray(providers) && providers.length > 0;
  check(
    areProviders && providers.every((one) => typeof one?.send === "function"),
    "pass providers, such as [inworld({ apiKey })]",
  );
  check(typeof loadSample === "function", "pass loadSample, a function that gets a recording by its reference");
  check(["settle", "wait", "fail"].includes(whenUnknown), "whenUnknown is settle, wait or fail");
  check(isBetween(timeoutMs, longestTimer), `timeoutMs is ${timeoutMs}: pass milliseconds from 1 to ${longestTimer}`);
  check(
    maxSampleBytes === undefined || isBetween(maxSampleBytes, Number.MAX_SAFE_INTEGER),
    `maxSampleBytes is ${maxSampleBytes}: pass a number of bytes from 1 on`,
  );
  const isTime = Number.isInteger(loadTimeoutMs) && loadTimeoutMs > 0 && loadTimeoutMs <= longestSearchMs;
  check(isTime, `loadTimeoutMs is ${loadTimeoutMs}: pass whole milliseconds, at most a day, 86,400,000`);
  // Until then the first request may still be on its way.
  check(absentAfterMs > timeoutMs, `absentAfterMs is ${absentAfterMs}: pass more than timeoutMs, ${timeoutMs}`);
  const never = 'for never, pass whenUnknown: "wait"';
  // Nothing is looked for beyond that.
  check(
    absentAfterMs <= longestSearchMs,
    `absentAfterMs is ${absentAfterMs}: pass at most a day, 86,400,000; ${never}`,
  );
  return {
    ...{ providers, loadSample, prepare, maxSampleBytes, timeoutMs, loadTimeoutMs },
    ...{ absentAfterMs, whenUnknown, lockDuration },
    tell(event) {
      // A listener's mistake must not turn a voice into an error.
      (async () => onEvent?.(event))().catch(() => {});
    },
  };
}
