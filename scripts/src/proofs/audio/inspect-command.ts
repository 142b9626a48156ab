import { execFile } from "node:child_process";
import { command } from "../../workspace/programs/sandbox.ts";

/** What `clone-voice inspect --json` prints of one sample. */
export interface Inspected {
  readonly sample: string;
  readonly error?: { readonly code: string; readonly message: string };
  readonly container?: string;
  readonly codec?: string;
  readonly durationSeconds?: number;
  readonly sampleRate?: number;
  readonly channels?: number;
  readonly bitRate?: number;
  readonly sizeBytes?: number;
  readonly levels?: { readonly peakDbfs: number; readonly rmsDbfs: number; readonly measuredSeconds: number } | null;
}

/** Far more than fifty files take: what is still running then hangs. */
const patienceMs = 120_000;

/**
 * Runs the command on several samples. Throws when it crashes, hangs, or prints anything but one object for each.
 */
export function inspect(paths: readonly string[]): Promise<readonly Inspected[]> {
  return new Promise((resolve, reject) => {
    const [program, script] = command;
    const options = { timeout: patienceMs, maxBuffer: 64_000_000, killSignal: "SIGKILL" as const };
    execFile(program, [script, "inspect", "--json", ...paths], options, (error, stdout, stderr) => {
      const fail = (what: string): void => reject(new Error(`inspect ${what} among ${paths.join(" ")}\n${stderr}`));
      if (error?.killed) return fail("hung");
      // 0, 1 and 2 are verdicts; anything else is a crash.
      if (error && !(error.code === 1 || error.code === 2)) return fail(`ended with ${error.code ?? error.signal}`);
      if (stderr !== "") return fail("printed on standard error");
      const lines = stdout
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line) as Inspected);
      if (lines.length !== paths.length) return fail(`told of ${lines.length} of ${paths.length}`);
      resolve(lines);
    });
  });
}
