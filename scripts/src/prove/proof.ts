import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** How a suite is run. */
interface ProofRun {
  /** For the suite itself. */
  readonly args: readonly string[];
  /** Ends it, with all that it has started. */
  readonly signal: AbortSignal;
  /** Takes what it prints: a file's descriptor, or `inherit` for this terminal. */
  readonly output: number | "inherit";
}

/** A suite of `pnpm prove`: `proofs/<name>/proof.ts` exports one as `proof`. */
export interface Proof {
  /** As its folder is called. */
  readonly name: string;
  /** One sentence that ends the words "proves that". */
  readonly proves: string;
  /** Whether it looks at what `turbo run build` makes. */
  readonly needsBuild?: boolean;
  /** Runs with `--long`, or when it is named. */
  readonly isLong?: boolean;
  /** What the suite is given when nothing stands behind `--`. */
  readonly args?: readonly string[];
  /** The same with `--long`. */
  readonly longArgs?: readonly string[];
  /** Resolves to whether everything was as it should be. */
  run(how: ProofRun): Promise<boolean>;
}

/** How a suite of its own is called: without options it takes none. */
export const suiteUsage = ({ name, proves }: Proof, options = ""): string =>
  `Proves that ${proves}.\n\n  pnpm prove ${name}${options === "" ? "" : " -- [options]"}\n${options}`.trimEnd();

/** How long a suite that was told to end may take for it, in milliseconds: as long as a container's own stop waits. */
const usualGraceMs = 10_000;

/**
 * A suite that is a program of its own: another Node runs it, as the leader of a group, so that nothing which it has
 * started outlives it.
 */
export function program(file: string, { url }: { readonly url: string }, graceMs: number = usualGraceMs): Proof["run"] {
  return async ({ args, signal, output }) => {
    signal.throwIfAborted();
    const child = spawn(process.execPath, [fileURLToPath(new URL(file, url)), ...args], {
      stdio: ["ignore", output, output],
      detached: true,
    });
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
  };
}
