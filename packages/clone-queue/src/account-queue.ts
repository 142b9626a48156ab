import { Queue, type QueueOptions } from "bullmq";
import type { CloneQueue } from "./job/job-data.ts";

/** What an account may do, over all workers of its queue. */
export interface AccountLimits {
  /** Calls under way at once. */
  readonly concurrency: number;
  /** The most requests within any stretch of `perMs` milliseconds; no such limit when absent. */
  readonly requests?: { readonly most: number; readonly perMs: number } | undefined;
}

/**
 * Cartesia documents no limit for cloning. The smallest that it documents for requests at once is that of the free plan, 2,
 * for speech; it publishes no figure for a minute.
 *
 * @see https://docs.cartesia.ai/use-the-api/concurrency-limits-and-timeouts
 */
export const cartesiaLimits: AccountLimits = { concurrency: 2 };

/**
 * Five clone requests a minute for each account. Inworld documents no limit for requests at once: 2 is this project's choice.
 *
 * @see https://dev.docs.inworld.ai/docs/resources/rate-limits
 */
export const inworldLimits: AccountLimits = { concurrency: 2, requests: { most: 5, perMs: 60_000 } };

/** BullMQ's options of a queue, `connection` among them, and the account's limits where they are not the usual ones. */
export type AccountQueueOptions = QueueOptions & { limits?: Partial<AccountLimits> | undefined };

/**
 * A job counts when it begins, and its request leaves once its sample is here: a little later, or much. So they begin this
 * much slower than the limit says, and may be late by a quarter of `perMs`.
 */
const reserve = 1.25;

/** BullMQ looks at the pause that a 429 brings only where there is a limit: one that nobody reaches. */
const unreached = { most: 1_000_000_000, perMs: 1_000 };

/**
 * Writes an account's limits into its queue in Redis, where they hold for all workers at once: those that run, too. Who
 * writes last decides.
 *
 * @throws TypeError for a figure that is no whole number above 0.
 * @example
 * ```ts
 * import { type CloneQueue, limitQueue } from "@org/clone-queue";
 *
 * await limitQueue(queue, { concurrency: 3, requests: { most: 30, perMs: 60_000 } });
 *
 * declare const queue: CloneQueue;
 * ```
 */
export async function limitQueue(queue: CloneQueue, { concurrency, requests }: AccountLimits): Promise<void> {
  requireLimits({ concurrency, requests });
  await queue.setGlobalConcurrency(concurrency);
  if (requests === undefined) await queue.setGlobalRateLimit(unreached.most, unreached.perMs);
  // One at a time: a limit of five lets five begin at the end of one stretch and five at the start of the next.
  else await queue.setGlobalRateLimit(1, Math.ceil((requests.perMs / requests.most) * reserve));
}

/** Redis takes any figure, and with some no job ever begins. */
export function requireLimits({ concurrency, requests }: AccountLimits): void {
  requireCount("concurrency", concurrency);
  if (requests === undefined) return;
  requireCount("requests.most", requests.most);
  requireCount("requests.perMs", requests.perMs);
}

function requireCount(name: string, value: number): void {
  if (Number.isSafeInteger(value) && value > 0) return;
  throw new TypeError(`${name} is ${value}: pass a whole number above 0`);
}

async function accountQueue(
  name: string,
  usual: AccountLimits,
  { limits, ...options }: AccountQueueOptions,
): Promise<CloneQueue> {
  const queue: CloneQueue = new Queue(name, options);
  try {
    await limitQueue(queue, { ...usual, ...limits });
  } catch (error) {
    await queue.close();
    throw error;
  }
  return queue;
}

/**
 * Opens the queue of a Cartesia account and writes its limits into Redis: 2 calls at once, unless you say otherwise ({@link cartesiaLimits}).
 *
 * @example
 * ```ts
 * import { cartesiaQueue } from "@org/clone-queue";
 * import { Redis } from "ioredis";
 *
 * const connection = new Redis({ maxRetriesPerRequest: null });
 * const queue = await cartesiaQueue("cartesia-main", { connection, limits: { concurrency: 5 } });
 * ```
 */
export const cartesiaQueue = (name: string, options: AccountQueueOptions): Promise<CloneQueue> =>
  accountQueue(name, cartesiaLimits, options);

/**
 * Opens the queue of an Inworld account and writes its limits into Redis: 2 calls at once and 5 a minute, unless you say otherwise ({@link inworldLimits}).
 * They begin evenly, one each 15 s.
 *
 * @example
 * ```ts
 * import { inworldQueue } from "@org/clone-queue";
 * import { Redis } from "ioredis";
 *
 * const queue = await inworldQueue("inworld-main", { connection: new Redis({ maxRetriesPerRequest: null }) });
 * ```
 */
export const inworldQueue = (name: string, options: AccountQueueOptions): Promise<CloneQueue> =>
  accountQueue(name, inworldLimits, options);

/** Lets a 429 pause a queue that somebody opened without limits. */
export async function makeLimitable(queue: CloneQueue): Promise<void> {
  if ((await queue.getGlobalRateLimit()) === null) await queue.setGlobalRateLimit(unreached.most, unreached.perMs);
}
