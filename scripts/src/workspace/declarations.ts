import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";

/**
 * Writes the declarations of the package in `folder`, and of the packages whose sources it reads, below `target`: each
 * under the package's own name, as in `packages`.
 */
export async function writeDeclarations(folder: string, target: string): Promise<void> {
  const require = createRequire(join(folder, "..", "..", "package.json"));
  const compiler = join(dirname(require.resolve("typescript/package.json")), "bin/tsc");
  const options = [
    "--noEmit",
    "false",
    "--emitDeclarationOnly",
    "--declaration",
    "--rootDir",
    "..",
    "--outDir",
    target,
  ];
  await promisify(execFile)(process.execPath, [compiler, "-p", "tsconfig.build.json", ...options], { cwd: folder });
}

/**
 * Copies the declarations that an entry point leads to, and only those: the others name what a consumer need not have.
 *
 * @param entries The entry points' sources from the package's folder: `./src/index.ts`.
 */
export async function copyReachable(entries: readonly string[], from: string, to: string): Promise<void> {
  const wanted = entries.map((entry) => join(from, entry.replace(/\.ts$/, ".d.ts")));
  const seen = new Set<string>();
  for (let file = wanted.pop(); file !== undefined; file = wanted.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const text = await readFile(file, "utf8");
    for (const [, path = ""] of text.matchAll(relativeImport)) {
      wanted.push(join(dirname(file), path.replace(/\.ts$/, ".d.ts")));
    }
    const target = join(to, relative(join(from, "src"), file));
    await mkdir(dirname(target), { recursive: true });
    // Older compilers look for a declaration beside the JavaScript file that is named, not beside a source.
    await writeFile(
      target,
      text.replace(relativeImport, (found) => found.replace(/\.ts"$/, '.js"')),
    );
  }
}

const relativeImport = /(?:from|import\() ?"(\.[^"]+\.ts)"/g;
