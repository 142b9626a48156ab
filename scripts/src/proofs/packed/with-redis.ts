import { cpSync } from "node:fs";
import { join } from "node:path";
import { asInWorkspace, run } from "../../workspace/programs/consumer.ts";
import { installDebian } from "../../workspace/tools/install-debian.ts";
import { startRedis } from "../fleet/redis-server.ts";

/** Installs the queue beside what a consumer has and uses it with a Redis of this machine; returns what it said. */
export async function useQueue(consumer: string, tarballs: readonly string[]): Promise<string[]> {
  installDebian({ "redis-server": "redis-server" });
  const wanted = [...tarballs, ...asInWorkspace("bullmq", "ioredis")];
  run(consumer, ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error", ...wanted]);
  cpSync(new URL("surroundings/queue.mjs", import.meta.url), join(consumer, "queue.mjs"));
  const redis = await startRedis(join(consumer, "redis"));
  try {
    return run(consumer, ["node", "queue.mjs"], { REDIS_PORT: String(redis.port) })
      .trim()
      .split("\n");
  } finally {
    await redis.stop();
  }
}
