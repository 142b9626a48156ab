import type { PreparedSample, SampleError, SampleLimits } from "@org/voice-sample";
import type { CloneFlags } from "../clone-flags.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../command-io.ts";
import { stopped } from "../interrupt.ts";
import type { CloneTarget, TargetFlags } from "../targets/target.ts";
import { ffmpegDecoders } from "./ffmpeg-decoders.ts";
import { judgedSample, targetFindings } from "./inspected.ts";
import { type LoadedRecording, type LoadedSample, rangeWords, trimmed } from "./load.ts";
import { bytesToSend, type Recording, tooLargeToSend } from "./recording.ts";

/** What keeps a provider from making the most of a sample, and can be mended by taking another part or kind of it. */
const mendable: ReadonlySet<string> = new Set([
  "refused_format",
  "undocumented_format",
  "too_large",
  "unfinished",
  "unusual_coding",
  "carries_more",
  "cut",
  "longer_than_useful",
  "speech_after_cut",
  "little_speech",
  "long_pauses",
  "two_voices",
  "too_quiet",
]);

/** No sample has more values in a second, in Hz: as `prepareSample` has it. */
const highestRate = 48_000;

/** What the user asks of a preparation. */
export type PrepareWishes = Pick<CloneFlags, "trim" | "channel">;

type Surroundings = Pick<CommandIo, "env" | "signal">;

/** A sample as it will be sent, and what was done to it. */
type ReadySample = Pick<LoadedSample, "prepared" | "unprepared"> & { readonly audio: Recording };

/**
 * A sample as it will be sent: where a provider would refuse it or make less of it, what was made of it instead. What
 * nothing here decodes, and what has no speech in it, stays as it is: the findings about it are told.
 *
 * @throws CommandError when the signal aborts.
 */
export async function preparedSample(
  recording: Recording,
  targets: readonly CloneTarget[],
  flags: TargetFlags,
  io: Surroundings,
): Promise<ReadySample> {
  const inspected = await judgedSample(recording, io);
  const findings = await targetFindings(inspected, targets, flags);
  const isMendable = findings.some((one) => one.findings.some(({ code }) => mendable.has(code)));
  const isTooFine = (inspected.report?.sampleRate ?? 0) > highestRate;
  if (!isMendable && !isTooFine && tooLargeToSend(recording) === undefined) return { audio: recording };
  const made = await madeOf(recording, targets, {}, io);
  if ("error" in made) {
    const isTold = made.error.code === "undecodable" || tooLargeToSend(recording) !== undefined;
    return { audio: recording, ...(isTold && { unprepared: made.error.message }) };
  }
  if (made.changes.length === 0) return { audio: recording };
  return { audio: made.audio, prepared: { container: inspected.report?.container ?? "", ...made } };
}

/** What `prepareSample` makes of a recording for these providers. */
export async function madeOf(
  recording: Recording,
  targets: readonly CloneTarget[],
  { trim, channel, wav = false }: PrepareWishes & { readonly wav?: boolean },
  { env, signal }: Surroundings,
): Promise<PreparedSample | { readonly error: SampleError }> {
  const limits: SampleLimits[] = await Promise.all(targets.map(async (target) => (await target.facts()).limits));
  if (wav) limits.push({ formats: { values: ["wav"], level: "refuse" } });
  const { prepareSample, isSampleError } = await import("@org/voice-sample");
  const wishes = { ...trim, ...(channel !== undefined && { channel: channel - 1 }) };
  try {
    return await prepareSample(recording, { limits, ...wishes, signal, decoders: ffmpegDecoders(env) });
  } catch (error) {
    if (!isSampleError(error)) throw error;
    if (error.code === "aborted") throw stopped();
    return { error };
  }
}

/**
 * The samples of one call as they will be sent: the files themselves where the user asks for them, the part that was
 * asked for, and else what the providers make the most of.
 *
 * @throws CommandError when one cannot be sent; nothing was sent then.
 */
export async function readySamples(
  recordings: readonly LoadedRecording[],
  targets: readonly CloneTarget[],
  flags: CloneFlags,
  io: CommandIo,
): Promise<readonly LoadedSample[]> {
  const ready: LoadedSample[] = [];
  for (const { path, label, recording } of recordings) {
    const { audio, ...done } = await readySample({ path, label, recording }, targets, flags, io);
    ready.push({ path, label, audio: await bytesToSend(audio, label, done.unprepared), ...done });
  }
  return ready;
}

async function readySample(
  { label, recording }: LoadedRecording,
  targets: readonly CloneTarget[],
  flags: CloneFlags,
  io: CommandIo,
): Promise<ReadySample> {
  const { trim, channel, asIs } = flags;
  if (asIs) return { audio: trim === undefined ? recording : await trimmed(recording, trim, label, io.signal) };
  if (trim === undefined && channel === undefined) return preparedSample(recording, targets, flags, io);
  const inspected = await judgedSample(recording, io);
  const made = await madeOf(recording, targets, flags, io);
  if (!("error" in made) && made.changes.length === 0) return { audio: made.audio };
  if (!("error" in made))
    return { audio: made.audio, prepared: { container: inspected.report?.container ?? "", ...made } };
  const { code, message } = made.error;
  // What nothing decodes can be cut all the same, and whether silence is sent is for its finder to say.
  if ((code === "undecodable" || code === "no_speech") && trim !== undefined && channel === undefined) {
    const audio = await trimmed(recording, trim, label, io.signal);
    return code === "undecodable" ? { audio, unprepared: message } : { audio };
  }
  const what = trim === undefined ? label : `${label} cannot be cut by --trim`;
  throw new CommandError(`${what}: ${rangeWords(message)} Nothing was sent.`);
}
