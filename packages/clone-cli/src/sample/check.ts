import type { CloneWarning } from "@org/clone-core";
import type { CloneFlags } from "../clone-flags.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../command-io.ts";
import type { SampleWarning } from "../report/reporter.ts";
import type { CloneTarget } from "../targets/target.ts";
import { type InspectedSample, judgedSample, targetFindings } from "./inspected.ts";
import type { LoadedSample } from "./load.ts";

/** What was found about the samples of one call. */
export interface SampleCheck {
  /** All samples together, in seconds; absent where one does not say. */
  readonly seconds: number | undefined;
  /** That there is no sound in a sample, as a sentence: no voice comes of it. Nobody else sees that before it is sent. */
  readonly silence: string | undefined;
  warningsOf(target: CloneTarget): readonly SampleWarning[];
}

/** Nothing quieter is heard by anybody, in dBFS: as `judgeSample` has it. */
const inaudibleDbfs = -60;

/**
 * Looks at the samples before they are sent. What a provider refuses is left to the call, which says so itself.
 *
 * @throws CommandError when the signal aborts.
 */
export async function sampleCheck(
  samples: readonly LoadedSample[],
  targets: readonly CloneTarget[],
  flags: CloneFlags,
  io: Pick<CommandIo, "env" | "signal">,
): Promise<SampleCheck> {
  const found = new Map<CloneTarget, SampleWarning[]>(targets.map((target) => [target, []]));
  let seconds: number | undefined = 0;
  let silence: string | undefined;
  for (const [sampleIndex, { label, audio, unprepared }] of samples.entries()) {
    const inspected = await judgedSample(audio, io);
    seconds = inspected.report && seconds !== undefined ? seconds + inspected.report.durationSeconds : undefined;
    const silent = silenceOf(inspected) ?? (flags.asIs ? undefined : speechlessness(inspected));
    if (silent !== undefined) silence ??= `${label}: ${silent}`;
    for (const { target, findings } of await targetFindings(inspected, targets, flags)) {
      const warnings: SampleWarning[] = findings
        .filter(({ code, level }) => level === "warn" || ofSpeech.has(code))
        .map(({ code, message, source }) => ({ code, message, source, sampleIndex, label }));
      const own = [
        damageWarning(inspected.error?.code, inspected.error?.message),
        unprepared === undefined ? undefined : { code: "not_prepared", message: `sent as it is. ${unprepared}` },
      ].flatMap((warning) => (warning ? [{ ...warning, sampleIndex, label }] : []));
      found.get(target)?.push(...own, ...warnings);
    }
  }
  return { seconds, silence, warningsOf: (target) => found.get(target) ?? [] };
}

/** Found by ear and not by rule, so that the caller decides. */
const ofSpeech: ReadonlySet<string> = new Set(["no_speech", "speech_after_cut"]);

/** That there is no sound in a sample, as a sentence. */
function silenceOf({ levels, error }: InspectedSample): string | undefined {
  if (error?.code === "no_sound") return error.message;
  if (levels === undefined) return undefined;
  return levels.complete && levels.peakDbfs <= inaudibleDbfs ? "There is no sound in this recording." : undefined;
}

/** That nobody speaks in a sample, as a sentence. It is found by ear and not by rule: who knows better sends the file. */
const speechlessness = ({ levels }: InspectedSample): string | undefined =>
  levels?.complete && levels.speech.length === 0
    ? "Nobody speaks in this recording, as far as it can be told (--as-is sends it all the same)."
    : undefined;

/** A sample that is not audio at all core refuses, and that its loudness is unknown is no reason to worry. */
function damageWarning(code: string | undefined, message = ""): Pick<SampleWarning, "code" | "message"> | undefined {
  return code === "truncated" || code === "unreadable" ? { code: `sample_${code}`, message } : undefined;
}

/**
 * Turns warnings into a refusal.
 *
 * @throws CommandError that names them all, when there are any; nothing was sent.
 */
export function refuseWarnings(
  check: SampleCheck,
  foreseen: readonly (readonly [CloneTarget, readonly CloneWarning[]])[],
): void {
  const texts = foreseen.flatMap(([target, warnings]) => {
    const found = check.warningsOf(target);
    const more = warnings.filter(({ code }) => !code.startsWith("undocumented_"));
    return [...found, ...more].map(({ message }) =>
      message.startsWith(target.name) ? message : `${target.name}: ${message}`,
    );
  });
  if (texts.length === 0) return;
  throw new CommandError(`${texts.join("; ")}. Nothing was sent: fix it, or clone without --strict.`);
}
