/** Waits so many milliseconds, for ever with `Infinity`, or until nobody waits for the answer any more. */
export function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  if (milliseconds <= 0 || signal?.aborted === true) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = milliseconds === Number.POSITIVE_INFINITY ? undefined : setTimeout(end, milliseconds);
    signal?.addEventListener("abort", end);
  });
}
