import type { SampleError, SampleFinding, SampleLevels, SampleReport } from "@org/voice-sample";
import type { CommandIo } from "../command-io.ts";
import { endIfInterrupted, stopped } from "../interrupt.ts";
import type { CloneTarget, TargetFlags } from "../targets/target.ts";
import { ffmpegDecoders } from "./ffmpeg-decoders.ts";
import type { Recording } from "./recording.ts";

/** What is known of a sample: at best its figures and its levels, at worst why there are none. */
export interface InspectedSample {
  readonly report?: SampleReport;
  readonly levels?: SampleLevels;
  /** Why there is no report, or no levels. */
  readonly error?: SampleError;
}

/** What to know before one provider gets a sample. */
export interface TargetFindings {
  readonly target: CloneTarget;
  readonly findings: readonly SampleFinding[];
}

/** Enough of a sample to judge it before it is sent, in seconds: no provider takes more than a quarter of it. */
const judgedSeconds = 60;
/** What was found of bytes that are looked at again: to be prepared, and then to be told of. */
const judged = new WeakMap<Recording, InspectedSample>();

/**
 * The same, as far as it takes to judge a sample before it is sent; the second time from memory.
 *
 * @throws CommandError when the signal aborts.
 */
export async function judgedSample(
  recording: Recording,
  { env, signal }: Pick<CommandIo, "env" | "signal">,
): Promise<InspectedSample> {
  const known = judged.get(recording) ?? (await inspectedSample(recording, { env, signal, maxSeconds: judgedSeconds }));
  judged.set(recording, known);
  return known;
}

/**
 * Looks at a sample. Never rejects because of what is in it: whether it is sent is for others to decide.
 *
 * @param maxSeconds how much of it is decoded.
 * @throws CommandError when the signal aborts.
 */
export async function inspectedSample(
  recording: Recording,
  { env, signal, maxSeconds }: Pick<CommandIo, "env" | "signal"> & { readonly maxSeconds?: number },
): Promise<InspectedSample> {
  const { inspectSample, measureSample, isSampleError } = await import("@org/voice-sample");
  const caught = (error: unknown): SampleError => {
    if (isSampleError(error) && error.code !== "aborted") return error;
    if (signal?.aborted) throw stopped();
    throw error;
  };
  const report = await inspectSample(recording, { signal }).catch(caught);
  await endIfInterrupted(signal);
  if (report instanceof Error) return { error: report };
  const levels = await measureSample(recording, { maxSeconds, signal, decoders: ffmpegDecoders(env) }).catch(caught);
  await endIfInterrupted(signal);
  return levels instanceof Error ? { report, error: levels } : { report, levels };
}

/** What each provider documents about a sample like this one. */
export async function targetFindings(
  { report, levels }: InspectedSample,
  targets: readonly CloneTarget[],
  { removeBackgroundNoise }: TargetFlags,
): Promise<readonly TargetFindings[]> {
  const { judgeSample } = await import("@org/voice-sample");
  return Promise.all(
    targets.map(async (target) => {
      const { limits, sources } = await target.facts();
      if (report === undefined) return { target, findings: [] };
      const asked = {
        removeBackgroundNoise: removeBackgroundNoise === true && target.ownFlags.includes("removeBackgroundNoise"),
      };
      return { target, findings: judgeSample({ report, levels }, { limits, sources, ...asked }) };
    }),
  );
}
