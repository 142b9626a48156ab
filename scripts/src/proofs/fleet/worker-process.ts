import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { WorkerConfig, WorkerMessage } from "./worker-config.ts";

/** A worker in a process of its own. */
export interface WorkerProcess {
  readonly id: string;
  readonly messages: readonly WorkerMessage[];
  /** Resolves once it takes jobs. */
  readonly ready: Promise<unknown>;
  /** Resolves when it has said something of that kind. */
  said(type: WorkerMessage["type"]): Promise<void>;
  /** Resolves to its exit code; `null` after SIGKILL. */
  end(signal: "SIGTERM" | "SIGKILL"): Promise<number | null>;
}

/** Bundles the worker into one file of a folder; returns what starts it. */
export async function workerStarter(folder: string): Promise<(config: WorkerConfig) => WorkerProcess> {
  const file = join(folder, "worker.cjs");
  await build({
    entryPoints: [fileURLToPath(new URL("worker.ts", import.meta.url))],
    outfile: file,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node22",
    logLevel: "error",
  });
  return (config) => {
    const child = fork(file, {
      env: {
        ...process.env,
        ...{
          FLEET_WORKER: JSON.stringify(config),
          NODE_COMPILE_CACHE: join(folder, "compiled"),
          NODE_NO_WARNINGS: "1",
        },
      },
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    return watched(child);
  };
}

function watched(child: ChildProcess): WorkerProcess {
  const messages: WorkerMessage[] = [];
  child.on("message", (message: WorkerMessage) => messages.push(message));
  const exit = once(child, "exit") as Promise<[number | null]>;
  const said = (type: WorkerMessage["type"]): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (messages.some((message) => message.type === type)) resolve();
      };
      child.on("message", look);
      child.once("exit", () => resolve());
      look();
    });
  return {
    id: String(child.pid),
    messages,
    ready: said("ready"),
    said,
    async end(signal) {
      child.kill(signal);
      const [code] = await exit;
      return code;
    },
  };
}
