import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { bombs } from "./bombs/list.ts";
import type { MutantsTook } from "./mutants.ts";

const run = promisify(execFile);
const child = fileURLToPath(new URL("./mutants.ts", import.meta.url));

/** Small bombs are mutated too: what is refused for one number may pass with another. */
const smallBytes = 60_000;
const mostExtraBytes = 300_000_000;
const longestBlockMs = 100;

/** Lets the package read so many mutated files. Returns what broke a promise. */
export async function runMutants(
  folder: string,
  recordings: readonly string[],
  runs: number,
): Promise<readonly string[]> {
  const originals = [...recordings];
  for (const { name, container, bytes } of bombs) {
    const small = bytes();
    if (small.byteLength > smallBytes) continue;
    const path = join(folder, `${name}.${container}`);
    await writeFile(path, small);
    originals.push(path);
  }
  const processes = availableParallelism();
  const shares = Array.from({ length: processes }, async (_, index): Promise<MutantsTook> => {
    const share = ["--first", String(index), "--step", String(processes), "--runs", String(runs)];
    const { stdout } = await run(process.execPath, [child, ...share, ...originals]);
    return JSON.parse(stdout) as MutantsTook;
  });
  const complaints: string[] = [];
  const outcomes: Record<string, number> = {};
  let files = 0;
  for (const took of await Promise.all(shares)) {
    files += took.files;
    for (const [outcome, times] of Object.entries(took.outcomes)) outcomes[outcome] = (outcomes[outcome] ?? 0) + times;
    if (took.extraBytes > mostExtraBytes) complaints.push(`mutants took ${Math.round(took.extraBytes / 1e6)} MB`);
    if (took.blockedMs > longestBlockMs)
      complaints.push(`${took.blockedBy} blocked for ${Math.round(took.blockedMs)} ms`);
    complaints.push(...took.late.map((what) => `${what} took longer than promised`));
    const figures = `${Math.round(took.extraBytes / 1e6)} MB beyond idle, blocked for ${Math.round(took.blockedMs)} ms at most`;
    console.log(`${took.files} mutated files in one process: ${figures}`);
  }
  if (files !== runs) complaints.push(`${files} of ${runs} mutated files were read`);
  console.log(
    `${files} mutated files: ${Object.entries(outcomes)
      .map(([outcome, times]) => `${outcome} ${times}`)
      .join(", ")}`,
  );
  return complaints;
}
