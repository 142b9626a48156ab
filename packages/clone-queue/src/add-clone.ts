import { isDeepStrictEqual } from "node:util";
import { CloneError, type CloneProvider, type CloneVoiceOptions } from "@org/clone-core";
import type { JobsOptions } from "bullmq";
import type { CloneJob, CloneJobData, CloneQueue, Json } from "./job/job-data.ts";
import { cloneJobId } from "./job/job-id.ts";
import { type CallWithoutAudio, checkWithoutAudio } from "./without-audio.ts";

/** The longest reference, in characters of JSON: enough for any signed address, and too little for a recording. */
const longestReference = 4_096;

/** An address that is the recording itself, as any text within JSON. */
const dataAddress = /(?<!\\)"\s*data:/i;

/** Whether a value comes out of JSON as it went in: a `Blob` and bytes do not. */
function isJson(value: unknown): boolean {
  try {
    return isDeepStrictEqual(JSON.parse(JSON.stringify(value)), value);
  } catch {
    // Nothing, a function, or a circle.
    return false;
  }
}

/** The voice that a job makes: what {@link addClone} takes. */
export type AddCloneOptions<Provider extends CloneProvider = CloneProvider> = Pick<
  CloneVoiceOptions<Provider>,
  "name" | "language" | "description" | "providerOptions"
> & {
  /**
   * One key, one job, one voice: 1 to 64 of `A-Z a-z 0-9 - _ . :`, such as the id of your order. It becomes the call's
   * `idempotencyKey`.
   */
  key: string;
  /**
   * Where to clone, as for `cloneVoice`. Only its name goes into Redis. Adding calls neither the service nor a function
   * that you gave as `apiKey`, so a process without the key passes `inworld({ apiKey: () => "" })`.
   */
  provider: Provider;
  /**
   * Where the recording is: a path, an object's key, an address, or any JSON up to 4,096 characters that your `loadSample`
   * understands. Never the recording itself.
   */
  sample: Json;
  /** The words spoken in the sample, for a provider that takes them. */
  transcription?: (Provider["accepts"] extends { readonly transcription: false } ? never : string) | undefined;
};

/** BullMQ's options of a job, but for its id. */
export type CloneJobOptions = Omit<JobsOptions, "jobId" | "repeat" | "stackTraceLimit">;

/** A job for `queue.addBulk`, or for a flow: there add the `queueName`. */
export interface CloneJobInit {
  name: "clone";
  data: CloneJobData;
  opts: JobsOptions & { jobId: string };
}

/**
 * Checks a voice's options and makes a job of them, for `queue.addBulk` and for flows.
 *
 * @param jobOptions BullMQ's own. By default an attempt that surely made nothing is repeated 11 times within some 70
 * minutes: after 2 s, 4 s, 8 s and so on.
 * @throws CloneError for everything that `cloneVoice` refuses without the recording, and for a `sample` that is no
 * reference.
 * @example
 * ```ts
 * import { inworld } from "@org/clone-core/inworld";
 * import { type CloneQueue, cloneJob } from "@org/clone-queue";
 *
 * const provider = inworld({ apiKey });
 * const jobs = orders.map(({ id, file }) =>
 *   cloneJob({ key: `order-${id}`, provider, name: "Ada", language: "en-GB", sample: file }),
 * );
 * await queue.addBulk(await Promise.all(jobs));
 *
 * declare const apiKey: string;
 * declare const orders: { id: number; file: string }[];
 * declare const queue: CloneQueue;
 * ```
 */
export async function cloneJob<Provider extends CloneProvider>(
  options: AddCloneOptions<Provider>,
  jobOptions: CloneJobOptions = {},
): Promise<CloneJobInit> {
  const { key, provider, name, language, sample, description, transcription, providerOptions } = options;
  const call = { provider, name, language, description, transcription, providerOptions };
  // Without this, a call without a key would be right.
  await checkWithoutAudio({ ...call, idempotencyKey: key ?? "" } as CallWithoutAudio);
  const refuse = (what: string): CloneError =>
    new CloneError(`${provider.name}: ${what}`, {
      ...{ code: "invalid_input", outcome: "not_created", provider: provider.name, startedAt: new Date() },
    });
  if (!isJson(sample) || JSON.stringify(sample).length > longestReference || dataAddress.test(JSON.stringify(sample))) {
    throw refuse(`sample is no reference: pass JSON of up to ${longestReference} characters that says where it is`);
  }
  if (!isJson(providerOptions ?? {})) throw refuse("providerOptions cannot be kept in Redis: pass JSON alone");
  return {
    name: "clone",
    data: { key, provider: provider.name, name, language, sample, description, transcription, providerOptions },
    opts: {
      attempts: 12,
      backoff: { type: "exponential", delay: 2_000, jitter: 0.25 },
      ...jobOptions,
      stackTraceLimit: 0,
      jobId: cloneJobId(key),
    },
  };
}

/**
 * Adds a voice to a queue. The same key is added once: a second call changes nothing and returns the first job.
 *
 * @param jobOptions BullMQ's own, such as `priority` and `removeOnComplete`; see {@link cloneJob} for its defaults.
 * @throws CloneError for everything that `cloneVoice` refuses without the recording, and for a `sample` that is no
 * reference.
 * @example
 * ```ts
 * import { inworld } from "@org/clone-core/inworld";
 * import { addClone, inworldQueue } from "@org/clone-queue";
 * import { Redis } from "ioredis";
 *
 * const queue = await inworldQueue("inworld-main", { connection: new Redis({ maxRetriesPerRequest: null }) });
 * const job = await addClone(queue, {
 *   key: "order-4711",
 *   provider: inworld({ apiKey }),
 *   name: "Ada",
 *   language: "en-GB",
 *   sample: "s3://recordings/4711.wav",
 * });
 *
 * declare const apiKey: string;
 * ```
 */
export async function addClone<Provider extends CloneProvider>(
  queue: CloneQueue,
  options: AddCloneOptions<Provider>,
  jobOptions: CloneJobOptions = {},
): Promise<CloneJob> {
  const { name, data, opts } = await cloneJob(options, jobOptions);
  const added = await queue.add(name, data, opts);
  // What BullMQ returns has the data of this call, also where the first job stays as it is.
  return (await queue.getJob(opts.jobId)) ?? added;
}
