import { CloneError, type CloneErrorCode, type CloneProvider, isCloneError, type SampleAudio } from "@org/clone-core";
import type { RunningJob } from "./running-job.ts";
import type { Settings } from "./settings.ts";

/** So much of what your own functions throw goes into Redis, in characters. */
const longestReason = 500;

/**
 * Gets a job's recording within `loadTimeoutMs`, and makes a sample of it where that is asked for.
 *
 * @param cancel the worker's wish to end it.
 * @throws CloneError `unavailable` when it cannot be loaded now, `timeout` when it does not come, `invalid_input` when it is
 * gone, `unsupported_audio` when no sample can be made of it.
 */
export async function loadedSample(
  job: RunningJob,
  { name: provider, accepts }: CloneProvider,
  { loadSample, prepare, loadTimeoutMs }: Settings,
  cancel?: AbortSignal,
): Promise<SampleAudio> {
  const startedAt = new Date();
  const own = new WeakSet<object>();
  const failed = (code: CloneErrorCode, what: string, thrown?: unknown): CloneError => {
    // One of another call, such as that which got the recording, says nothing of this account.
    if (isCloneError(thrown) && own.has(thrown)) return thrown;
    const said = thrown instanceof Error ? thrown.message : typeof thrown === "string" ? thrown : "";
    const why = said === "" ? "" : `: ${said.slice(0, longestReason)}${said.length > longestReason ? "…" : ""}`;
    const error = new CloneError(`${provider}: ${what}${why}`, { code, outcome: "not_created", provider, startedAt });
    own.add(error);
    return error;
  };
  const late = AbortSignal.timeout(loadTimeoutMs);
  const signal = cancel === undefined ? late : AbortSignal.any([late, cancel]);
  /** What never ends would hold this worker's place, and one of the account's, for good. */
  const inTime = <Value>(work: Value | Promise<Value>): Promise<Value> =>
    new Promise((resolve, reject) => {
      const end = (): void =>
        reject(
          late.aborted
            ? failed("timeout", `the sample was not there within ${loadTimeoutMs} ms`)
            : failed("aborted", "the job was cancelled before its sample was there"),
        );
      if (signal.aborted) end();
      signal.addEventListener("abort", end, { once: true });
      Promise.resolve(work)
        .then(resolve, reject)
        .finally(() => signal.removeEventListener("abort", end));
    });
  job.tell("loading");
  let audio: SampleAudio | undefined;
  try {
    audio = await inTime(loadSample(job.data.sample, job.data, signal));
  } catch (thrown) {
    throw failed("unavailable", "the sample could not be loaded", thrown);
  }
  if (audio === undefined || audio === null) throw failed("invalid_input", "the sample is gone");
  if (prepare === undefined) return audio;
  // This one has to be out before the decoders keep this thread busy.
  await job.tell("preparing");
  try {
    const prepared = await inTime(prepare(audio, [accepts], signal));
    return "audio" in prepared ? prepared.audio : prepared;
  } catch (thrown) {
    throw failed("unsupported_audio", "no sample could be made of the recording", thrown);
  }
}
