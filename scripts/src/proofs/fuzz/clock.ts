const realDate = Date;
const realImmediate = setImmediate;
const { setTimeout: realSetTimeout, clearTimeout: realClearTimeout } = globalThis;

/** When every call begins, so that a seed gives the same dates on every day. */
const epoch = realDate.UTC(2026, 0, 1);
/** More steps than any call needs, retries and slow bodies included. */
const mostSteps = 100_000;

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
  /** Whether it is one of the code under test. */
  readonly tested: boolean;
}

/**
 * Time that passes only when nothing else is left to do: the global `setTimeout`, `clearTimeout`, `Date` and
 * `performance.now` follow it while it is installed. Minutes of waiting take no time, and the same calls always happen in the same order.
 */
export class VirtualClock {
  now = epoch;
  #begun = epoch;
  readonly #timers = new Map<number, Timer>();
  #order = 0;
  #busy = 0;

  /** Puts the clock in the place of the real one. Returns what takes it away again. */
  install(): () => void {
    const clock = this;
    class VirtualDate extends realDate {
      constructor(...given: unknown[]) {
        super(...((given.length === 0 ? [clock.now] : given) as [number]));
      }
      static override now(): number {
        return clock.now;
      }
    }
    const globals = globalThis as Record<string, unknown>;
    globals["Date"] = VirtualDate;
    // The object stays: undici reports what it fetched to other methods of it.
    Object.defineProperty(performance, "now", { configurable: true, value: () => clock.now - epoch });
    globals["setTimeout"] = (run: () => void, ms = 0): number => this.#add(run, ms, true);
    globals["clearTimeout"] = (timer: number | undefined): void => {
      this.#timers.delete(timer ?? -1);
    };
    return () => {
      Reflect.deleteProperty(performance, "now");
      Object.assign(globals, {
        Date: realDate,
        setTimeout: realSetTimeout,
        clearTimeout: realClearTimeout,
      });
    };
  }

  /** Milliseconds since the call began. */
  get elapsed(): number {
    return this.now - this.#begun;
  }

  /** Another call begins now. */
  begin(): void {
    this.#begun = this.now;
  }

  /** How many timers of the code under test still wait. */
  get pending(): number {
    return [...this.#timers.values()].filter(({ tested }) => tested).length;
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#add(resolve, ms, false);
    });
  }

  /** Lets no time pass while something real, such as the reading of a `Blob`, is under way. */
  async hold<T>(work: Promise<T>): Promise<T> {
    this.#busy++;
    try {
      return await work;
    } finally {
      this.#busy--;
    }
  }

  /** Lets time pass until `work` settles. Returns whether it did: without a timer left it never will. */
  async runUntilSettled(work: Promise<unknown>): Promise<boolean> {
    let settled = false;
    const done = (): void => {
      settled = true;
    };
    work.then(done, done);
    for (let step = 0; step < mostSteps; step++) {
      await this.turn();
      if (settled) return true;
      if (this.#busy > 0) continue;
      await this.turn();
      if (settled) return true;
      if (!this.#advance()) return false;
    }
    return false;
  }

  /** One turn of the real event loop. */
  turn(): Promise<void> {
    return new Promise((resolve) => realImmediate(resolve));
  }

  #add(run: () => void, ms: number, tested: boolean): number {
    const order = ++this.#order;
    this.#timers.set(order, { at: this.now + Math.max(0, ms), order, run, tested });
    return order;
  }

  /** Goes on to the next timer. Returns whether there was one. */
  #advance(): boolean {
    const [next] = [...this.#timers.values()].sort((one, other) => one.at - other.at || one.order - other.order);
    if (next === undefined) return false;
    this.#timers.delete(next.order);
    this.now = Math.max(this.now, next.at);
    next.run();
    return true;
  }
}
