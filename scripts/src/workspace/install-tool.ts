import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { root } from "../specs/documents/sources.ts";

/** The folder of a tool with a lockfile of its own, with a slash at its end. */
export const toolFolder = (name: string): URL => new URL(`scripts/tools/${name}/`, root);

/** Installs a tool from its own lockfile; a second call finds it there. */
export async function installTool(name: string): Promise<void> {
  const child = spawn("pnpm", ["install", "--frozen-lockfile", "--silent"], {
    cwd: fileURLToPath(toolFolder(name)),
    stdio: ["ignore", "inherit", "inherit"],
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`scripts/tools/${name} could not be installed: pnpm ended with ${code}`);
}
