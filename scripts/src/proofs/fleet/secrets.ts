import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { silentWav } from "../../workspace/made-up/silent-wav.ts";
import type { RedisServer } from "./redis-server.ts";
import { madeUpKeys } from "./worker-config.ts";

const audio = Buffer.from(silentWav(60));

/** What must be nowhere in Redis, as bytes. */
const secrets: Readonly<Record<string, Buffer>> = {
  "Cartesia's key": Buffer.from(madeUpKeys.cartesia),
  "Inworld's key": Buffer.from(madeUpKeys.inworld),
  "a half of Inworld's key": Buffer.from("made:up-key"),
  audio: audio.subarray(44),
  "audio in base64": Buffer.from(audio.subarray(45).toString("base64").slice(0, 60)),
  "audio as numbers": Buffer.from("128,128,128,128"),
  "the stack of an error": Buffer.from("\\n    at "),
};

/** How a value of each type is read. */
const readers: Readonly<Record<string, (key: string) => [string, ...(string | number)[]]>> = {
  string: (key) => ["GET", key],
  hash: (key) => ["HGETALL", key],
  list: (key) => ["LRANGE", key, 0, -1],
  set: (key) => ["SMEMBERS", key],
  zset: (key) => ["ZRANGE", key, 0, -1],
  stream: (key) => ["XRANGE", key, "-", "+"],
};

/** Reads every key of Redis, and every command that it wrote to its disk; each secret that is there is a line. */
export async function secretsIn(redis: RedisServer, folder: string): Promise<{ keys: number; found: string[] }> {
  const connection = redis.connect();
  const found = new Set<string>();
  const look = (bytes: Buffer, where: string): void => {
    for (const [what, secret] of Object.entries(secrets)) if (bytes.includes(secret)) found.add(`${what} in ${where}`);
  };
  let keys = 0;
  try {
    for await (const batch of connection.scanStream()) {
      for (const key of batch as string[]) {
        const type = await connection.type(key);
        // A lock or a limit may have ended since the scan.
        if (type === "none") continue;
        const read = readers[type];
        if (read === undefined) throw new Error(`nobody reads ${type}`);
        const [command, ...args] = read(key);
        keys++;
        look(flat(await connection.callBuffer(command, ...args)), key);
      }
    }
  } finally {
    connection.disconnect();
  }
  const files = globSync("appendonlydir/*", { cwd: folder });
  if (files.length === 0) throw new Error("Redis wrote nothing to its disk");
  for (const file of files) look(readFileSync(join(folder, file)), file);
  return { keys, found: [...found] };
}

const flat = (value: unknown): Buffer =>
  Buffer.isBuffer(value) ? value : Array.isArray(value) ? Buffer.concat(value.map(flat)) : Buffer.from(String(value));
