import { CloneError, type CloneErrorCode, type CloneProvider, isCloneError, type SampleAudio } from "@org/clone-core";
import type { RunningJob } from "./running-job.ts";
import type { Settings } from "./settings.ts";

/**
 * Gets a job's recording, and makes a sample of it where that is asked for.
 *
 * @throws CloneError `unavailable` when it cannot be loaded now, `invalid_input` when it is gone, `unsupported_audio` when
 * no sample can be made of it, or the one that `loadSample` or `prepare` threw.
 */
export async function loadedSample(
  job: RunningJob,
  { name: provider, accepts }: CloneProvider,
  { loadSample, prepare }: Settings,
): Promise<SampleAudio> {
  const startedAt = new Date();
  const failed = (code: CloneErrorCode, what: string, thrown?: unknown): CloneError => {
    if (isCloneError(thrown)) return thrown;
    const why = thrown === undefined ? "" : `: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
    return new CloneError(`${provider}: ${what}${why}`, { code, outcome: "not_created", provider, startedAt });
  };
  job.tell("loading");
  let audio: SampleAudio | undefined;
  try {
    audio = await loadSample(job.data.sample, job.data);
  } catch (thrown) {
    throw failed("unavailable", "the sample could not be loaded", thrown);
  }
  if (audio === undefined || audio === null) throw failed("invalid_input", "the sample is gone");
  if (prepare === undefined) return audio;
  // This one has to be out before the decoders keep this thread busy.
  await job.tell("preparing");
  try {
    const prepared = await prepare(audio, [accepts]);
    return "audio" in prepared ? prepared.audio : prepared;
  } catch (thrown) {
    throw failed("unsupported_audio", "no sample could be made of the recording", thrown);
  }
}
