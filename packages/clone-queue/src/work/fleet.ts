import type { CloneQueue } from "../job/job-data.ts";

/** What all workers of a queue share, in Redis. */
export interface Fleet {
  /** Redis' own clock, in milliseconds since 1970: those of the workers may differ by minutes. */
  now(): Promise<number>;
  /** No worker takes a job for so many milliseconds. */
  limit(ms: number): Promise<void>;
  /** No worker takes a job until somebody resumes the queue. */
  pause(): Promise<void>;
}

const clock = "cloneQueueClock";

/** A whole day: the longest that a service is believed when it says how long to wait, in milliseconds. */
const longestLimitMs = 24 * 60 * 60_000;

export function fleetOf(queue: CloneQueue): Fleet {
  let known: unknown;
  return {
    async now() {
      const client = await queue.getBackend().client;
      // BullMQ's client has no word for TIME, and it takes scripts.
      if (known !== client) client.defineCommand(clock, { numberOfKeys: 0, lua: 'return redis.call("TIME")' });
      known = client;
      const [seconds, micros]: [string, string] = await client.runCommand(clock, []);
      return Number(seconds) * 1000 + Math.floor(Number(micros) / 1000);
    },
    async limit(ms) {
      const wait = Math.max(1, Math.min(longestLimitMs, Math.ceil(ms)));
      // A second 429 may ask for less than the first.
      const left = await queue.getRateLimitTtl(Number.MAX_SAFE_INTEGER);
      if (left < wait) await queue.rateLimit(wait);
    },
    pause: () => queue.pause(),
  };
}
