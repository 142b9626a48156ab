import type { CloneEvent } from "./clone-event.ts";
import type { CloneLanguage } from "./clone-language.ts";
import { refuse } from "./refusal.ts";
import { type PreparedSample, readSamples, type Sample, type SampleAudio } from "./sample.ts";

/** What every call takes, whatever the provider. */
export interface CloneSettings {
  /** The new voice's name, as its owner will see it in the provider's list. */
  name: string;
  /** BCP 47: the language spoken in the sample. `auto` where the provider can tell it by itself. */
  language: CloneLanguage;
  description?: string | undefined;
  /** Ends the call at once, wherever it stands. */
  signal?: AbortSignal | undefined;
  /**
   * The one limit for the whole call, retries and waits included, in milliseconds.
   *
   * @default 120_000
   */
  timeoutMs?: number | undefined;
  /**
   * How often a request that surely created nothing is sent again: after a 429, or when no connection came about.
   *
   * @default 2
   */
  maxRetries?: number | undefined;
  /**
   * The largest sample that is read, in bytes.
   *
   * @default 32_000_000
   */
  maxSampleBytes?: number | undefined;
  /** Hears of attempts, retries and the end. What it throws is ignored. */
  onEvent?: ((event: CloneEvent) => void) | undefined;
}

interface OneSample {
  /** The recording. */
  sample: SampleAudio;
  samples?: never;
}

interface SeveralSamples {
  sample?: never;
  /** The recordings, each with its transcription where that is known. */
  samples: readonly Sample[];
}

/** Providers that take one sample, or no transcription. */
type Limited = { readonly accepts: { readonly samples: { readonly max: 1 } } | { readonly transcription: false } };

/** One sample; or several, with transcriptions, where every provider of the call takes them. */
export type SampleInput<Provider> = [Extract<Provider, Limited>] extends [never]
  ? OneSample | SeveralSamples
  : OneSample;

/** The largest sample that is read, in bytes, unless the caller says otherwise. */
const defaultMaxSampleBytes = 32_000_000;

/** Reads the samples of a call when it is first called, and only then. */
export function sampleReader(
  input: { sample?: unknown; samples?: unknown },
  maxBytes = defaultMaxSampleBytes,
): () => Promise<readonly PreparedSample[]> {
  let reading: Promise<readonly PreparedSample[]> | undefined;
  return () => {
    reading ??= (async () => readSamples(samplesOf(input), maxBytes))();
    return reading;
  };
}

/** The samples of a call, in either of its two forms. */
function samplesOf(input: { sample?: unknown; samples?: unknown }): readonly Sample[] {
  const { sample, samples } = input;
  if (sample !== undefined && samples !== undefined) throw refuse("sample", sample, "pass sample or samples, not both");
  if (samples === undefined) return [{ audio: sample as SampleAudio }];
  if (
    !Array.isArray(samples) ||
    samples.length === 0 ||
    samples.some((one) => typeof one !== "object" || one === null)
  ) {
    throw refuse("samples", samples, "pass at least one { audio, transcription? }");
  }
  return samples as Sample[];
}

const longestTimer = 2 ** 31 - 1;

export function checkTimes(settings: CloneSettings): { timeoutMs: number; maxRetries: number } {
  const { timeoutMs = 120_000, maxRetries = 2, maxSampleBytes, signal, onEvent } = settings;
  if (!(typeof timeoutMs === "number" && timeoutMs > 0 && timeoutMs <= longestTimer)) {
    throw refuse("timeoutMs", timeoutMs, `pass milliseconds above 0, at most ${longestTimer}`);
  }
  if (!(Number.isInteger(maxRetries) && maxRetries >= 0))
    throw refuse("maxRetries", maxRetries, "pass 0 or a whole number");
  if (maxSampleBytes !== undefined && !(typeof maxSampleBytes === "number" && maxSampleBytes > 0)) {
    throw refuse("maxSampleBytes", maxSampleBytes, "pass a number of bytes above 0");
  }
  if (signal !== undefined && typeof signal?.addEventListener !== "function") {
    throw refuse("signal", signal, "pass the signal of an AbortController");
  }
  if (onEvent !== undefined && typeof onEvent !== "function") throw refuse("onEvent", onEvent, "pass a function");
  return { timeoutMs, maxRetries };
}

/** A name or description that a person can read; `otherwise` says what to do instead. */
export function checkText(option: "name" | "description", value: unknown, otherwise: string): string {
  if (typeof value !== "string" || value.trim() === "") throw refuse(option, value, otherwise);
  const odd = option === "name" ? /[\p{Cc}\p{Cs}]/u : /[^\P{Cc}\n\r\t]|\p{Cs}/u;
  const found = odd.exec(value);
  if (found) {
    const code = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    throw refuse(option, value, `it has the character U+${code} at position ${found.index + 1}; take it out`);
  }
  return value;
}
