import type { CloneFlags } from "../clone-flags.ts";
import { stopped } from "../interrupt.ts";
import type { CloneTarget, TargetFlags } from "../targets/target.ts";
import { judgedSample, targetFindings } from "./inspected.ts";
import type { LoadedSample } from "./load.ts";

/** What keeps a provider from making the most of a sample, and can be mended by taking another part or kind of it. */
const mendable: ReadonlySet<string> = new Set([
  "format_refused",
  "format_undocumented",
  "too_large",
  "cut",
  "longer_than_useful",
  "speech_after_cut",
  "little_speech",
  "too_quiet",
]);

/** A sample as it will be sent, and what was done to it. */
type ReadySample = Pick<LoadedSample, "audio" | "prepared">;

/**
 * A sample as it will be sent: where a provider would refuse it or make less of it, what was made of it instead. What
 * nothing here decodes, and what has no speech in it, stays as it is: the findings about it are told.
 *
 * @throws CommandError when the signal aborts.
 */
export async function preparedSample(
  audio: Uint8Array,
  targets: readonly CloneTarget[],
  flags: TargetFlags,
  signal: AbortSignal | undefined,
): Promise<ReadySample> {
  const inspected = await judgedSample(audio, signal);
  const findings = await targetFindings(inspected, targets, flags);
  if (!findings.some((one) => one.findings.some(({ code }) => mendable.has(code)))) return { audio };
  const limits = await Promise.all(targets.map(async (target) => (await target.facts()).limits));
  const { prepareSample, SampleInspectError } = await import("@org/voice-sample");
  try {
    const prepared = await prepareSample(audio, { limits, signal });
    if (prepared.changes.length === 0) return { audio };
    return { audio: prepared.audio, prepared: { from: inspected.report?.container ?? "", ...prepared } };
  } catch (error) {
    if (!(error instanceof SampleInspectError)) throw error;
    if (error.code === "aborted") throw stopped();
    return { audio };
  }
}

/** The same for the samples of one call, unless the user asks for a part of them, or for the files themselves. */
export async function preparedSamples(
  samples: readonly LoadedSample[],
  targets: readonly CloneTarget[],
  flags: CloneFlags,
  signal: AbortSignal | undefined,
): Promise<readonly LoadedSample[]> {
  if (flags.asIs || flags.trim !== undefined) return samples;
  const made: LoadedSample[] = [];
  for (const sample of samples) {
    made.push({ ...sample, ...(await preparedSample(sample.audio, targets, flags, signal)) });
  }
  return made;
}
