// Writes into each published package's README which licences come with it; with `--check`, says where that is not so.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { root } from "../../specs/documents/sources.ts";
import { commandLine } from "../../workspace/command-line.ts";
import { publishedPackages } from "../../workspace/programs/consumer.ts";
import { installedWith } from "./installed.ts";
import { licenceProblem, withLicences } from "./table.ts";

const { check: isCheck } = commandLine(
  "Writes into each README which licences come with its package.\n\n  pnpm refresh licences [--check]",
  { check: { type: "boolean", default: false } },
);

const problems: string[] = [];
for (const folder of publishedPackages) {
  const packages = installedWith(fileURLToPath(new URL(`packages/${folder}/`, root)), "@org/");
  problems.push(...packages.map(licenceProblem).filter((problem) => problem !== undefined));
  const readme = new URL(`packages/${folder}/README.md`, root);
  const text = await readFile(readme, "utf8");
  const right = withLicences(text, packages);
  if (right === undefined) problems.push(`packages/${folder}/README.md has no place for the licences`);
  else if (right !== text) {
    if (isCheck)
      problems.push(`packages/${folder}/README.md names other licences than are installed: run pnpm refresh licences`);
    else await writeFile(readme, right);
  }
}
for (const problem of new Set(problems)) console.error(problem);
if (problems.length === 0)
  console.log(`The READMEs of ${publishedPackages.length} packages name the licences that come with them.`);
process.exitCode = problems.length === 0 ? 0 : 1;
