import { readFileSync, writeFileSync } from "node:fs";

/** What a process went through while something was watched. */
export interface Watched {
  /** The most memory in use (resident set), in bytes. */
  readonly peakBytes: number;
  /** The longest stretch in which no timer had its turn, in milliseconds. */
  readonly blockedMs: number;
}

const intervalMs = 2;

/** Memory of this process in bytes: now (`VmRSS`), or the most since it was reset (`VmHWM`). */
function memory(field: "VmRSS" | "VmHWM"): number {
  return Number(new RegExp(`${field}:\\s*(\\d+) kB`).exec(readFileSync("/proc/self/status", "latin1"))?.[1]) * 1_024;
}

export const memoryInUse = (): number => memory("VmRSS");

/** Watches this process, on Linux, until the function that it returns is called. */
export function watch(): () => Promise<Watched> {
  // proc(5): resets the peak of the resident set.
  writeFileSync("/proc/self/clear_refs", "5");
  let blockedMs = 0;
  let last = performance.now();
  const look = (): void => {
    const now = performance.now();
    blockedMs = Math.max(blockedMs, now - last - intervalMs);
    last = now;
  };
  const timer = setInterval(look, intervalMs);
  return async () => {
    await new Promise((resolve) => setTimeout(resolve, 0));
    look();
    clearInterval(timer);
    return { peakBytes: memory("VmHWM"), blockedMs };
  };
}
