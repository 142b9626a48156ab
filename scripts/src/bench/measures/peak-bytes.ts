import { readFileSync } from "node:fs";

/**
 * The most memory that this process held. The kernel's own mark: the one that Node reports begins, on Linux, with what
 * the parent held when it forked.
 */
export function peakBytes(): number {
  if (process.platform !== "linux") return process.resourceUsage().maxRSS * 1024;
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
  if (kilobytes === undefined) throw new Error("/proc/self/status does not say VmHWM");
  return Number(kilobytes) * 1024;
}
