/** Wakes whoever waits for something to have changed. */
export class Bell {
  readonly #waiting = new Set<() => void>();

  ring(): void {
    for (const wake of this.#waiting) wake();
  }

  /** Resolves at the next ring, after `ms`, or at the stop. */
  rung(stop: AbortSignal, ms?: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = ms === undefined ? undefined : setTimeout(wake, ms);
      const waiting = this.#waiting;
      function wake(): void {
        clearTimeout(timer);
        stop.removeEventListener("abort", wake);
        waiting.delete(wake);
        resolve();
      }
      waiting.add(wake);
      if (stop.aborted) wake();
      else stop.addEventListener("abort", wake);
    });
  }
}
