// Looks at each packed package as an installer, a bundler and a compiler would: publint at its strictest, and
// are-the-types-wrong for every entry point. Ends with 1 on any finding.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { installTool, toolFolder } from "../install-tool.ts";
import { pack } from "../packed/consumer.ts";

// Every package is ESM. `require` of ESM works from Node 22 on, which is the oldest that they take; the compiler's
// modes from before it are reported all the same.
const olderModes = new Set(["node10", "node16-cjs"]);

await installTool("package-lint");
const require = createRequire(new URL("package.json", toolFolder("package-lint")));
const load = (name: string) => import(pathToFileURL(require.resolve(name)).href);
const { publint } = await load("publint");
const { formatMessage } = await load("publint/utils");
const { checkPackage, createPackageFromTarballData } = await load("@arethetypeswrong/core");

const folder = mkdtempSync(join(tmpdir(), "package-lint-"));
let findings = 0;
try {
  for (const tarball of pack(folder)) {
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
    const entries = Object.keys(types.entrypoints ?? {});
    console.log(`${found.length === 0 ? "ok  " : "FAIL"} ${basename(tarball)} (${entries.join(", ")})`);
    for (const one of found) console.log(`     ${one}`);
    findings += found.length;
  }
} finally {
  rmSync(folder, { recursive: true });
}
if (findings > 0) process.exitCode = 1;
