import type { VirtualClock } from "../clock.ts";
import type { AbortMoment } from "../scenario.ts";

/** Aborts the caller's signal at the moment that a scenario names. */
export class Moments {
  /** In milliseconds since the call began. */
  abortedAt: number | undefined;
  readonly reason: unknown = new Error("the caller has had enough");
  readonly #controller = new AbortController();
  readonly #moment: AbortMoment;
  readonly #clock: VirtualClock;

  constructor(moment: AbortMoment, clock: VirtualClock) {
    this.#moment = moment;
    this.#clock = clock;
    if (moment.at === "time") clock.sleep(moment.ms).then(() => this.#abort());
    this.reached("before");
  }

  /** Absent where nothing will abort, as it is for most callers. */
  get signal(): AbortSignal | undefined {
    return this.#moment.at === "never" ? undefined : this.#controller.signal;
  }

  /** The call was made: its microtasks are counted from here. */
  async called(): Promise<void> {
    if (this.#moment.at !== "microtask") return;
    for (let turn = 0; turn < this.#moment.turns; turn++) await undefined;
    this.#abort();
  }

  reached(moment: AbortMoment["at"]): void {
    if (moment === this.#moment.at) this.#abort();
  }

  #abort(): void {
    this.abortedAt ??= this.#clock.elapsed;
    this.#controller.abort(this.reason);
  }
}
