import { type CloneError, isCloneError } from "@org/clone-core";
import { listenToConsole } from "./console.ts";

/** What one call came to. */
export interface Settled<Result> {
  readonly result?: Result;
  readonly error?: CloneError;
  readonly milliseconds: number;
  /** What was written to the console meanwhile. */
  readonly spoken: readonly unknown[];
}

/** Ten times as long as the slowest call that is asked of a provider here, in milliseconds. */
const longestCall = 60_000;

/**
 * How long a call under a fault is waited for. workerd waits for ever after an informational answer, which is
 * a gap with its reason; a minute for each operation would be half an hour of waiting.
 */
export const longestUnder = (fault: string): number => (/^(early-hints|continue)-/.test(fault) ? 5_000 : longestCall);

/** Waits for a call. Rejects when it does not settle, or with anything but a `CloneError`. */
export async function settle<Result>(
  call: () => Promise<Result>,
  longestMs: number = longestCall,
): Promise<Settled<Result>> {
  const console = listenToConsole();
  const start = performance.now();
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  const never = new Promise<never>((_resolve, reject) => {
    watchdog = setTimeout(() => reject(new Error(`the call did not settle within ${longestMs} ms`)), longestMs);
  });
  const end = (): Pick<Settled<Result>, "milliseconds" | "spoken"> => ({
    milliseconds: performance.now() - start,
    spoken: console.spoken,
  });
  try {
    const result = await Promise.race([call(), never]);
    return { result, ...end() };
  } catch (error) {
    if (!isCloneError(error)) throw error;
    return { error, ...end() };
  } finally {
    clearTimeout(watchdog);
    console.restore();
  }
}
