import { checkMilliseconds } from "./option-checks.ts";

/**
 * Waits so many milliseconds, for ever with `Infinity`, or until nobody waits for the answer any more. Throws a
 * `RangeError` for a wait that no timer keeps.
 */
export function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  const isEndless = milliseconds === Number.POSITIVE_INFINITY;
  if (!isEndless) checkMilliseconds("A pause", milliseconds);
  if (milliseconds === 0 || signal?.aborted === true) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = isEndless ? undefined : setTimeout(end, milliseconds);
    signal?.addEventListener("abort", end);
  });
}
