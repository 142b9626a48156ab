import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { root } from "../../specs/documents/sources.ts";

/** The folder of a tool with a lockfile of its own, with a slash at its end. */
export const toolFolder = (name: string): URL => new URL(`scripts/tools/${name}/`, root);

/** `require` as a program in a tool's folder has it. */
export const toolRequire = (name: string): NodeJS.Require => createRequire(new URL("package.json", toolFolder(name)));

/** A module that a tool's lockfile brings. No declarations of it are sure to be there: who loads it says what it is. */
// biome-ignore lint/suspicious/noExplicitAny: as `require` has it.
export async function loadFrom<Module = any>(tool: string, module: string): Promise<Module> {
  return import(pathToFileURL(toolRequire(tool).resolve(module)).href);
}

/** Installs a tool from its own lockfile; a second call finds it there. */
export const installTool = (name: string): Promise<void> => installFolder(`scripts/tools/${name}`);

/** The same for any folder of the repository that has a lockfile of its own. */
export async function installFolder(path: string): Promise<void> {
  const child = spawn("pnpm", ["install", "--frozen-lockfile", "--silent"], {
    cwd: fileURLToPath(new URL(`${path}/`, root)),
    stdio: ["ignore", "inherit", "inherit"],
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`${path} could not be installed: pnpm ended with ${code}`);
}
