// `pnpm bench`: what the built packages cost, beside hand-written code and what else one could install, in the same run.
// `--quick` for a look, `--json` for programs, `--with-tests` for the repository's own tests too, `--write` for docs/bench.
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../specs/sources.ts";
import { commit, machine } from "./machine.ts";
import { measureAll } from "./measure.ts";
import { benchOptions } from "./options.ts";
import { readReport, writeReport } from "./published.ts";
import { reportOf } from "./report.ts";
import { tableLines } from "./table.ts";

const options = benchOptions(process.argv.slice(2));
const began = performance.now();
const progress = (what: string): void => {
  const seconds = Math.round((performance.now() - began) / 1000);
  if (process.stderr.isTTY) process.stderr.write(`${String(seconds).padStart(4)} s  ${what} …\n`);
};

if (options.redraw) {
  await writeReport(readReport());
} else {
  // What a shell sets for a service would change more than is compared.
  for (const name of Object.keys(process.env))
    if (/^(CARTESIA|INWORLD|ELEVENLABS)_/.test(name)) delete process.env[name];
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "bench-")));
  try {
    const begun = { date: new Date().toISOString(), commit: commit(fileURLToPath(root)), quick: options.quick };
    const samples = await measureAll(folder, options, progress);
    const report = reportOf({ ...begun, machine: machine() }, samples);
    if (options.write) await writeReport(report);
    console.log(options.json ? JSON.stringify(report) : tableLines(report).join("\n"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
