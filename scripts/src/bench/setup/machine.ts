import { cpus, loadavg, release, totalmem, type } from "node:os";
import { tryRun } from "../../workspace/programs/consumer.ts";

/** What the figures were measured on. Nothing that names the machine or its user. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
  /** Processes that wanted a core, over the last quarter of an hour: near 1, the bench had the machine to itself. */
  readonly load: number;
}

/** This machine, at the end of a run. */
export function machine(): Machine {
  const all = cpus();
  return {
    processor: all[0]?.model.trim() ?? "unknown",
    cores: all.length,
    memoryGb: Math.round(totalmem() / 1e9),
    system: `${type()} ${release()}`,
    node: process.version,
    load: Number((loadavg()[2] ?? Number.NaN).toFixed(1)),
  };
}

/** The commit that was measured, and whether files differed from it. */
export function commit(folder: string): string {
  const git = (...parameters: readonly string[]): string => tryRun(folder, ["git", ...parameters]).stdout.trim();
  const hash = git("rev-parse", "--short=12", "HEAD") || "unknown";
  return git("status", "--porcelain", "--untracked-files=no", "--", "packages", "specs") === ""
    ? hash
    : `${hash} and changes`;
}
