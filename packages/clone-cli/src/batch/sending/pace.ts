import type { ProviderLimits } from "./provider-limits.ts";

/** The first pause between requests that a 429 brings where there was none, in milliseconds. */
const firstIntervalMs = 250;
/** The longest pause between two requests, in milliseconds, unless the limits ask for a longer one. */
const longestIntervalMs = 60_000;

/**
 * When a provider gets its next request. Requests are spread evenly, since nobody documents where a minute begins. After
 * a 429 the whole provider waits, then goes on at half the pace, and comes back to its limits with each success.
 *
 * Moments are those of `performance.now()`: a clock that is set back or forward neither stops the batch nor hurries it.
 */
export class Pace {
  readonly #limits: ProviderLimits;
  readonly #usualIntervalMs: number;
  #intervalMs: number;
  #concurrency: number;
  #running = 0;
  #nextAt: number;
  #slowedAt = Number.NEGATIVE_INFINITY;
  #wake: () => void = () => {};

  /** @param lastAt when the run before sent its last request, in milliseconds since 1970. */
  constructor(limits: ProviderLimits, lastAt = 0) {
    this.#limits = limits;
    this.#usualIntervalMs = limits.perMinute === undefined ? 0 : 60_000 / limits.perMinute;
    this.#intervalMs = this.#usualIntervalMs;
    this.#concurrency = limits.concurrency;
    // Only the wall's clock lasts over a restart. Where it was set back meanwhile, the last request was just now.
    const sinceLast = Math.max(0, Date.now() - lastAt);
    this.#nextAt = performance.now() - sinceLast + this.#intervalMs;
  }

  /** How long nothing may begin, in milliseconds. */
  get waitMs(): number {
    return Math.max(0, this.#nextAt - performance.now());
  }

  /** The time between two requests now, in milliseconds. */
  get intervalMs(): number {
    return this.#intervalMs;
  }

  /** Resolves with true when a request may begin, or with false when it must not any more. */
  async turn(stop: AbortSignal): Promise<boolean> {
    while (!stop.aborted) {
      if (this.#running >= this.#concurrency) await this.#wait(undefined, stop);
      else if (this.waitMs > 0) await this.#wait(this.waitMs, stop);
      else return true;
    }
    return false;
  }

  begin(): void {
    this.#running++;
    this.#nextAt = Math.max(this.#nextAt, performance.now() + this.#intervalMs);
  }

  end(): void {
    this.#running--;
    this.#wake();
  }

  /** A voice was created: a little quicker, up to the limits. */
  quicken(): void {
    this.#concurrency = Math.min(this.#limits.concurrency, this.#concurrency + 1 / Math.max(1, this.#concurrency));
    const interval = this.#intervalMs * 0.8;
    this.#intervalMs = Math.max(this.#usualIntervalMs, interval < firstIntervalMs / 2 ? 0 : interval);
  }

  /**
   * The provider asked to slow down, or cannot be reached.
   *
   * @param begunAt when the request began that it says so to, by `performance.now()`: several that were under way together count once.
   */
  slowDown(waitMs: number, begunAt: number): void {
    const now = performance.now();
    this.#nextAt = Math.max(this.#nextAt, now + waitMs);
    if (begunAt < this.#slowedAt) return;
    this.#slowedAt = now;
    this.#concurrency = Math.max(1, Math.floor(this.#concurrency / 2));
    const longest = Math.max(longestIntervalMs, this.#usualIntervalMs);
    this.#intervalMs = Math.min(longest, Math.max(firstIntervalMs, this.#intervalMs * 2));
  }

  /** Until the time is over, a request ends, or everything stops. */
  #wait(ms: number | undefined, stop: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const timer = ms === undefined ? undefined : setTimeout(done, ms);
      function done(): void {
        clearTimeout(timer);
        stop.removeEventListener("abort", done);
        resolve();
      }
      stop.addEventListener("abort", done);
      this.#wake = done;
    });
  }
}
