import { CloneError, type Voice } from "@org/clone-core";
import type { CloneErrorData, CloneJob, CloneJobResult } from "./job-data.ts";

/** A voice that a job made: everything of `Voice` but `raw`, the service's whole answer, which stays out of Redis. */
export type ClonedVoice = Omit<Voice, "raw">;

/** Longer bodies of answers stay out of Redis, in signs of JSON. */
const longestBody = 8_000;

/** A voice as data. */
export function voiceData({ createdAt, ...voice }: ClonedVoice): CloneJobResult {
  return { ...voice, ...(createdAt === undefined ? {} : { createdAt: createdAt.toISOString() }) };
}

/**
 * The voice of a job that is done, and `undefined` for any other.
 *
 * @example
 * ```ts
 * import { type CloneQueue, cloneJobId, voiceOf } from "@org/clone-queue";
 *
 * const job = await queue.getJob(cloneJobId("order-4711"));
 * console.log(job && voiceOf(job)?.id);
 *
 * declare const queue: CloneQueue;
 * ```
 */
export function voiceOf(job: Pick<CloneJob, "returnvalue">): ClonedVoice | undefined {
  // BullMQ says null for a job that is not done.
  const result = job.returnvalue as CloneJobResult | null | undefined;
  if (result === null || result === undefined) return undefined;
  const { createdAt, ...voice } = result;
  return { ...voice, ...(createdAt === undefined ? {} : { createdAt: new Date(createdAt) }) };
}

/** An error as data. Neither key nor audio is in a `CloneError`; its cause and its stack stay behind. */
export function errorData(error: CloneError): CloneErrorData {
  const { name: _name, body, ...data } = error.toJSON() as CloneErrorData & { name: string };
  const isShort = body !== undefined && JSON.stringify(body).length <= longestBody;
  return { ...data, startedAt: error.startedAt.toISOString(), ...(isShort ? { body } : {}) };
}

/** The error that data stands for. */
export const asError = ({ message, startedAt, ...init }: CloneErrorData): CloneError =>
  new CloneError(message, { ...init, startedAt: new Date(startedAt) });

/**
 * What a job failed with; while it waits for its next attempt, what went wrong in the last one. `undefined` for a job
 * that is done or never failed. `outcome` says whether a voice may exist all the same.
 *
 * @example
 * ```ts
 * import { type CloneQueue, cloneErrorOf } from "@org/clone-queue";
 *
 * for (const job of await queue.getFailed()) console.error(job.data.key, cloneErrorOf(job)?.code);
 *
 * declare const queue: CloneQueue;
 * ```
 */
export function cloneErrorOf(
  job: Pick<CloneJob, "data" | "failedReason" | "returnvalue" | "timestamp">,
): CloneError | undefined {
  if (voiceOf(job) !== undefined) return undefined;
  const { error, leftAt, provider } = job.data;
  if (error !== undefined) return asError(error);
  if (!job.failedReason) return undefined;
  // BullMQ gave up on it, since its workers died again and again.
  const outcome = leftAt === undefined ? "not_created" : "unknown";
  const startedAt = new Date(leftAt ?? job.timestamp);
  return new CloneError(`${provider}: ${job.failedReason}`, { code: "unavailable", outcome, provider, startedAt });
}
