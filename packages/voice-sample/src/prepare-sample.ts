import { nextTask } from "./bounds/next-task.ts";
import { inspectSample } from "./inspect-sample.ts";
import { pcmBlocks } from "./levels/pcm-blocks.ts";
import type { SampleDecoders } from "./levels/sample-decoder.ts";
import type { SampleLevels } from "./levels/sample-levels.ts";
import { measureSample } from "./measure-sample.ts";
import type { SampleBytes } from "./open/bytes.ts";
import { type OpenedSample, withOpenedSample } from "./open/opened-sample.ts";
import { type ChannelChoice, chooseChannel } from "./prepare/channel-choice.ts";
import { decimate } from "./prepare/decimate.ts";
import { wavFile } from "./prepare/wav-file.ts";
import { chooseWindow, likedLength, type SampleWindow } from "./prepare/window.ts";
import type { SampleReport } from "./report/report.ts";
import { judgeSample, type SampleLimits } from "./sample-findings.ts";
import { SampleInspectError } from "./sample-inspect-error.ts";
import { findSpeech, type Speech } from "./speech/find-speech.ts";
import { FrameTrack } from "./speech/frame-track.ts";

/** One thing that was done to a recording, as data and as a sentence. */
export interface SampleChange {
  /**
   * - `cut`: only the window is left;
   * - `mixed`, `channel_taken`: one channel instead of several;
   * - `rate_lowered`: to 48 kHz or less;
   * - `raised`: a quiet recording to a peak of -3 dBFS;
   * - `mended`: a head that did not say how long the recording is;
   * - `converted`: from another kind of file to WAV of 16 bit.
   */
  readonly code: "mended" | "cut" | "mixed" | "channel_taken" | "rate_lowered" | "raised" | "converted";
  /** For people: `cut to 9.8 s from 0:21 on`. */
  readonly message: string;
}

/** A sample that was made of a recording. */
export interface PreparedSample {
  /** A whole file: WAV, or the bytes of the recording where it fits already. */
  readonly audio: ReturnType<Uint8Array["slice"]>;
  /** What is in it, as `inspectSample` says. */
  readonly report: SampleReport;
  /** How loud it is, as `measureSample` says. */
  readonly levels: SampleLevels;
  /** The part of the recording that it is. */
  readonly window: SampleWindow;
  /** What was done, in order; empty where the recording fits as it is. */
  readonly changes: readonly SampleChange[];
}

/** How a recording becomes a sample. */
export interface PrepareOptions {
  /** What each provider documents, such as `cartesiaAudioLimits`: the sample suits all of them. */
  readonly limits: readonly SampleLimits[];
  /** Where the sample begins and ends in the recording, in seconds; found where absent. */
  readonly fromSeconds?: number | undefined;
  readonly toSeconds?: number | undefined;
  /** The channel that is taken, from 0; found where absent. */
  readonly channel?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Decoders of your own, for what nothing here decodes. */
  readonly decoders?: SampleDecoders | undefined;
}

/** Less is no sample, in seconds of speech. */
const leastSpeech = 1;
const highestRate = 48_000;
/** A recording below is raised: the speech of both services' own examples lies above, in dBFS. */
const raisedToDbfs = -3;
/** Without limits that say more, a sample is no longer than this, in seconds: no service listens to a third of it. */
const mostSeconds = 60;
/** Nobody hears less silence at an end, in seconds. */
const toleratedSilence = 0.5;
/** What a recording's channels are looked at for; a mix is made of all of them. */
const mostChannelsLookedAt = 8;
/** An hour and a half: the audio reader keeps some hundred bytes for each packet, and 300 MB hold no more of MP3. */
const longestRecording = 5_400;
/** How much work a recording may be, as seconds of sound are for `measureSample`: ten times what an hour of MP3 is. */
const workSeconds = 1_200;

/**
 * Makes of a recording one sample that every provider asked for takes and makes the most of: the part with the most
 * speech and the least clipping that is as long as all limits like best, from a pause to a pause; one channel; at most
 * 48 kHz; raised to a peak of -3 dBFS where it is too quiet; WAV of 16 bit. Nothing is denoised or equalised, no rate is
 * raised. What fits already comes back as the bytes it was.
 *
 * Speech is told by how levels and sounds change, syllable by syllable. Tones and steady noise are none; singing is not
 * told from it. Equal parts are decided for the earlier one, so that the same recording always makes the same sample.
 *
 * It decodes what `measureSample` decodes, gives way as it does, takes at most 300 MB beyond the recording, and ends at
 * once when `signal` aborts. Of a longer recording the first hour and a half is looked at. Whatever the bytes are, it
 * ends after at most four minutes of work and 3 s more for each megabyte.
 *
 * @throws {@link SampleInspectError} (as a rejection) as `measureSample` does; `no_speech` where there is less than a
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
  recording: Blob | Uint8Array | ArrayBuffer,
  { limits, fromSeconds, toSeconds, channel, signal, decoders }: PrepareOptions,
): Promise<PreparedSample> {
  const report = await inspectSample(recording, { signal });
  const isFixed = fromSeconds !== undefined || toSeconds !== undefined || channel !== undefined;
  return withOpenedSample(recording, { signal, decodedSeconds: workSeconds }, async (opened) => {
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
        ? checkedWindow(looked.seconds, most, fromSeconds, toSeconds)
        : chooseWindow(looked.speech, looked.track, { least, most });
    return prepared(opened, report, { window, looked }, { signal, decoders });
  });
}

const copyOf = async ({ whole, byteLength, read }: SampleBytes): Promise<Uint8Array<ArrayBuffer>> =>
  (whole ?? (await read(0, byteLength))).slice();

interface Looked {
  readonly choice: ChannelChoice;
  readonly speech: Speech;
  readonly track: FrameTrack;
  readonly seconds: number;
  /** As it is decoded: AAC may hold more than its file says. */
  readonly rate: number;
}

/** Goes through the recording once, and says where somebody speaks, and in which channel. */
async function look(
  opened: OpenedSample,
  wanted: number | undefined,
  decoders: SampleDecoders | undefined,
): Promise<Looked> {
  const { channels: count } = opened.track;
  if (wanted !== undefined && !(Number.isInteger(wanted) && wanted >= 0 && wanted < count)) {
    throw new SampleInspectError("invalid_input", `channel is ${wanted}: the recording has ${count}, counted from 0.`);
  }
  let rate = 0;
  let singles: FrameTrack[] = [];
  let mix = new FrameTrack(opened.track.sampleRate);
  let frames = 0;
  let claimed = 0;
  for await (const { channels, claimedSeconds, sampleRate } of pcmBlocks(opened, decoders)) {
    const length = channels[0]?.length ?? 0;
    if (rate === 0 && length > 0) {
      rate = sampleRate;
      mix = new FrameTrack(rate);
      const count = channels.length === 1 ? 0 : Math.min(channels.length, mostChannelsLookedAt);
      singles = Array.from({ length: count }, () => new FrameTrack(rate));
    }
    for (let at = 0; at < length; at++) {
      let sum = 0;
      for (let index = 0; index < channels.length; index++) {
        const value = channels[index]?.[at] ?? 0;
        sum += value;
        singles[index]?.add(value);
      }
      mix.add(sum / channels.length);
    }
    frames += length;
    claimed += claimedSeconds;
    if (opened.pace.isDue) await opened.pace.rest();
    // What packets claim counts as well as what they yield.
    if (Math.max(frames / (rate || 1), claimed) >= longestRecording) break;
  }
  if (rate === 0) throw new RangeError("No sound came out of the decoder.");
  for (const one of [...singles, mix]) one.end();
  const speeches: Speech[] = [];
  for (const one of singles) speeches.push(await findSpeech(one, opened.pace));
  const mixed = await findSpeech(mix, opened.pace);
  const choice = wanted ?? chooseChannel(speeches, mixed);
  const speech = choice === "mix" ? mixed : (speeches[choice] ?? mixed);
  if (speech.seconds < leastSpeech) {
    const found = mix.peaks.some((peak) => peak > 0.001)
      ? `it has ${speech.seconds.toFixed(2)} s of speech, and ${leastSpeech} s is the least`
      : "there is no sound in it";
    throw new SampleInspectError("no_speech", `The recording makes no sample: ${found}.`);
  }
  return { choice, speech, track: choice === "mix" ? mix : (singles[choice] ?? mix), seconds: frames / rate, rate };
}

/** Whether it is worth a measurement: what its figures tell against it needs none. */
const mayFit = (report: SampleReport, limits: readonly SampleLimits[]): boolean =>
  limits.length > 0 && limits.every((one) => judgeSample({ report }, one).length === 0);

/** Whether a recording needs nothing: no provider has anything against it, and no end is silent. */
const fits = (report: SampleReport, levels: SampleLevels, limits: readonly SampleLimits[]): boolean =>
  levels.complete &&
  levels.leadingSilenceSeconds <= toleratedSilence &&
  levels.trailingSilenceSeconds <= toleratedSilence &&
  limits.every((one) => judgeSample({ report, levels }, one).length === 0);

function checkedWindow(seconds: number, most: number, from = 0, to = Math.min(seconds, from + most)): SampleWindow {
  const length = `the recording has ${seconds.toFixed(2)} s`;
  if (!(from >= 0 && from < seconds)) {
    throw new SampleInspectError("invalid_input", `fromSeconds is ${from}: ${length}.`);
  }
  if (!(to > from))
    throw new SampleInspectError("invalid_input", `toSeconds is ${to}: pass more than fromSeconds, ${from}.`);
  if (to - from > mostSeconds) {
    throw new SampleInspectError("invalid_input", `toSeconds is ${to}: a sample has at most ${mostSeconds} s.`);
  }
  return { fromSeconds: from, toSeconds: Math.min(to, seconds) };
}

/** Decodes the window alone, and writes it. */
async function prepared(
  opened: OpenedSample,
  report: SampleReport,
  { window, looked }: { readonly window: SampleWindow; readonly looked: Looked },
  { signal, decoders }: Pick<PrepareOptions, "signal" | "decoders">,
): Promise<PreparedSample> {
  const { rate, choice } = looked;
  const from = Math.round(window.fromSeconds * rate);
  const to = Math.round(window.toSeconds * rate);
  const mono = new Float32Array(to - from);
  let passed = 0;
  let filled = 0;
  for await (const { channels } of pcmBlocks(opened, decoders)) {
    const length = channels[0]?.length ?? 0;
    for (let at = Math.max(0, from - passed); at < length && passed + at < to; at++) {
      mono[filled] = choice === "mix" ? mean(channels, at) : finite(channels[choice]?.[at]);
      filled += 1;
    }
    passed += length;
    if (opened.pace.isDue) await opened.pace.rest();
    if (passed >= to) break;
  }
  const factor = Math.ceil(rate / highestRate);
  const lowered = await decimate(mono.subarray(0, filled), factor, opened.pace);
  await nextTask();
  const peak = lowered.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const sampleRate = rate / factor;
  let audio = wavFile(lowered, sampleRate);
  const made = await inspectSample(audio, { signal });
  let levels = await measureSample(audio, { signal });
  let gain = 1;
  if (judgeSample({ report: made, levels }, {}).some(({ code }) => code === "too_quiet")) {
    gain = 10 ** (raisedToDbfs / 20) / peak;
    audio = wavFile(
      lowered.map((value) => value * gain),
      sampleRate,
    );
    levels = await measureSample(audio, { signal });
  }
  const changes = changesOf(report, { window, choice, sampleRate, gain });
  // There was nothing to do after all.
  if (changes.length === 0) return { audio: await copyOf(opened.bytes), report, levels, window, changes };
  return { audio, report: made, levels, window, changes };
}

const finite = (value = 0): number => (Number.isFinite(value) ? value : 0);
const mean = (channels: readonly Float32Array[], at: number): number =>
  channels.reduce((sum, channel) => sum + finite(channel[at]), 0) / channels.length;

function changesOf(
  { container, codec, channels, sampleRate, durationSeconds, unfinished }: SampleReport,
  done: {
    readonly window: SampleWindow;
    readonly choice: ChannelChoice;
    readonly sampleRate: number;
    readonly gain: number;
  },
): SampleChange[] {
  const { fromSeconds, toSeconds } = done.window;
  const changes: SampleChange[] = [];
  if (unfinished) changes.push({ code: "mended", message: "its head says again how long it is" });
  if (toSeconds - fromSeconds < durationSeconds - 0.01) {
    const length = (toSeconds - fromSeconds).toFixed(1);
    changes.push({ code: "cut", message: `cut to ${length} s from ${clock(fromSeconds)} on` });
  }
  if (channels > 1) {
    changes.push(
      done.choice === "mix"
        ? { code: "mixed", message: `${channels} channels mixed to one` }
        : { code: "channel_taken", message: `channel ${done.choice + 1} of ${channels} taken` },
    );
  }
  if (done.sampleRate < sampleRate) {
    changes.push({ code: "rate_lowered", message: `from ${sampleRate} to ${done.sampleRate} Hz` });
  }
  if (done.gain !== 1) {
    changes.push({ code: "raised", message: `raised by ${(20 * Math.log10(done.gain)).toFixed(1)} dB` });
  }
  if (container !== "wav" || codec !== "pcm-s16") {
    changes.push({ code: "converted", message: `from ${container}, ${codec}, to WAV of 16 bit` });
  }
  return changes;
}

/** `0:21`, `1:02:03`. */
function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  const two = (value: number): string => String(value).padStart(2, "0");
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
