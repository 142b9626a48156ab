// Writes the public surface of every published package as a file that is read in reviews. With --check nothing is
// written: ends with 1 when a committed report is not what the sources export.
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { repository, root } from "../../specs/documents/sources.ts";
import { commandLine } from "../../workspace/command-line.ts";
import { writeDeclarations } from "../../workspace/declarations.ts";
import { installTool } from "../../workspace/tools/install-tool.ts";
import { apiReport, entryPoints, reportFile } from "./report.ts";

const { check } = commandLine(
  "Writes the public surface of every published package, in packages/*/api.\n\n  pnpm refresh api-reports [--check]",
  { check: { type: "boolean", default: false } },
);

await installTool("api-extractor");
const declarations = await mkdtemp(join(tmpdir(), "api-reports-"));
let differing = 0;
try {
  const entries = await entryPoints();
  const folders = [...new Set(entries.map(({ folder }) => folder))];
  for (const folder of folders) {
    const source = fileURLToPath(new URL(`packages/${folder}`, root));
    await writeDeclarations(source, declarations);
    // What a package depends on is found from where its declarations are.
    await symlink(join(source, "node_modules"), join(declarations, folder, "node_modules"));
  }
  for (const entry of entries) {
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
