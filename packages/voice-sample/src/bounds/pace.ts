import { SampleError } from "../sample-error.ts";
import { nextTask } from "./next-task.ts";

/** Timers and events wait at most about this long, in milliseconds: less than one frame of a screen with 60 per second. */
const stretchMs = 12;
/** Cloudflare's clock stands still while a program computes, so that steps have to count there. */
const stepsInStretch = 50_000;
/** Reading a clock takes longer than most steps. */
const stepsBetweenLooks = 32;

/** How long a call takes at most, in milliseconds, where nothing else runs: see {@link workMs}. */
const workToBeginMs = 5_000;
const workPerByteMs = 0.001;
const workPerSecondMs = 100;
/**
 * The rest goes to giving way, which takes 0.3 ms each 12 ms on a slow machine, and to what is done between two looks at
 * the clock.
 */
const shareOfWork = 0.95;

/**
 * How long a call may work on a sample, in milliseconds, so that it ends within 5 s, 1 s more for each megabyte, and
 * 0.1 s more for each second that is decoded. A machine of 2020 needs a tenth of it for the worst recording that a
 * microphone ever made.
 */
export const workMs = (bytes: number, decodedSeconds: number): number =>
  shareOfWork * (workToBeginMs + bytes * workPerByteMs + decodedSeconds * workPerSecondMs);

/** What a call is told from outside while it works. */
export interface PaceOptions {
  readonly signal?: AbortSignal | undefined;
  /** In milliseconds of work; what others do in between does not count. */
  readonly limitMs?: number;
  readonly now?: () => number;
  readonly giveWay?: () => Promise<void>;
}

/** Keeps a call that reads a sample from holding up its program: it gives way, it ends when told to, and it ends. */
export class Pace {
  readonly #signal: AbortSignal | undefined;
  readonly #now: () => number;
  readonly #giveWay: () => Promise<void>;
  #limitMs: number;
  #workedMs = 0;
  #beganAt: number;
  /** When others last had their turn: what is waited for may be there at once. */
  #restedAt: number;
  #steps = 0;
  #stepsToLook = stepsBetweenLooks;

  constructor({
    signal,
    limitMs = Number.POSITIVE_INFINITY,
    now = () => performance.now(),
    giveWay = nextTask,
  }: PaceOptions = {}) {
    this.#signal = signal;
    this.#limitMs = limitMs;
    this.#now = now;
    this.#giveWay = giveWay;
    this.#beganAt = this.#restedAt = now();
  }

  /** Sets how long the call may work, once the size of its sample is known. */
  limit(milliseconds: number): void {
    this.#limitMs = milliseconds;
  }

  /** One step of work. Throws when the call is to end. */
  step(): void {
    this.#steps += 1;
    this.#stepsToLook -= 1;
    if (this.#stepsToLook <= 0) this.check();
  }

  /** Throws when the signal has aborted or the time for the work is over. */
  check(): void {
    this.#stepsToLook = stepsBetweenLooks;
    if (this.#signal?.aborted) {
      throw new SampleError("aborted", "The signal aborted.", { cause: this.#signal.reason });
    }
    const worked = this.#workedMs + this.#now() - this.#beganAt;
    if (worked <= this.#limitMs) return;
    const seconds = (this.#limitMs / 1_000).toFixed(1);
    throw new SampleError(
      "unreadable",
      `The sample takes more work than any recording of its size: it is not read through after ${seconds} s.`,
    );
  }

  /** Whether others wait long enough for {@link rest}. */
  get isDue(): boolean {
    return this.#steps >= stepsInStretch || this.#now() - this.#restedAt >= stretchMs;
  }

  /** Gives way to timers and events. */
  async rest(): Promise<void> {
    this.check();
    this.#workedMs += this.#now() - this.#beganAt;
    await this.#giveWay();
    this.#beganAt = this.#restedAt = this.#now();
    this.#steps = 0;
    this.check();
  }

  /** Settles as `waiting` does, or rejects as soon as the signal aborts. Waiting is no work. */
  async waitFor<Result>(waiting: Promise<Result>): Promise<Result> {
    // When this call has ended, nobody is left to hear that it failed.
    waiting.catch(() => {});
    this.check();
    this.#workedMs += this.#now() - this.#beganAt;
    const signal = this.#signal;
    let stop: (() => void) | undefined;
    const aborted = new Promise<never>((_, reject) => {
      stop = () => reject(new SampleError("aborted", "The signal aborted.", { cause: signal?.reason }));
      signal?.addEventListener("abort", stop);
    });
    try {
      return await Promise.race([waiting, aborted]);
    } finally {
      if (stop) signal?.removeEventListener("abort", stop);
      this.#beganAt = this.#now();
    }
  }
}
