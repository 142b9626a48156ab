import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runInGroup } from "../workspace/programs/in-group.ts";

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

/**
 * A suite that is a program of its own. Its temporary files are in a folder that goes away with it, however it ends: a
 * signal leaves it no time to tidy up.
 */
export function program(file: string, { url }: { readonly url: string }, graceMs?: number): Proof["run"] {
  return async ({ args, signal, output }) => {
    const folder = mkdtempSync(join(tmpdir(), "prove-"));
    try {
      return await runInGroup([fileURLToPath(new URL(file, url)), ...args], {
        stdio: ["ignore", output, output],
        env: { ...process.env, TMPDIR: folder },
        signal,
        ...(graceMs === undefined ? {} : { graceMs }),
      });
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  };
}
