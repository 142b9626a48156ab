/** The one limit in time that a call has, and the caller's own signal, as one signal. */
export class Deadline {
  /** Why the call must end, once it must. */
  ended: "timeout" | "aborted" | undefined;
  readonly #controller = new AbortController();
  readonly #waiting = new Set<(reason: unknown) => void>();
  readonly #outer: AbortSignal | undefined;
  readonly #timer: ReturnType<typeof setTimeout>;
  /** On the clock of `performance.now()`, which nobody sets back or forward. */
  readonly #endsAt: number;
  readonly #abort = (): void => this.#end("aborted", this.#outer?.reason);

  // `AbortSignal.any` and `AbortSignal.timeout` would hold a kilobyte or two for each call as long as the caller's
  // signal lives; a timer and a listener that are taken down hold nothing.
  constructor(timeoutMs: number, outer: AbortSignal | undefined) {
    this.#outer = outer;
    this.#endsAt = performance.now() + timeoutMs;
    this.#timer = setTimeout(
      () => this.#end("timeout", new DOMException(`No answer within ${timeoutMs} ms`, "TimeoutError")),
      timeoutMs,
    );
    if (outer?.aborted) this.#abort();
    else outer?.addEventListener("abort", this.#abort);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get remainingMs(): number {
    return this.#endsAt - performance.now();
  }

  /** Settles with `work`, or rejects as soon as the deadline ends, whatever `work` does then. */
  race<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.ended) reject(this.signal.reason);
      this.#waiting.add(reject);
      work.then(resolve, reject).finally(() => this.#waiting.delete(reject));
    });
  }

  async sleep(ms: number): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      await this.race(
        new Promise<void>((resolve) => {
          timer = setTimeout(resolve, ms);
        }),
      );
    } finally {
      clearTimeout(timer);
    }
  }

  /** Takes down timer and listener. */
  dispose(): void {
    clearTimeout(this.#timer);
    this.#outer?.removeEventListener("abort", this.#abort);
  }

  #end(why: "timeout" | "aborted", reason: unknown): void {
    this.ended = why;
    // So that nothing ends it twice.
    this.dispose();
    this.#controller.abort(reason);
    for (const reject of this.#waiting) reject(this.signal.reason);
  }
}
