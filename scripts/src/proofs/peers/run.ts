// Asks the vendors' own clients, openapi-fetch and clone-core what they do when something goes wrong, and compares the
// answers with the table in the README.
import { readFile, writeFile } from "node:fs/promises";
import { startFaults } from "@org/voices-mock/faults";
import { suiteUsage } from "../../prove/proof.ts";
import { root } from "../../specs/documents/sources.ts";
import { commandLine } from "../../workspace/command-line.ts";
import { installTool } from "../../workspace/tools/install-tool.ts";
import { contenders } from "./contenders.ts";
import { proof } from "./proof.ts";
import { questions } from "./questions.ts";

const { write = false } = commandLine(
  suiteUsage(proof, "\n  --write  writes the table into the README instead of comparing it"),
  { write: { type: "boolean" } },
);

// Settings of the shell would change more about the clients than their base address.
for (const name of Object.keys(process.env)) if (/^(CARTESIA|INWORLD)_/.test(name)) delete process.env[name];

await installTool("peers");
const all = await contenders();
const names = [...new Set(all.map(({ name }) => name))];
const clip = new Uint8Array(await readFile(new URL("examples/clips/ada.wav", root)));
const faults = await startFaults();
const rows: string[][] = [];
try {
  for (const { what, answer } of questions) {
    const answers = new Map<string, string>();
    for (const contender of all) {
      const said = await answer(contender, { faults, clip });
      const before = answers.get(contender.name);
      if (before !== undefined && before !== said)
        throw new Error(`${contender.name}: ${what}: ${before}, and ${said}`);
      answers.set(contender.name, said);
    }
    rows.push([what, ...names.map((name) => answers.get(name) ?? "")]);
    console.log(`${what}: ${[...answers].map(([name, said]) => `${name}: ${said}`).join("; ")}`);
  }
} finally {
  await faults.close();
}

const cells = [["", ...names], ...rows];
const widths = cells[0]?.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0))) ?? [];
const line = (row: readonly string[]): string =>
  `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
const table = [line(cells[0] ?? []), rule, ...rows.map(line)].join("\n");

const readme = new URL("README.md", root);
const text = await readFile(readme, "utf8");
const known = /^\|[^\n]*\| cartesia-js[^\n]*\|\n(?:\|[^\n]*\n)+/m.exec(text)?.[0].trimEnd();
if (known === undefined) throw new Error("README.md has no table whose columns begin with cartesia-js");
if (write)
  await writeFile(
    readme,
    text.replace(known, () => table),
  );
else if (known !== table) {
  console.error(`\nREADME.md says something else. Measured now:\n\n${table}\n`);
  process.exitCode = 1;
}
