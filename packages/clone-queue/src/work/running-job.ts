import type { CloneJob, CloneJobData, CloneProgress } from "../job/job-data.ts";
import type { Fleet } from "./fleet.ts";

/** The part of a BullMQ job that its processor uses. */
export type ActiveJob = Pick<
  CloneJob,
  "id" | "data" | "updateProgress" | "extendLock" | "moveToDelayed" | "moveToWait"
>;

/** A lock that was renewed. */
interface Held {
  /** Redis' time then, in milliseconds since 1970. */
  readonly at: number;
  /** How long ago that was, in milliseconds. */
  elapsed(): number;
}

/** A job that this worker holds, and what is written into it. */
export class RunningJob {
  readonly #job: ActiveJob;
  readonly #token: string;
  readonly #fleet: Fleet;
  readonly #lockDuration: number;
  /** The words of its progress that Redis has not taken yet. */
  #telling: Promise<unknown> = Promise.resolve();
  #held: Promise<Held> | undefined;
  /** Why no request may leave any more: the job is another worker's, or Redis takes no record of it. */
  stopped: unknown;
  /** Whether this run wrote that a request may leave. */
  left = false;
  /** Whether the voice of an earlier request was looked for when the list should show it, and is not there. */
  isAbsent = false;

  constructor(job: ActiveJob, token: string, fleet: Fleet, lockDuration: number) {
    this.#job = job;
    this.#token = token;
    this.#fleet = fleet;
    this.#lockDuration = lockDuration;
  }

  get data(): CloneJobData {
    return this.#job.data;
  }

  /** How long ago a request may last have left, in milliseconds; `undefined` while none may have made a voice. */
  async age(): Promise<number | undefined> {
    const { leftAt } = this.data;
    return leftAt === undefined ? undefined : (await this.#fleet.now()) - leftAt;
  }

  /**
   * Says how far the job is. Nobody has to wait for that: it is news, which Redis gets in the order of the calls. So it never
   * throws either: what must not be lost, the record of a request and the result, is written with an answer of its own.
   */
  tell(progress: CloneProgress): Promise<void> {
    const taken = this.#job.updateProgress(progress).catch(() => {});
    this.#telling = Promise.all([this.#telling, taken]);
    return taken;
  }

  /** Resolves once Redis has answered to all of the job's progress: one that comes late would be the next worker's. */
  async told(): Promise<void> {
    await this.#telling;
  }

  /** Changes the job's data. A worker that lost its lock must not: it would overwrite what the next one wrote. */
  async write(changes: Partial<CloneJobData>): Promise<void> {
    await this.#hold();
    await this.#save({ ...this.data, ...changes });
  }

  /** Asks for the lock and the time while the recording is loaded, so that `leave` need not wait for them. */
  getReady(): void {
    this.#held = this.#holdAt();
    // `leave` throws it; a job that ends before it leaves needs neither.
    this.#held.catch(() => {});
  }

  /**
   * Writes that a request may leave, right before it does. Throws instead when the job is another worker's by now: while
   * the sample was read or decoded this process may have stood still for longer than its lock lasts.
   *
   * @param signal of the call: when that is over, nothing leaves any more.
   */
  async leave(signal: AbortSignal): Promise<void> {
    try {
      let held = await (this.#held ?? this.#holdAt());
      if (held.elapsed() > this.#lockDuration / 4) held = await this.#holdAt();
      signal.throwIfAborted();
      this.left = true;
      // Redis may have told its time a moment after the watch began: then the record says a moment too late, never too early.
      const leftAt = Math.round(held.at + held.elapsed());
      // Whichever of the two Redis does first, the lock is renewed after `elapsed` began, and outlives what it allows.
      // What went wrong before says nothing of this request.
      const record = { ...this.data, leftAt, error: undefined, ...this.#resends() };
      await together(this.#save(record), this.#hold());
      // The request has to leave when its record says so, and not when a machine wakes from its sleep.
      if (held.elapsed() > this.#lockDuration / 2)
        throw new Error(`the job of ${this.data.key} stood still before it was sent`);
    } catch (error) {
      if (!signal.aborted) this.stopped = error;
      throw error;
    }
  }

  /** One more, where an earlier request may have left. */
  #resends(): Partial<CloneJobData> {
    const { leftAt, resends = 0 } = this.data;
    return leftAt === undefined ? {} : { resends: resends + 1 };
  }

  async delay(ms: number): Promise<void> {
    await this.told();
    await this.#job.moveToDelayed(Date.now() + ms, this.#token);
  }

  async putBack(): Promise<void> {
    await this.told();
    await this.#job.moveToWait(this.#token);
  }

  #save(data: CloneJobData): Promise<void> {
    return this.#fleet.write(this.#job, this.#token, data);
  }

  /** Renews the lock, and gets Redis' time with a watch that began before both. */
  async #holdAt(): Promise<Held> {
    const elapsed = watch();
    return { at: await together(this.#fleet.now(), this.#hold()), elapsed };
  }

  async #hold(): Promise<void> {
    const held = await this.#job.extendLock(this.#token, this.#lockDuration);
    if (held !== 1) throw new Error(`the job of ${this.data.key} lost its lock, and another worker goes on with it`);
  }
}

/** Waits for two answers of Redis that are on their way at once. Throws only when both are known: none comes later. */
async function together<First>(first: Promise<First>, second: Promise<unknown>): Promise<First> {
  await Promise.allSettled([first, second]);
  await second;
  return first;
}

/**
 * Starts a watch that tells the milliseconds since. Of two clocks the one that counts more: one stands still while a machine
 * sleeps, the other can be set back.
 */
function watch(): () => number {
  const [at, on] = [performance.now(), Date.now()];
  return () => Math.max(performance.now() - at, Date.now() - on);
}
