import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import type { Socket } from "node:net";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";

/** A process of our own that serves faults. */
export interface FaultProcess {
  readonly url: string;
  /** Ends the process. Resolves when it is gone. */
  close(): Promise<void>;
}

/** Starts the process from its file. Rejects when it ends before it listens. */
export async function startFaultProcess(file: URL): Promise<FaultProcess> {
  // Another runtime that imports this starts Node all the same: raw sockets are not the same everywhere.
  const node = "bun" in process.versions || "deno" in process.versions ? "node" : process.execPath;
  const child = spawn(node, [fileURLToPath(file)], {
    stdio: ["pipe", "pipe", "inherit"],
    // What debuggers and test runners put there is not meant for this process.
    env: { ...process.env, NODE_OPTIONS: "", NODE_V8_COVERAGE: "" },
  });
  const ended = once(child, "exit");
  // The address of a process that is gone leads nowhere: nobody needs to hear of it twice.
  child.stdin.on("error", () => {});
  const url = await Promise.race([readyUrl(child), ended.then(notReady)]);
  // A test that forgets to close ends all the same, and the server with it.
  child.unref();
  // Bun's streams have no unref, and its processes end without it.
  for (const stream of [child.stdin, child.stdout]) (stream as Writable as Partial<Socket>).unref?.();
  return {
    url,
    async close() {
      child.ref();
      child.stdin.end();
      await ended;
    },
  };
}

async function readyUrl({ stdout }: ChildProcessByStdio<Writable, Readable, null>): Promise<string> {
  const [line] = await once(createInterface(stdout), "line");
  const { url }: { url: string } = JSON.parse(String(line));
  return url;
}

function notReady([code]: unknown[]): never {
  throw new Error(`the fault server ended with ${String(code)} before it listened`);
}
