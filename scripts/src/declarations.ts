import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
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
