import type { CloneJob, CloneJobData, CloneQueue } from "../job/job-data.ts";

/** What all workers of a queue share, in Redis. */
export interface Fleet {
  /** Redis' own clock, in milliseconds since 1970: those of the workers may differ by minutes. */
  now(): Promise<number>;
  /**
   * Writes a job's data, only while this token holds the job's lock: a write that was long on its way would replace what the
   * next worker wrote.
   */
  write(job: Pick<CloneJob, "id" | "data">, token: string, data: CloneJobData): Promise<void>;
  /** No worker takes a job for so many milliseconds. */
  limit(ms: number): Promise<void>;
  /** No worker takes a job until somebody resumes the queue. */
  pause(): Promise<void>;
}

/** Scripts, since BullMQ's client has no word for TIME, and its own `updateData` asks for no lock. */
const scripts = {
  cloneQueueClock: { numberOfKeys: 0, lua: 'return redis.call("TIME")' },
  cloneQueueWrite: {
    numberOfKeys: 2,
    lua: 'if redis.call("GET", KEYS[1]) ~= ARGV[1] then return 0 end redis.call("HSET", KEYS[2], "data", ARGV[2]) return 1',
  },
} as const;

export function fleetOf(queue: CloneQueue): Fleet {
  let known: unknown;
  const run = async <Answer>(name: keyof typeof scripts, args: readonly string[]): Promise<Answer> => {
    const client = await queue.getBackend().client;
    if (known !== client) {
      for (const [script, definition] of Object.entries(scripts)) client.defineCommand(script, definition);
    }
    known = client;
    return (await client.runCommand(name, [...args])) as Answer;
  };
  return {
    async now() {
      const [seconds, micros] = await run<[string, string]>("cloneQueueClock", []);
      return Number(seconds) * 1000 + Math.floor(Number(micros) / 1000);
    },
    async write(job, token, data) {
      const key = queue.toKey(String(job.id));
      const written = await run<number>("cloneQueueWrite", [`${key}:lock`, key, token, JSON.stringify(data)]);
      if (written !== 1) throw new Error(`the job of ${data.key} lost its lock, and another worker goes on with it`);
      job.data = data;
    },
    async limit(ms) {
      // A second 429 may ask for less than the first.
      const left = await queue.getRateLimitTtl(Number.MAX_SAFE_INTEGER);
      if (left < ms) await queue.rateLimit(ms);
    },
    pause: () => queue.pause(),
  };
}
