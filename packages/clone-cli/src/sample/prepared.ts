import type { PreparedSample } from "@org/voice-sample";
import type { CloneFlags } from "../clone-flags.ts";
import { stopped } from "../interrupt.ts";
import type { CloneTarget } from "../targets/target.ts";
import { inspectedSample, targetFindings } from "./inspected.ts";
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

/**
 * The samples as they will be sent: where a provider would refuse one or make less of it, what was made of it instead.
 * What nothing here decodes, and what has no speech in it, stays as it is: the findings about it are told.
 *
 * @throws CommandError when the signal aborts.
 */
export async function preparedSamples(
  samples: readonly LoadedSample[],
  targets: readonly CloneTarget[],
  flags: CloneFlags,
  signal: AbortSignal | undefined,
): Promise<readonly LoadedSample[]> {
  // Who asks for a part, or for the file itself, gets it.
  if (flags.asIs || flags.trim !== undefined) return samples;
  const limits = await Promise.all(targets.map(async (target) => (await target.facts()).limits));
  const made: LoadedSample[] = [];
  for (const sample of samples) {
    const inspected = await inspectedSample(sample.audio, { signal });
    const findings = await targetFindings(inspected, targets, flags);
    const isWanting = findings.some((one) => one.findings.some(({ code }) => mendable.has(code)));
    const prepared = isWanting ? await preparedSample(sample.audio, limits, signal) : undefined;
    made.push(
      prepared === undefined
        ? sample
        : { ...sample, audio: prepared.audio, prepared: { from: inspected.report?.container ?? "", ...prepared } },
    );
  }
  return made;
}

async function preparedSample(
  audio: Uint8Array,
  limits: Parameters<typeof import("@org/voice-sample").prepareSample>[1]["limits"],
  signal: AbortSignal | undefined,
): Promise<PreparedSample | undefined> {
  const { prepareSample, SampleInspectError } = await import("@org/voice-sample");
  try {
    const prepared = await prepareSample(audio, { limits, signal });
    return prepared.changes.length === 0 ? undefined : prepared;
  } catch (error) {
    if (!(error instanceof SampleInspectError)) throw error;
    if (error.code === "aborted") throw stopped();
    return undefined;
  }
}
