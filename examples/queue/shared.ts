// What the server and the workers of this example have in common: one queue, and one place for recordings.
import { randomUUID } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { Redis, type RedisOptions } from "ioredis";

const { env } = process;

/** One queue for each account of a provider, since limits belong to the account. */
export const queueName = "cartesia-main";

/** A connection to Redis, which the server and the workers want each in its own way. */
export function redis(options: RedisOptions): Redis {
  const connection = new Redis(env["REDIS_URL"] ?? "redis://127.0.0.1:6379", options);
  connection.on("error", ({ message }) => console.error(`Redis: ${message}`));
  return connection;
}

const folder = env["RECORDINGS"] ?? "recordings";

/**
 * Where recordings wait for their job. This is a folder that the server and all workers see; with several machines make it
 * a bucket of an object store, with the object's key for a name, and let the store delete what is older than a week: a
 * process that dies in between leaves a recording without a job.
 */
export const recordings = {
  /** Keeps a recording, and returns the reference that goes into the job. */
  async put(recording: Blob): Promise<string> {
    const name = randomUUID();
    await mkdir(folder, { recursive: true });
    // On the disk before there is a job that asks for it.
    await writeFile(join(folder, name), recording.stream(), { flush: true });
    return name;
  },

  /** `undefined` when it is gone for good; whatever else goes wrong is thrown, and tried again later. */
  async get(name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    try {
      return await readFile(join(folder, basename(name)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
  },

  /** Deletes it, if it is still there. */
  remove: (name: string): Promise<void> => rm(join(folder, basename(name)), { force: true }),
};
