import { type StdioOptions, spawn } from "node:child_process";
import { once } from "node:events";

/** How long a program that was told to end may take for it, in milliseconds: as long as a container's own stop waits. */
const usualGraceMs = 10_000;

/** How a program is run. */
export interface GroupOptions {
  readonly stdio: StdioOptions;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Ends the program, with all that it has started. */
  readonly signal: AbortSignal;
  /** How long it may take for that, in milliseconds; 10,000 when absent. */
  readonly graceMs?: number;
}

/** Runs Node as the leader of a group, so that nothing which it has started outlives it. Resolves to whether it ended well. */
export async function runInGroup(
  args: readonly string[],
  { stdio, cwd, env, signal, graceMs = usualGraceMs }: GroupOptions,
): Promise<boolean> {
  if (signal.aborted) return false;
  const child = spawn(process.execPath, args, { stdio, cwd, env, detached: true });
  const tellGroup = (name: NodeJS.Signals): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, name);
    } catch {
      // Nobody is left in it.
    }
  };
  let last: NodeJS.Timeout | undefined;
  const stop = (): void => {
    tellGroup("SIGTERM");
    last = setTimeout(() => tellGroup("SIGKILL"), graceMs);
  };
  signal.addEventListener("abort", stop, { once: true });
  try {
    const [code] = await once(child, "exit");
    return code === 0;
  } finally {
    signal.removeEventListener("abort", stop);
    clearTimeout(last);
    if (signal.aborted) tellGroup("SIGKILL");
  }
}
