import { type ChildProcess, fork } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { type RedisServer, startRedis } from "../../proofs/fleet/redis-server.ts";
import { asInWorkspace, installConsumer, pack } from "../../workspace/programs/consumer.ts";
import { startSandboxProcess } from "../../workspace/programs/sandbox.ts";
import { installDebian } from "../../workspace/tools/install-debian.ts";
import { clipOf } from "../measures/clip.ts";
import { interleave } from "../measures/interleave.ts";
import { messageOf } from "../measures/rate.ts";
import type { Samples } from "../report/samples.ts";
import { durabilities, type QueueWorker, queueWorkers } from "./workers.ts";

/** The jobs of one measurement, and those before the first: code takes its final shape only after hundreds. */
const jobs = 100;
const warmUpJobs = 400;

/** Jobs a second through one worker, against the sandbox, for each durability of Redis. */
export async function queued(folder: string, rounds: number): Promise<Samples[]> {
  installDebian({ "redis-server": "redis-server" });
  const home = join(folder, "queue");
  mkdirSync(home);
  const child = await installed(home);
  const clip = join(home, "clip.wav");
  writeFileSync(clip, clipOf(500_000));
  const redis = await startRedis(join(home, "redis"));
  try {
    const samples: Samples[] = [];
    for (const durability of durabilities) {
      await keep(redis, durability);
      samples.push(...(await measured(`queue.${durability}`, [child, String(redis.port), clip], rounds)));
    }
    return samples;
  } finally {
    await redis.stop();
  }
}

/** Installs the packed packages with BullMQ as a user does; returns the program that works. */
async function installed(home: string): Promise<string> {
  const packed = pack(home, ["cartesia-voices", "inworld-voices", "clone-core", "clone-queue"]);
  installConsumer(home, [...packed, ...asInWorkspace("bullmq", "ioredis")]);
  const outfile = join(home, "worker-child.mjs");
  const entry = fileURLToPath(new URL("./worker-child.ts", import.meta.url));
  await build({ entryPoints: [entry], outfile, bundle: true, packages: "external", format: "esm", platform: "node" });
  return outfile;
}

async function keep(redis: RedisServer, appendfsync: string): Promise<void> {
  const connection = redis.connect();
  await connection.config("SET", "appendfsync", appendfsync);
  await connection.quit();
}

async function measured(
  measure: string,
  [child, port, clip]: readonly [child: string, port: string, clip: string],
  rounds: number,
): Promise<Samples[]> {
  const children: ChildProcess[] = [];
  const sandbox = await startSandboxProcess();
  try {
    const all = new Map<QueueWorker, () => Promise<number>>();
    for (const who of queueWorkers) {
      const worker = fork(child, [who, port, sandbox.env["CARTESIA_BASE_URL"] ?? "", clip]);
      children.push(worker);
      await messageOf(worker);
      const rate = async (count: number): Promise<number> => {
        // Its list, which is searched for each key, would get longer with every round.
        await fetch(`${sandbox.url}/__reset`, { method: "POST" });
        worker.send(count);
        return Number(await messageOf(worker));
      };
      await rate(warmUpJobs);
      all.set(who, () => rate(jobs));
    }
    const values = await interleave(rounds, all);
    return [...values].map(([subject, perRound]) => ({ measure, subject, values: perRound }));
  } finally {
    for (const worker of children) worker.kill();
    await sandbox.stop();
  }
}
