import { execFile } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type CallName, calls, promisedMs } from "../calls.ts";
import type { Bomb } from "./bomb.ts";
import { interruptCommand, silentService } from "./interrupt-command.ts";
import { bombs } from "./list.ts";
import type { CallTook } from "./one-bomb.ts";

const run = promisify(execFile);
const child = fileURLToPath(new URL("./one-bomb.ts", import.meta.url));

/** What the package promises: beyond an idle process and the sample itself, which the caller holds. */
const mostExtraBytes = 300_000_000;
const longestBlockMs = 100;
const longestAbortMs = 100;
const allCalls = Object.keys(calls) as CallName[];
/**
 * A process makes all calls on a bomb. Other processes take their turns too, and an allocator gives back late what the
 * call before took: what broke a promise is done again with a process for each call, and that counts.
 */
const runs: readonly (readonly CallName[][])[] = [[allCalls], allCalls.map((call) => [call])];

/**
 * Makes every bomb and lets the package read it, each in a process of its own; then the command is to clone it, and
 * Ctrl-C is pressed. Returns what broke a promise.
 */
export async function runBombs(folder: string, only = ""): Promise<readonly string[]> {
  const complaints: string[] = [];
  await using service = await silentService();
  const chosen = bombs.filter(({ name }) => name.includes(only));
  console.log(
    `${"bomb".padEnd(58)}${"kB".padStart(7)}  MB beyond idle, ms blocked, ms in all, ms to abort, ms after Ctrl-C: verdict`,
  );
  for (const bomb of chosen) {
    const bytes = bomb.bytes();
    const path = join(folder, `${bomb.name}.${bomb.container}`);
    await writeFile(path, bytes);
    let broken: readonly string[] = [];
    for (const [attempt, processes] of runs.entries()) {
      const took = await callsOn(path, bytes.byteLength, bomb, processes);
      const lookMs = took instanceof Error ? 0 : took.reduce((sum, { tookMs }) => sum + tookMs, 0);
      const interrupted = await interruptCommand(path, lookMs, service);
      broken = took instanceof Error ? [took.message] : brokenPromises(took, bytes.byteLength);
      broken = [...broken, ...interrupted.broken];
      if (broken.length > 0 && attempt + 1 < runs.length) continue;
      console.log(
        `${row(bomb, bytes.byteLength, took, interrupted.endMs)}${broken.length === 0 ? "" : `  BROKEN: ${broken.join(", ")}`}`,
      );
      break;
    }
    complaints.push(...broken.map((what) => `${bomb.name}: ${what}`));
    await rm(path);
  }
  console.log(`${chosen.length} bombs: ${complaints.length} promises broken.`);
  return complaints;
}

async function callsOn(
  path: string,
  bytes: number,
  { name }: Bomb,
  processes: readonly (readonly CallName[])[],
): Promise<readonly CallTook[] | Error> {
  const promised = allCalls.reduce((sum, call) => sum + promisedMs(call, bytes), 0);
  const timeout = Math.round(2 * promised);
  try {
    const took: CallTook[] = [];
    for (const names of processes) {
      const args = ["--expose-gc", child, path, ...names];
      const { stdout } = await run(process.execPath, args, { timeout, killSignal: "SIGKILL" });
      took.push(...(JSON.parse(stdout) as readonly CallTook[]));
    }
    return took;
  } catch (error) {
    return new Error(`${name} ended its process: ${error instanceof Error ? error.message : error}`);
  }
}

function brokenPromises(took: readonly CallTook[], bytes: number): readonly string[] {
  return took.flatMap(({ call, extraBytes, blockedMs, tookMs, abortMs }) => [
    ...(extraBytes - bytes > mostExtraBytes ? [`${call} took ${Math.round(extraBytes / 1e6)} MB`] : []),
    ...(blockedMs > longestBlockMs ? [`${call} blocked for ${Math.round(blockedMs)} ms`] : []),
    ...(tookMs > promisedMs(call, bytes) ? [`${call} took ${Math.round(tookMs)} ms`] : []),
    ...(abortMs > longestAbortMs ? [`${call} went on for ${Math.round(abortMs)} ms after the signal`] : []),
  ]);
}

function row({ name }: Bomb, bytes: number, took: readonly CallTook[] | Error, endMs: number): string {
  const begin = `${name.padEnd(58)}${String(Math.round(bytes / 1_000)).padStart(7)}  `;
  if (took instanceof Error) return begin;
  const worst = (figure: (one: CallTook) => number, width: number): string =>
    String(Math.round(Math.max(...took.map(figure)))).padStart(width);
  const verdicts = took.map(({ call, outcome }) => `${call} ${outcome}`).join(", ");
  const figures = [
    worst(({ extraBytes }) => extraBytes / 1e6, 4),
    worst(({ blockedMs }) => blockedMs, 4),
    worst(({ tookMs }) => tookMs, 6),
    worst(({ abortMs }) => abortMs, 4),
    String(Math.round(endMs)).padStart(4),
  ];
  return `${begin}${figures.join(" ")}  ${verdicts}`;
}
