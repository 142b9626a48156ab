import { type CloneError, isCloneError, type Voice } from "@org/clone-core";
import { listenToConsole } from "./console.ts";

/** What one call came to. */
export interface Settled {
  readonly voice?: Voice;
  readonly error?: CloneError;
  readonly milliseconds: number;
  /** What was written to the console meanwhile. */
  readonly spoken: readonly unknown[];
}

/** Ten times as long as the slowest call that is asked of a provider here, in milliseconds. */
const longestCall = 60_000;

/** Waits for a call. Rejects when it does not settle, or with anything but a `CloneError`. */
export async function settle(call: () => Promise<Voice>): Promise<Settled> {
  const console = listenToConsole();
  const start = performance.now();
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  const never = new Promise<never>((_resolve, reject) => {
    watchdog = setTimeout(() => reject(new Error(`the call did not settle within ${longestCall} ms`)), longestCall);
  });
  const end = (): Pick<Settled, "milliseconds" | "spoken"> => ({
    milliseconds: performance.now() - start,
    spoken: console.spoken,
  });
  try {
    const voice = await Promise.race([call(), never]);
    return { voice, ...end() };
  } catch (error) {
    if (!isCloneError(error)) throw error;
    return { error, ...end() };
  } finally {
    clearTimeout(watchdog);
    console.restore();
  }
}
