import { inspectSample } from "./inspect-sample.ts";
import type { SampleDecoders } from "./levels/sample-decoder.ts";
import type { SampleLevels } from "./levels/sample-levels.ts";
import { measureSample } from "./measure-sample.ts";
import type { SampleBytes, SampleSource } from "./open/bytes.ts";
import { type OpenedSample, withOpenedSample } from "./open/opened-sample.ts";
import { changesOf, type SampleChange } from "./prepare/changes.ts";
import { type Looked, leastSpeech, look } from "./prepare/look.ts";
import { decodedPart, highestRate } from "./prepare/part.ts";
import { wavFile } from "./prepare/wav-file.ts";
import { chooseWindow, likedLength, type SampleWindow } from "./prepare/window.ts";
import { readReport } from "./report/read.ts";
import type { SampleReport } from "./report/report.ts";
import { SampleError } from "./sample-error.ts";
import { judgeSample, type SampleLimits } from "./sample-findings.ts";
import { framesPerSecond } from "./speech/frame-track.ts";

/** A sample that was made of a recording. */
export interface PreparedSample {
  /** A whole file: WAV, or the recording's own bytes if it suits already. */
  readonly audio: ReturnType<Uint8Array["slice"]>;
  /** What is in it, as `inspectSample` says. */
  readonly report: SampleReport;
  /** How loud it is, as `measureSample` says. */
  readonly levels: SampleLevels;
  /** Which part of the recording it is. */
  readonly window: SampleWindow;
  /** What was done, in order; empty if the recording suits as it is. */
  readonly changes: readonly SampleChange[];
}

/** How a recording becomes a sample. */
export interface PrepareSampleOptions {
  /** The limits of each provider at which you will clone, such as `cartesiaAudioLimits`. The sample suits all of them. */
  readonly limits: readonly SampleLimits[];
  /** Where the sample begins and ends in the recording, in seconds. By default the best part is found. */
  readonly fromSeconds?: number | undefined;
  readonly toSeconds?: number | undefined;
  /** The channel to take; 0 is the first. By default a mix, or the channel that speaks more than the mix. */
  readonly channel?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Decoders of your own, by codec, for codecs that have none here. */
  readonly decoders?: SampleDecoders | undefined;
}

/** A recording below is raised: the speech of both services' own examples lies above, in dBFS. */
const raisedToDbfs = -3;
/** Without limits that say more, a sample is no longer than this, in seconds: no service listens to a third of it. */
const mostSeconds = 60;
/** Nobody hears less silence at an end, in seconds. */
const toleratedSilence = 0.5;
/** How much work a recording may be, as seconds of sound are for `measureSample`: ten times what an hour of MP3 is. */
const workSeconds = 1_200;

/**
 * Makes one sample of a recording, such that it suits every provider whose limits you pass: a part as long as they
 * recommend, from a pause to a pause; one channel; at most 48 kHz; raised to a peak of -3 dBFS if it is too quiet; WAV of
 * 16 bit, without pictures, places and names. Noise is not removed. A recording that already suits comes back unchanged.
 *
 * It takes the part with the most speech that begins and ends in a pause. A clipped moment counts half, a noisy second up
 * to a third less, and each second of a pause beyond the first cancels one of speech. A recording of one voice without
 * pauses is cut at its quietest moments. If two parts differ by a tenth of a second of speech or less, it takes the earlier
 * one. So the same recording always gives the same sample.
 *
 * Speech is recognised by how levels and sounds change from syllable to syllable. Tones and steady noise are not speech;
 * singing counts as speech.
 *
 * It decodes what `measureSample` decodes, lets other work run meanwhile, takes at most 300 MB beyond the recording, and
 * ends at once when `signal` aborts. It reads at most the first hour. Whatever the bytes are, it works for at most four
 * minutes, plus 3 s for each megabyte.
 *
 * @throws {@link SampleError} (as a rejection) as `measureSample` does; `no_speech` where there is less than a
 * second of it; `invalid_input` for a range or a channel that the recording has not.
 * @example
 * ```ts
 * import { openAsBlob } from "node:fs";
 * import { prepareSample } from "@org/voice-sample";
 *
 * const limits = [{ seconds: { bestFrom: 3, bestTo: 10, level: "warn" } }] as const;
 * const { audio, window } = await prepareSample(await openAsBlob("interview.mp3"), { limits });
 * console.log(`${audio.length} bytes, from ${window.fromSeconds} s on`);
 * ```
 */
export async function prepareSample(
  recording: SampleSource,
  { limits, fromSeconds, toSeconds, channel, signal, decoders }: PrepareSampleOptions,
): Promise<PreparedSample> {
  // Anything else fails only inside the work on the bytes, and the file would get the blame.
  if (!Array.isArray(limits)) {
    throw new SampleError("invalid_input", "limits is no list: pass one such as [cartesiaAudioLimits].");
  }
  const isFixed = fromSeconds !== undefined || toSeconds !== undefined || channel !== undefined;
  return withOpenedSample(recording, { signal, decodedSeconds: workSeconds }, async (opened) => {
    const report = await readReport(opened);
    const looked = await look(opened, channel, decoders);
    // Who mixes the channels of this one makes it quieter, or silent.
    const isLopsided = report.channels > 1 && looked.choice !== "mix";
    if (!isFixed && !isLopsided && mayFit(report, limits)) {
      const levels = await measureSample(recording, { signal, decoders });
      if (fits(report, levels, limits)) {
        const window = { fromSeconds: 0, toSeconds: report.durationSeconds };
        return { audio: await copyOf(opened.bytes), report, levels, window, changes: [] };
      }
    }
    const { least, most: liked } = likedLength(limits);
    const most = Math.min(mostSeconds, liked);
    const window =
      fromSeconds !== undefined || toSeconds !== undefined
        ? checkedWindow({ seconds: looked.seconds, whole: report.durationSeconds }, most, fromSeconds, toSeconds)
        : await chooseWindow(looked.speech, looked.track, { least, most }, opened.pace);
    refuseSpeechless(looked.speech, window);
    return prepared(opened, report, { window, looked, isFixed }, { signal, decoders });
  });
}

/** Whether it is worth a measurement: what its figures tell against it needs none. */
const mayFit = (report: SampleReport, limits: readonly SampleLimits[]): boolean =>
  limits.length > 0 &&
  report.sampleRate <= highestRate &&
  limits.every((one) => judgeSample({ report }, { limits: one }).length === 0);

/** Whether a recording needs nothing: no provider has anything against it, and no end is silent. */
const fits = (report: SampleReport, levels: SampleLevels, limits: readonly SampleLimits[]): boolean =>
  levels.complete &&
  levels.leadingSilenceSeconds <= toleratedSilence &&
  levels.trailingSilenceSeconds <= toleratedSilence &&
  limits.every((one) => judgeSample({ report, levels }, { limits: one }).length === 0);

function checkedWindow(
  { seconds, whole }: { readonly seconds: number; readonly whole: number },
  most: number,
  from = 0,
  to = Math.min(seconds, from + most),
): SampleWindow {
  const length =
    whole > seconds + 1
      ? `only the first ${seconds.toFixed(0)} s of the recording are looked at`
      : `the recording has ${seconds.toFixed(2)} s`;
  if (!(from >= 0 && from < seconds)) {
    throw new SampleError("invalid_input", `fromSeconds is ${from}: ${length}.`);
  }
  if (!(to > from)) throw new SampleError("invalid_input", `toSeconds is ${to}: pass more than fromSeconds, ${from}.`);
  const end = Math.min(to, seconds);
  if (end - from > mostSeconds) {
    throw new SampleError("invalid_input", `toSeconds is ${to}: a sample has at most ${mostSeconds} s.`);
  }
  return { fromSeconds: from, toSeconds: end };
}

/** A part that the caller has chosen may have less speech in it than the recording. */
function refuseSpeechless({ stretches }: Looked["speech"], { fromSeconds, toSeconds }: SampleWindow): void {
  const seconds = stretches.reduce((sum, { from, to }) => {
    const [begin, end] = [from / framesPerSecond, to / framesPerSecond];
    return sum + Math.max(0, Math.min(end, toSeconds) - Math.max(begin, fromSeconds));
  }, 0);
  if (seconds >= leastSpeech) return;
  const found = `it has ${seconds.toFixed(2)} s of speech, and ${leastSpeech} s is the least`;
  throw new SampleError("no_speech", `No sample can be made of this part of the recording: ${found}.`);
}

/** Decodes the window alone, and writes it. */
async function prepared(
  opened: OpenedSample,
  report: SampleReport,
  { window, looked, isFixed }: { readonly window: SampleWindow; readonly looked: Looked; readonly isFixed: boolean },
  { signal, decoders }: Pick<PrepareSampleOptions, "signal" | "decoders">,
): Promise<PreparedSample> {
  const { signal: sound, sampleRate, peak } = await decodedPart(opened, window, looked, decoders);
  const highest = 10 ** (raisedToDbfs / 20);
  // Floating point has room above full scale, and 16 bit have none.
  let gain = peak > 1 ? highest / peak : 1;
  let audio = wavFile(scaled(sound, gain), sampleRate);
  const made = await inspectSample(audio, { signal });
  let levels = await measureSample(audio, { signal });
  // One click is louder than the speech around it: then there is no room to raise anything.
  if (
    peak < highest &&
    judgeSample({ report: made, levels }, { limits: {} }).some(({ code }) => code === "too_quiet")
  ) {
    gain = highest / peak;
    audio = wavFile(scaled(sound, gain), sampleRate);
    levels = await measureSample(audio, { signal });
  }
  const changes = changesOf(report, { ...looked, window, isFixed, sampleRate, gain });
  if (changes.length === 0) {
    // There was nothing to do after all.
    const whole = { fromSeconds: 0, toSeconds: report.durationSeconds };
    return { audio: await copyOf(opened.bytes), report, levels, window: whole, changes };
  }
  return { audio, report: made, levels, window, changes };
}

const scaled = (signal: Float32Array, gain: number): Float32Array =>
  gain === 1 ? signal : signal.map((value) => value * gain);

const copyOf = async ({ whole, byteLength, read }: SampleBytes): Promise<Uint8Array<ArrayBuffer>> =>
  (whole ?? (await read(0, byteLength))).slice();
