import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freeAddress } from "../../workspace/loopback.ts";
import { installTool, toolFolder } from "../../workspace/tools/install-tool.ts";

/** A package registry that runs on this machine alone and forwards nothing. */
export interface Registry {
  /** With a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

export async function startRegistry(folder: string): Promise<Registry> {
  await installTool("release");
  await mkdir(folder, { recursive: true });
  const address = await freeAddress();
  const config = {
    storage: join(folder, "storage"),
    auth: { htpasswd: { file: join(folder, "htpasswd") } },
    uplinks: {},
    packages: { "**": { access: "$all", publish: "$all" } },
    log: { type: "file", path: join(folder, "log"), level: "warn" },
    listen: new URL(address).host,
  };
  // JSON is YAML.
  await writeFile(join(folder, "config.yaml"), JSON.stringify(config));
  const program = fileURLToPath(new URL("node_modules/verdaccio/bin/verdaccio", toolFolder("release")));
  const child = spawn(process.execPath, [program, "--config", join(folder, "config.yaml")], { stdio: "inherit" });
  const url = `${address}/`;
  await answering(child, url);
  return {
    url,
    async close() {
      const ended = once(child, "exit");
      child.kill();
      await ended;
    },
  };
}

async function answering(child: ChildProcess, url: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The registry ended with ${child.exitCode}`);
    // Commands that block this process follow: a connection that was kept would be dead when it is used next.
    const answered = await fetch(`${url}-/ping`, { headers: { connection: "close" } }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill();
  throw new Error("The registry did not answer within 30 s");
}
