// Writes the public surface of every published package as a file that is read in reviews. With --check nothing is
// written: ends with 1 when a committed report is not what the sources export.
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { repository, root } from "../../specs/documents/sources.ts";
import { commandLine } from "../../workspace/command-line.ts";
import { writeDeclarations } from "../../workspace/declarations.ts";
import { installTool } from "../../workspace/tools/install-tool.ts";
import { apiReport, entryPoints, reportFile } from "./report.ts";

const { check, package: only } = commandLine(
  "Writes the public surface of every published package, in packages/*/api.\n\n" +
    "  node scripts/src/docs/api-reports/run.ts [--check] [--package <folder>]…",
  { check: { type: "boolean", default: false }, package: { type: "string", multiple: true } },
);

await installTool("api-extractor");
const declarations = await mkdtemp(join(tmpdir(), "api-reports-"));
let differing = 0;
try {
  const entries = await entryPoints();
  const all = [...new Set(entries.map(({ folder }) => folder))];
  const folders = only === undefined ? all : all.filter((folder) => only.includes(folder));
  for (const folder of await withDependencies(folders)) await writeDeclarations(packageFolder(folder), declarations);
  for (const folder of all.filter((one) => existsSync(join(declarations, one)))) {
    // What a package depends on is found from where its declarations are.
    await symlink(join(packageFolder(folder), "node_modules"), join(declarations, folder, "node_modules"));
  }
  for (const entry of entries.filter(({ folder }) => folders.includes(folder))) {
    const file = reportFile(entry);
    const report = await apiReport(entry, entries, declarations);
    if (report === (await readFile(file, "utf8").catch(() => undefined))) continue;
    differing++;
    console.log(`${relative(repository, file)} ${check ? "is not what the sources export" : "written"}`);
    if (check) continue;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, report);
  }
  differing += await removeOthers(folders, new Set(entries.map(reportFile)));
} finally {
  await rm(declarations, { recursive: true });
}
if (check && differing > 0) {
  console.error("Run `pnpm refresh api-reports` and commit what it writes.");
  process.exitCode = 1;
}

function packageFolder(folder: string): string {
  return fileURLToPath(new URL(`packages/${folder}`, root));
}

/** The packages, and those of this repository that they depend on: a report shows what is reached there too. */
async function withDependencies(folders: readonly string[]): Promise<string[]> {
  const found = new Set(folders);
  for (const folder of found) {
    const { dependencies = {} } = JSON.parse(await readFile(join(packageFolder(folder), "package.json"), "utf8"));
    for (const [name, version] of Object.entries<string>(dependencies)) {
      if (version.startsWith("workspace:")) found.add(name.slice(name.indexOf("/") + 1));
    }
  }
  return [...found];
}

/** Reports of entry points that are gone. */
async function removeOthers(folders: readonly string[], expected: ReadonlySet<string>): Promise<number> {
  let removed = 0;
  for (const folder of folders) {
    const reports = fileURLToPath(new URL(`packages/${folder}/api/`, root));
    for (const name of await readdir(reports).catch((): string[] => [])) {
      if (expected.has(join(reports, name))) continue;
      removed++;
      console.log(`packages/${folder}/api/${basename(name)} belongs to no entry point`);
      if (!check) await rm(join(reports, name));
    }
  }
  return removed;
}
