// Looks at each packed package as an installer, a bundler and a compiler would: publint at its strictest, and
// are-the-types-wrong for every entry point, the files it holds, the number and licences of the packages that come with
// it, and what a page loads of it. Ends with 1 on any finding; --write takes files and numbers as they are now.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { suiteUsage } from "../../prove/proof.ts";
import { root } from "../../specs/documents/sources.ts";
import { commandLine } from "../../workspace/command-line.ts";
import { inFreshFolder, installConsumer, pack } from "../../workspace/programs/consumer.ts";
import { installTool, loadFrom } from "../../workspace/tools/install-tool.ts";
import { countTable } from "./count-table.ts";
import { installedPackages, unlicensed } from "./installed.ts";
import { proof } from "./proof.ts";
import { checkSizes } from "./sizes.ts";
import { unexpectedFiles } from "./tarball.ts";

// Every package is ESM. `require` of ESM works from Node 22 on, which is the oldest that they take; the compiler's
// modes from before it are reported all the same.
const olderModes = new Set(["node10", "node16-cjs"]);

const { write } = commandLine(suiteUsage(proof, "\n  --write  takes files and numbers as they are now"), {
  write: { type: "boolean", default: false },
});

await installTool("package-lint");
const { publint } = await loadFrom("package-lint", "publint");
const { formatMessage } = await loadFrom("package-lint", "publint/utils");
const { checkPackage, createPackageFromTarballData } = await loadFrom("package-lint", "@arethetypeswrong/core");

const counts = new Map<string, number>();
let findings = 0;
await inFreshFolder(async (folder) => {
  const tarballs = pack(folder);
  for (const tarball of tarballs) {
    const bytes = readFileSync(tarball);
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    const { messages, pkg } = await publint({ pack: { tarball: buffer }, level: "suggestion", strict: true });
    const found: string[] = messages.map((message: object) => `publint: ${formatMessage(message, pkg)}`);
    const types = await checkPackage(createPackageFromTarballData(new Uint8Array(bytes)));
    if (types.types === false) found.push("are-the-types-wrong: no types");
    for (const problem of types.problems ?? []) {
      if (olderModes.has(problem.resolutionKind)) continue;
      found.push(`are-the-types-wrong: ${JSON.stringify(problem)}`);
    }
    found.push(...unexpectedFiles(tarball, folder, write));
    const { name }: { name: string } = pkg;
    await inFreshFolder((consumer) => {
      installConsumer(consumer, [tarball, ...neededTarballs(name, tarballs)]);
      const installed = installedPackages(consumer, name);
      counts.set(name, installed.length);
      found.push(...unlicensed(installed));
    });
    const entries = Object.keys(types.entrypoints ?? {});
    console.log(`${found.length === 0 ? "ok  " : "FAIL"} ${basename(tarball)} (${entries.join(", ")})`);
    for (const one of found) console.log(`     ${one}`);
    findings += found.length;
  }
  findings += await checkSizes(tarballs);
});
findings += countTable(counts, write);
if (findings > 0) process.exitCode = 1;

/** The tarballs of the packages of ours that a package needs, those they need included. */
function neededTarballs(name: string, tarballs: readonly string[]): string[] {
  const folderOf = (one: string): string => one.replace("@org/", "");
  const needed = new Set<string>();
  const visit = (one: string): void => {
    const manifest = readFileSync(new URL(`packages/${folderOf(one)}/package.json`, root), "utf8");
    const { dependencies = {} }: { dependencies?: Record<string, string> } = JSON.parse(manifest);
    for (const dependency of Object.keys(dependencies)) {
      if (!dependency.startsWith("@org/") || needed.has(dependency)) continue;
      needed.add(dependency);
      visit(dependency);
    }
  };
  visit(name);
  return tarballs.filter((tarball) => [...needed].some((one) => basename(tarball).startsWith(`org-${folderOf(one)}-`)));
}
