// `pnpm bench`: what the built packages cost, beside hand-written code and what else one could install, in the same run.
// `--quick` for a look, `--json` for programs, `--with-tests` for the repository's own tests too, `--write` for docs/bench.
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repository } from "../specs/documents/sources.ts";
import { answerHelp, readOrRefuse } from "../workspace/command-line.ts";
import { buildPackages } from "../workspace/programs/build-packages.ts";
import { measureAll } from "./measure.ts";
import { benchOptions, usage } from "./options.ts";
import { readReport, writeReport } from "./report/published.ts";
import { reportOf } from "./report/report.ts";
import { tableLines } from "./report/table.ts";
import { commit, machine } from "./setup/machine.ts";

answerHelp(usage);
if (process.argv[2] === "batch") await import("./batch/run.ts");
else await main();

async function main(): Promise<void> {
  const options = readOrRefuse(usage, () => benchOptions(process.argv.slice(2)));
  const began = performance.now();
  const progress = (what: string): void => {
    const seconds = Math.round((performance.now() - began) / 1000);
    if (process.stderr.isTTY) process.stderr.write(`${String(seconds).padStart(4)} s  ${what} …\n`);
  };

  if (!options.redraw && !(await buildPackages(2, new AbortController().signal))) {
    process.exitCode = 1;
    return;
  }
  if (options.redraw) {
    await writeReport(readReport());
  } else {
    // What a shell sets for a service would change more than is compared.
    for (const name of Object.keys(process.env))
      if (/^(CARTESIA|INWORLD|ELEVENLABS)_/.test(name)) delete process.env[name];
    const folder = realpathSync(mkdtempSync(join(tmpdir(), "bench-")));
    try {
      const begun = { date: new Date().toISOString(), commit: commit(repository), quick: options.quick };
      const samples = await measureAll(folder, options, progress);
      const report = reportOf({ ...begun, machine: machine() }, samples);
      if (options.write) await writeReport(report);
      console.log(options.json ? JSON.stringify(report) : tableLines(report).join("\n"));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
