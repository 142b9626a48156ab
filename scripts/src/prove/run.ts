// `pnpm prove`: every suite that takes longer than `pnpm test` may, with a table of verdicts at its end.
import { closeSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { root } from "../specs/documents/sources.ts";
import { answerHelp, readOrRefuse } from "../workspace/command-line.ts";
import { buildPackages } from "../workspace/programs/build-packages.ts";
import { allProofs } from "./all-proofs.ts";
import { lastTimes } from "./last-times.ts";
import { proveOptions, usage } from "./options.ts";
import { lastLines, type ProofResult, prove } from "./prove.ts";
import { inTime, listLines, tableLines } from "./tables.ts";

answerHelp(usage, process.argv.slice(2, process.argv.includes("--") ? process.argv.indexOf("--") : undefined));
const all = await allProofs();
const options = readOrRefuse(usage, () => proveOptions(process.argv.slice(2), all));
const { proofs, list, json } = options;
const folder = fileURLToPath(new URL(".prove/", root));
if (list) {
  const times = lastTimes(folder);
  const rows = proofs.map(({ name, proves, isLong = false }) => ({ name, proves, isLong, lastSeconds: times[name] }));
  console.log(json ? JSON.stringify(rows, null, 2) : listLines(rows).join("\n"));
} else {
  process.exitCode = await main();
}

async function main(): Promise<number> {
  const stop = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => stop.abort());
  const isDrawn = process.stderr.isTTY && !json;
  const say = (line: string): void => console.error(isDrawn ? `\r\u001b[K${line}` : line);
  const isBuilt = await built(stop.signal, say);
  let line = "";
  let began = performance.now();
  const draw = (): void => {
    const seconds = Math.round((performance.now() - began) / 1000);
    process.stderr.write(`\r\u001b[K${line}, ${inTime(seconds)}`.slice(0, (process.stderr.columns ?? 80) + 3));
  };
  const single = proofs.length === 1 && !json;
  const timer = isDrawn && !single ? setInterval(draw, 1000) : undefined;
  const results = await prove(proofs, {
    ...options,
    folder,
    signal: stop.signal,
    isBuilt,
    passThrough: single,
    begun({ name }, at, usual) {
      began = performance.now();
      line = `${at + 1} of ${proofs.length}: ${name}${usual === undefined ? "" : ` (${inTime(usual)} the last time)`}`;
      if (!isDrawn || single) say(line);
    },
    ended({ name, verdict, seconds, log }) {
      say(`${verdict.padEnd(7)} ${name}, ${inTime(seconds)}`);
      if (verdict === "failed" && log !== undefined && !json) {
        console.error(stripVTControlCharacters(lastLines(log)).replaceAll(/^/gm, "    "));
        console.error(`    all of it: ${log}`);
      }
    },
  });
  clearInterval(timer);
  console.log(json ? JSON.stringify(results, null, 2) : `\n${tableLines(results).join("\n")}`);
  if (stop.signal.aborted) return 130;
  return results.every((result: ProofResult) => result.verdict === "passed") ? 0 : 1;
}

/** What some suites look at, once; whether it is there. */
async function built(signal: AbortSignal, say: (line: string) => void): Promise<boolean> {
  if (!proofs.some(({ needsBuild }) => needsBuild)) return true;
  say("building the packages");
  mkdirSync(folder, { recursive: true });
  const log = join(folder, "build.log");
  const output = openSync(log, "w");
  try {
    if (await buildPackages(output, signal)) return true;
  } finally {
    closeSync(output);
  }
  if (!signal.aborted) console.error(`failed  the build\n${stripVTControlCharacters(lastLines(log))}`);
  return false;
}
