import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { Redis } from "ioredis";
import { freeAddress } from "../../workspace/loopback.ts";

/** A Redis of this machine, with its data in a folder. */
export interface RedisServer {
  readonly port: number;
  /** A connection as BullMQ wants it. */
  connect(): Redis;
  /** Ends it with a signal and starts it again with its data. */
  restart(signal: "SIGTERM" | "SIGKILL"): Promise<void>;
  stop(): Promise<void>;
}

/** Starts Debian's redis-server on a free port. Each write is on the disk before it is answered. */
export async function startRedis(folder: string): Promise<RedisServer> {
  mkdirSync(folder, { recursive: true });
  const port = Number(new URL(await freeAddress()).port);
  let server = await started(port, folder);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ended = once(server, "exit");
    server.kill(signal);
    await ended;
  };
  return {
    port,
    connect: () => new Redis(port, "127.0.0.1", { maxRetriesPerRequest: null, retryStrategy: () => 100 }),
    async restart(signal) {
      await end(signal);
      server = await started(port, folder);
    },
    stop: () => end("SIGTERM"),
  };
}

async function started(port: number, folder: string): Promise<ChildProcess> {
  const settings = { port, bind: "127.0.0.1", dir: folder, save: "", appendonly: "yes", appendfsync: "always" };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn("redis-server", args, { stdio: ["ignore", "pipe", "inherit"] });
  let told = "";
  await new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`redis-server did not start:\n${told}`)));
    child.stdout.on("data", (chunk) => {
      told += chunk;
      if (told.includes("Ready to accept connections")) resolve();
    });
  });
  return child;
}
