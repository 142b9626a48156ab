import { cargoInWords } from "./carried/sample-cargo.ts";
import type { SampleLevels } from "./levels/sample-levels.ts";
import { codecName } from "./open/known-by-name.ts";
import type { SampleReport } from "./report/report.ts";
import { takeTurns } from "./speech/turns.ts";

/** Whether a provider turns a sample down or takes it all the same. */
type Level = "refuse" | "warn";

/** What a provider documents about samples. Every part may be absent. */
export interface SampleLimits {
  /** Kinds of file by name: `wav`, `mp3`, `m4a` … */
  readonly formats?: { readonly values: readonly string[]; readonly level: Level } | undefined;
  /** The largest sample, in bytes. */
  readonly bytes?: { readonly max: number; readonly level: Level } | undefined;
  /** The length of a sample, in seconds. */
  readonly seconds?:
    | {
        /** Less is not enough. */
        readonly min?: number | undefined;
        /** Less is taken, more is better. */
        readonly bestFrom?: number | undefined;
        /** More is of no use. */
        readonly bestTo?: number | undefined;
        readonly max?: number | undefined;
        /** What comes later is left out. */
        readonly cutAt?: number | undefined;
        readonly level: Level;
      }
    | undefined;
}

/** The page on which each limit is documented. */
export type SampleLimitSources = Readonly<Partial<Record<keyof SampleLimits | "noiseRemoval", string>>>;

/** How a sample is judged. */
export interface JudgeSampleOptions {
  /** What one provider documents, such as `cartesiaAudioLimits`. */
  readonly limits: SampleLimits;
  /** Where it does, such as `cartesiaAudioLimitSources`: findings then name their page. */
  readonly sources?: SampleLimitSources | undefined;
  /** Whether the provider is asked to clean the sample. `false` unless told otherwise. */
  readonly removeBackgroundNoise?: boolean | undefined;
}

/** What to know before a sample is sent. Minor releases may add codes: have a `default`. */
export interface SampleFinding {
  readonly code:
    | "refused_format"
    | "undocumented_format"
    | "too_large"
    | "unfinished"
    | "unusual_coding"
    | "carries_more"
    | "cut"
    | "longer_than_useful"
    | "shorter_than_useful"
    | "no_sound"
    | "no_speech"
    | "speech_after_cut"
    | "little_speech"
    | "long_pauses"
    | "two_voices"
    | "too_quiet"
    | "clipped"
    | "noise_removal_may_harm";
  readonly level: Level;
  /** For people, without the provider's name: `longer than useful: it has 12.0 s, 10 s are enough`. */
  readonly message: string;
  /** The page that documents it; absent where the figure is this package's own. */
  readonly source?: string | undefined;
}

/** Who says that WAV is taken means this, and not the fifty other codings that a WAV file may have. */
const usualInWav: ReadonlySet<string> = new Set(["pcm-u8", "pcm-s16", "pcm-s24", "pcm-s32", "pcm-f32"]);
/** An MP3 encoder adds up to a tenth of a second: that is nobody's mistake. In seconds. */
const toleratedSeconds = 0.15;
/** Less is not enough for a voice; a figure of this package's own, in seconds. */
const leastSpeech = 1;
/** Nothing quieter is heard by anybody, in dBFS. */
const inaudibleDbfs = -60;
/** Figures of this package's own: speech below them comes out thin, in dBFS. */
const quietSpeechDbfs = -40;
const quietPeakDbfs = -25;
/** Cartesia's guide asks for a recording without long pauses; the figure is this package's own, in seconds. */
const longestPause = 2;
/** One flat top in a long recording is not heard. */
const clippedShare = 0.0001;
/** Between the words of a clean recording it is so much quieter than in them, in dB. */
const cleanRangeDb = 40;

/**
 * Compares a sample with what a provider documents. An empty list means that it fits.
 *
 * `levels` are absent where they could not be measured: then nothing is said about loudness.
 *
 * @example
 * ```ts
 * import { readFile } from "node:fs/promises";
 * import { inspectSample, judgeSample } from "@org/voice-sample";
 *
 * const report = await inspectSample(await readFile("ada.wav"));
 * const limits = { seconds: { bestFrom: 3, bestTo: 10, level: "warn" } } as const;
 * for (const { code, message } of judgeSample({ report }, { limits })) console.log(code, message);
 * ```
 */
export function judgeSample(
  { report, levels }: { readonly report: SampleReport; readonly levels?: SampleLevels | undefined },
  { limits, sources = {}, removeBackgroundNoise = false }: JudgeSampleOptions,
): readonly SampleFinding[] {
  return [
    ...formatFindings(report, limits.formats, sources.formats),
    ...headFindings(report),
    ...cargoFindings(report),
    ...sizeFindings(report, limits.bytes, sources.bytes),
    ...lengthFindings(report, limits.seconds, sources.seconds),
    ...(levels === undefined ? [] : soundFindings(report, levels, limits.seconds, sources.seconds)),
    ...(levels !== undefined && removeBackgroundNoise && isClean(levels) ? [noiseFinding(sources.noiseRemoval)] : []),
  ];
}

function formatFindings(
  { container }: SampleReport,
  formats: SampleLimits["formats"],
  source?: string,
): SampleFinding[] {
  // Providers name the file, not the container.
  const format = container === "mp4" ? "m4a" : container;
  if (formats === undefined || formats.values.includes(format)) return [];
  const { level, values } = formats;
  const [code, what] =
    level === "refuse"
      ? (["refused_format", "refuses"] as const)
      : (["undocumented_format", "does not document"] as const);
  return [{ code, level, message: `it ${what} ${format} files: convert it to ${values.join(", ")}`, source }];
}

/** A service that believes the head hears nothing. */
function headFindings({ unfinished, container, codec }: SampleReport): SampleFinding[] {
  const found: SampleFinding[] = [];
  if (unfinished === true) {
    const message = "its head does not say how long it is: the recorder has not finished it";
    found.push({ code: "unfinished", level: "refuse", message });
  }
  if (container === "wav" && !usualInWav.has(codec)) {
    found.push({ code: "unusual_coding", level: "warn", message: `WAV coded as ${codecName(codec)}: few read it` });
  }
  return found;
}

/** Not the sound, and nobody asked for it: a film's pictures, where it was recorded, by whom. */
function cargoFindings({ carries = [] }: SampleReport): SampleFinding[] {
  if (carries.length === 0) return [];
  return [{ code: "carries_more", level: "warn", message: `goes along with the sound: ${cargoInWords(carries)}` }];
}

function sizeFindings({ sizeBytes }: SampleReport, bytes: SampleLimits["bytes"], source?: string): SampleFinding[] {
  if (bytes === undefined || sizeBytes <= bytes.max) return [];
  const message = `too large: it has ${sizeBytes} bytes, ${bytes.max} are the most`;
  return [{ code: "too_large", level: bytes.level, message, source }];
}

function lengthFindings(
  { durationSeconds }: SampleReport,
  seconds: SampleLimits["seconds"],
  source?: string,
): SampleFinding[] {
  if (seconds === undefined) return [];
  const { min, bestFrom, bestTo, max, cutAt, level } = seconds;
  const has = `it has ${durationSeconds.toFixed(1)} s`;
  const over = (limit: number | undefined): limit is number =>
    limit !== undefined && durationSeconds > limit + toleratedSeconds;
  const under = (limit: number | undefined): limit is number =>
    limit !== undefined && durationSeconds < limit - toleratedSeconds;
  const longest = bestTo ?? max;
  if (over(cutAt)) return [{ code: "cut", level, message: `will be cut at ${cutAt} s: ${has}`, source }];
  if (over(longest)) {
    return [
      { code: "longer_than_useful", level, message: `longer than useful: ${has}, ${longest} s are enough`, source },
    ];
  }
  if (under(min) || under(bestFrom)) {
    const better = under(min) ? `${min} s are the least` : `best from ${bestFrom} s on`;
    return [{ code: "shorter_than_useful", level, message: `shorter than useful: ${has}, ${better}`, source }];
  }
  return [];
}

/** Speech first: how loud a sample is in which nobody speaks is of no interest. */
function soundFindings(
  report: SampleReport,
  levels: SampleLevels,
  seconds: SampleLimits["seconds"],
  source?: string,
): SampleFinding[] {
  if (levels.speech.length === 0 && levels.complete) {
    return levels.peakDbfs <= inaudibleDbfs
      ? [{ code: "no_sound", level: "refuse", message: "there is no sound in it" }]
      : [{ code: "no_speech", level: "refuse", message: "nobody speaks in it" }];
  }
  return [
    ...cutFindings(report, levels, seconds, source),
    ...speechFindings(levels, seconds?.cutAt),
    ...levelFindings(report, levels),
  ];
}

/** What is left out later does not count. */
function speechFindings({ speech, speechOfChannels }: SampleLevels, cutAt = Number.POSITIVE_INFINITY): SampleFinding[] {
  const found: SampleFinding[] = [];
  const pauses = speech.slice(1).map(({ fromSeconds }, index) => fromSeconds - (speech[index]?.toSeconds ?? 0));
  const longest = Math.max(0, ...pauses.filter((_, index) => (speech[index + 1]?.fromSeconds ?? 0) < cutAt));
  if (longest > longestPause) {
    const message = `it has a pause of ${longest.toFixed(1)} s: speech without long pauses makes a better voice`;
    found.push({ code: "long_pauses", level: "warn", message });
  }
  const turns = speechOfChannels?.map((one) => one.map(({ fromSeconds: from, toSeconds: to }) => ({ from, to })));
  if (turns && takeTurns(turns)) {
    const message = "two voices: somebody else speaks on each side, and a voice is made of both";
    found.push({ code: "two_voices", level: "warn", message });
  }
  return found;
}

/** What a provider leaves out is heard by nobody: all that it has to go by stands before. */
function cutFindings(
  { durationSeconds }: SampleReport,
  { speech, measuredSeconds }: SampleLevels,
  seconds: SampleLimits["seconds"],
  source?: string,
): SampleFinding[] {
  const { cutAt, min = leastSpeech } = seconds ?? {};
  if (cutAt === undefined || durationSeconds <= cutAt + toleratedSeconds || measuredSeconds < cutAt) return [];
  const spoken = speech.reduce(
    (sum, { fromSeconds, toSeconds }) => sum + Math.max(0, Math.min(cutAt, toSeconds) - fromSeconds),
    0,
  );
  if (spoken < leastSpeech) {
    const message = `nobody speaks in its first ${cutAt} s, and the rest is left out`;
    return [{ code: "speech_after_cut", level: "refuse", message, source }];
  }
  if (spoken >= min) return [];
  const message = `little speech: ${spoken.toFixed(1)} s of it in its first ${cutAt} s, and the rest is left out`;
  return [{ code: "little_speech", level: "warn", message, source }];
}

function levelFindings({ channels, sampleRate }: SampleReport, levels: SampleLevels): SampleFinding[] {
  const { speechDbfs, peakDbfs, clippedValues, measuredSeconds } = levels;
  const findings: SampleFinding[] = [];
  if (speechDbfs < quietSpeechDbfs || peakDbfs < quietPeakDbfs) {
    const message = `too quiet: its peak is ${peakDbfs.toFixed(1)} dBFS; record it louder or closer`;
    findings.push({ code: "too_quiet", level: "warn", message });
  }
  if (clippedValues > clippedShare * measuredSeconds * sampleRate * channels) {
    const message = `clipped: ${clippedValues} values stand at full scale; record it with less gain`;
    findings.push({ code: "clipped", level: "warn", message });
  }
  return findings;
}

const isClean = ({ speechDbfs, noiseFloorDbfs }: SampleLevels): boolean => speechDbfs - noiseFloorDbfs >= cleanRangeDb;

const noiseFinding = (source?: string): SampleFinding => ({
  code: "noise_removal_may_harm",
  level: "warn",
  message: "noise removal may harm it: it is clean already",
  source,
});
