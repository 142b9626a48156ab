import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { root } from "./specs/sources.ts";

/** Installs a tool of `scripts/tools` from its own lockfile, and returns its folder; a second call finds it there. */
export async function installTool(name: string): Promise<URL> {
  const folder = new URL(`scripts/tools/${name}/`, root);
  const child = spawn("pnpm", ["install", "--frozen-lockfile", "--silent"], {
    cwd: fileURLToPath(folder),
    stdio: ["ignore", "inherit", "inherit"],
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`scripts/tools/${name} could not be installed: pnpm ended with ${code}`);
  return folder;
}
