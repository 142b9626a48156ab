import { setImmediate } from "node:timers/promises";
import { vi } from "vitest";

/** A call under fake timers, which is let run to its end: step by step, since bodies are read in real time. */
export async function finished<Result>(call: Promise<Result>): Promise<Result> {
  let settled = false;
  const end = (): void => {
    settled = true;
  };
  call.then(end, end);
  while (!settled) {
    await vi.advanceTimersByTimeAsync(20);
    await setImmediate();
  }
  return call;
}
