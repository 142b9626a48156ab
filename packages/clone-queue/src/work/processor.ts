import {
  CloneError,
  type CloneErrorInit,
  type CloneEvent,
  cloneVoice,
  isCloneError,
  type Voice,
} from "@org/clone-core";
import { DelayedError, RateLimitError, UnrecoverableError, WaitingError } from "bullmq";
import type { CloneJobResult } from "../job/job-data.ts";
import { asError, errorData, voiceData } from "../job/results.ts";
import { changed, samplesOf, withoutSending } from "../without-audio.ts";
import type { Fleet } from "./fleet.ts";
import { loadedSample } from "./loaded-sample.ts";
import { longestSearchMs, lookAgainMs, mostResends, nextStep } from "./next-step.ts";
import { type ActiveJob, RunningJob } from "./running-job.ts";
import type { Settings } from "./settings.ts";

/** How long every worker waits after a 429 that does not say it, in milliseconds. */
const usualLimitMs = 10_000;

/** What a service is believed when it says how long to wait, in milliseconds: without the least, a job would run in circles. */
const [leastLimitMs, longestLimitMs] = [1_000, 24 * 60 * 60_000];

const limitMs = ({ retryAfterSeconds }: Pick<CloneError, "retryAfterSeconds">): number =>
  retryAfterSeconds === undefined
    ? usualLimitMs
    : Math.min(Math.max(Math.ceil(retryAfterSeconds * 1000), leastLimitMs), longestLimitMs);

/** One run of a job. */
interface Run {
  readonly job: RunningJob;
  readonly settings: Settings;
  /** The worker's wish to end it: `worker.cancelJob(id)`. */
  readonly signal: AbortSignal | undefined;
}

/** Makes the function that a BullMQ worker runs for each job. */
export function cloneProcessor(settings: Settings, fleet: Fleet) {
  // BullMQ counts the parameters to see whether a signal is wanted.
  return async (active: ActiveJob, token?: string, signal?: AbortSignal): Promise<CloneJobResult> => {
    const job = new RunningJob(active, token ?? "", fleet, settings.lockDuration);
    const run = { job, settings, signal };
    const earlier = job.data.leftAt !== undefined;
    try {
      const { raw: _raw, ...voice } = (await settled(run)) ?? (await made(run));
      // The result goes the same way to Redis, behind this.
      job.tell("done");
      // A voice that was there because of this job's own earlier request is new all the same.
      return voiceData({ ...voice, existed: voice.existed && !earlier });
    } catch (error) {
      // Redis or another worker has the last word: BullMQ tries again where the job is still this worker's.
      if (job.stopped !== undefined) throw await job.told().then(() => job.stopped);
      const told = isCloneError(error) ? await afterError(job, error, settings, fleet) : error;
      await job.told();
      throw told;
    }
  };
}

/** The options of a job's call but for the recording. */
function callOf({ job: { data }, settings: { providers, timeoutMs, tell }, signal }: Run) {
  const { name, language, description, providerOptions, transcription } = data;
  const provider = providers.find((one) => one.name === data.provider);
  if (provider === undefined) {
    const names = providers.map((one) => one.name).join(", ");
    throw errorOf(data.provider, `this worker has no such provider, only ${names}`);
  }
  return {
    ...{ provider, name, description, providerOptions, transcription, timeoutMs, signal },
    // Core refuses a call without one where the provider takes one.
    language: language as string,
    // A job that somebody added without a key is refused, not sent without one.
    idempotencyKey: data.key ?? "",
    // The queue repeats calls and looks for voices, and holds no worker meanwhile.
    ...{ maxRetries: 0, settleMs: 0 },
    onEvent: (event: CloneEvent) => tell({ key: data.key, type: "call", event }),
  };
}

/**
 * Looks for the voice of a request that may have left already.
 *
 * @returns `undefined` when a request may leave now.
 */
async function settled(run: Run): Promise<Voice | undefined> {
  const age = await run.job.age();
  if (age === undefined) return undefined;
  run.job.tell("settling");
  const voice = await withoutSending(callOf(run));
  if (voice !== undefined) return voice;
  if (age >= trustedAfterMs(run.job, run.settings)) {
    // cloneVoice looks once more by itself before it sends: until the sample is here much time may go by.
    run.job.isAbsent = true;
    return undefined;
  }
  const { leftAt, error, provider } = run.job.data;
  const known = error === undefined ? { startedAt: new Date(leftAt ?? 0) } : asError(error);
  const message = "a request may have made the voice, and its list does not show it";
  // The code of what went wrong before would limit or pause the fleet anew, though the service has answered now.
  const about = { code: "unavailable", outcome: "unknown", retryAfterSeconds: undefined, searched: true } as const;
  throw errorOf(provider, message, { ...known, ...about });
}

/** How long after its request left a voice that the list does not show counts as not created, in milliseconds. */
const trustedAfterMs = ({ data: { resends = 0 } }: RunningJob, { whenUnknown, absentAfterMs }: Settings): number =>
  whenUnknown === "settle" && resends < mostResends ? absentAfterMs : Number.POSITIVE_INFINITY;

/** Sends the job's request, once its sample is here and no voice bears the key. */
async function made(run: Run): Promise<Voice> {
  const { job, settings } = run;
  const { transcription, provider, ...call } = callOf(run);
  job.getReady();
  const audio = await loadedSample(job, provider, settings, run.signal);
  job.tell("sending");
  const telling = changed(provider, {
    async send(request, context) {
      await job.leave(context.signal);
      return provider.send(request, context);
    },
  });
  const { maxSampleBytes } = settings;
  return cloneVoice({ ...call, maxSampleBytes, provider: telling, ...samplesOf(audio, transcription) });
}

/** Leaves the job where the error sends it, and returns what BullMQ has to be told. */
async function afterError(job: RunningJob, given: CloneError, settings: Settings, fleet: Fleet): Promise<Error> {
  const { whenUnknown, absentAfterMs, tell } = settings;
  const { key } = job.data;
  // The answer to this run's own request is certain; of one before it, an error of the look-up says nothing. Where the list
  // should show its voice and does not, there is none.
  const certain = given.outcome === "not_created" && (job.left || job.isAbsent);
  const age = certain ? undefined : await job.age();
  const mayExist = age !== undefined;
  const error = mayExist ? new CloneError(given.message, { ...given, outcome: "unknown" }) : given;
  await job.write({ error: errorData(error), ...(certain && job.left ? { leftAt: undefined } : {}) });

  const step = nextStep(error, mayExist);
  if (step === "limit") {
    const waitMs = limitMs(error);
    await fleet.limit(waitMs);
    tell({ key, type: "limited", waitMs });
    job.tell("waiting");
    return new RateLimitError();
  }
  if (step === "pause") {
    await fleet.pause();
    tell({ key, type: "paused", code: error.code as "quota" | "authentication", message: error.message });
    job.tell("waiting");
    await job.putBack();
    return new WaitingError();
  }
  if (mayExist && whenUnknown !== "fail" && age < longestSearchMs) {
    const wait = lookAgainMs(age, absentAfterMs, Math.min(trustedAfterMs(job, settings), longestSearchMs));
    tell({ key, type: "settling", lookAgainMs: wait });
    job.tell("settling");
    await job.delay(wait);
    return new DelayedError();
  }
  if (step === "retry") job.tell("waiting");
  return withoutStack(step === "retry" ? new Error(error.message) : new UnrecoverableError(error.message));
}

const errorOf = (provider: string, message: string, init: Partial<CloneErrorInit> = {}): CloneError =>
  new CloneError(`${provider}: ${message}`, {
    ...{ code: "invalid_input", outcome: "not_created", startedAt: new Date() },
    ...init,
    provider,
  });

/** BullMQ keeps the stack of an error in Redis. */
function withoutStack(error: Error): Error {
  error.stack = "";
  return error;
}
