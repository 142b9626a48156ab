// Every promise of every provider under every fault, on every runtime: a table to read, and an end that scripts can read.
import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { heldProviders } from "@org/clone-conformance/held";
import { answerHelp, readOrRefuse } from "../../workspace/command-line.ts";
import { runAdapters } from "./adapters.ts";
import { bundleWorker } from "./bundle.ts";
import { holdToPromises } from "./hold.ts";
import type { Observed, RuntimeReport } from "./observed.ts";
import { type TableOptions, tableOptions, usage } from "./options.ts";
import { installRuntimes, type Runtime } from "./runtimes.ts";
import { summaryLines, unproven } from "./summary.ts";
import { afterwardsTableLines, coloured, faultTableLines, plain } from "./table.ts";

async function main({ json, runtimes: ids, providers: names, only }: TableOptions): Promise<void> {
  const providers = Object.keys(heldProviders).filter((name) => names.length === 0 || names.includes(name));
  const installed = await installRuntimes();
  const chosen = installed.filter(({ id }) => ids.length === 0 || ids.includes(id));
  const style = process.stdout.isTTY && !process.env["NO_COLOR"] ? coloured : plain;
  const print = (lines: readonly string[]): void => {
    if (!json && lines.length > 0) process.stdout.write(`${lines.join("\n")}\n\n`);
  };

  const worker = await bundleWorker();
  const reports: RuntimeReport[] = [];
  try {
    for (const runtime of chosen) {
      const report = await reportOf(runtime, worker, providers, only);
      reports.push(report);
      const [first = report] = reports;
      if (report === first) {
        print(faultTableLines(report, style));
        print(afterwardsTableLines(report, style));
      }
      print(summaryLines(report, first, style));
    }
  } finally {
    rmSync(dirname(worker), { recursive: true });
  }

  // What a choice was made of is looked at alone.
  const isWhole = ids.length === 0 && names.length === 0 && only === "";
  const adapters = isWhole ? await runAdapters(installed) : [];
  print(adapters.map(({ promise, broken }) => [promise, ...broken.map(style.wrong)].join("\n")));

  const all = [...reports.flatMap((report) => Object.values(report.providers).flat()), ...adapters];
  const broken = all.filter((one) => one.broken.length > 0).length;
  const wrong = [...(broken === 0 ? [] : [`${broken} promises are broken`]), ...reports.flatMap(unproven)];
  if (json) process.stdout.write(`${JSON.stringify({ reports, adapters, wrong }, null, 2)}\n`);
  else print(wrong.length > 0 ? wrong.map(style.wrong) : [`All ${all.length} promises are kept.`]);
  if (wrong.length > 0) process.exitCode = 1;
}

async function reportOf(
  runtime: Runtime,
  worker: string,
  providers: readonly string[],
  only: string,
): Promise<RuntimeReport> {
  let held = 0;
  const onObserved = (): void => {
    held++;
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${runtime.name}: ${held} promises`);
  };
  // The providers share nothing, so they wait at the same time.
  const entries = await Promise.all(
    providers.map(
      async (provider): Promise<[string, readonly Observed[]]> => [
        provider,
        await holdToPromises({ runtime, worker, provider, only, onObserved }),
      ],
    ),
  );
  if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
  return { runtime: runtime.name, providers: Object.fromEntries(entries) };
}

answerHelp(usage);
await main(readOrRefuse(usage, () => tableOptions(process.argv.slice(2))));
