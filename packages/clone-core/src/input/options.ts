import type { CloneEvent } from "../output/clone-event.ts";
import type { OptionsOf } from "../providers/provider.ts";
import type { CloneLanguage } from "./clone-language.ts";
import { isKey, rightKey } from "./mark.ts";
import { refuse } from "./refusal.ts";
import { readSamples, type Sample, type SampleAudio } from "./sample.ts";

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
  /**
   * One key for one voice, such as the id of your order: 1 to 64 characters out of `A-Z a-z 0-9 - _ . :`. If a voice with
   * the key exists, the call returns it and sends nothing. After an unknown outcome the call looks for the voice.
   *
   * The key is written into the voice (a tag, or the end of its description) and removed from everything that you get.
   * Looking is no lock: two calls with one key may both send when they run at the same moment, or when the service's list
   * does not show the first voice yet. So wait ten minutes before you repeat a call whose error says `searched`.
   */
  idempotencyKey?: string | undefined;
  /**
   * Whether a voice that bears the `idempotencyKey` is looked for before anything is sent. `false` leaves that out where you
   * know that no request with the key ever left, such as by a record of your own: in a long run each look may read the
   * whole list.
   *
   * @default true
   */
  lookFirst?: boolean | undefined;
  /**
   * How long the voice is looked for after an unknown outcome, beyond `timeoutMs`, in milliseconds; 0 turns it off. Only
   * with an `idempotencyKey`.
   *
   * @default 15_000
   */
  settleMs?: number | undefined;
  /** Hears of attempts, retries, look-ups and the end. What it throws is ignored. */
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

/** The language of a call, unless no provider of it takes one: then there is none to give. */
export type LanguageInput<Provider> = [Exclude<Provider, { readonly languages: "none" }>] extends [never]
  ? { language?: never }
  : Pick<CloneSettings, "language">;

/** The description of a call, unless no provider of it takes one. */
export type DescriptionInput<Provider> = [Exclude<Provider, { readonly description: "none" }>] extends [never]
  ? { description?: never }
  : Pick<CloneSettings, "description">;

/** What a call takes of these providers; `language` and `description` where one of them does. */
export type SettingsOf<Provider> = Omit<CloneSettings, "language" | "description"> &
  LanguageInput<Provider> &
  DescriptionInput<Provider>;

/** The own fields of a provider: needed where its service takes no request without one of them. */
export type OptionsInput<Provider> =
  // biome-ignore lint/complexity/noBannedTypes: what has no required property is what `{}` fits.
  {} extends OptionsOf<Provider>
    ? { /** The provider's own fields, in its own words. */ providerOptions?: OptionsOf<Provider> | undefined }
    : { /** The provider's own fields, in its own words. */ providerOptions: OptionsOf<Provider> };

interface OneSampleWithWords {
  sample?: never;
  /** The recording, with its transcription where that is known. */
  samples: readonly [Sample];
}

/** Providers that take no transcription. */
type Wordless = { readonly accepts: { readonly transcription: false } };

/** Providers that take one sample, or no transcription. */
type Limited = { readonly accepts: { readonly samples: { readonly max: 1 } } | { readonly transcription: false } };

/** One sample; or several, with transcriptions, where every provider of the call takes them. */
export type SampleInput<Provider> = [Extract<Provider, Limited>] extends [never]
  ? OneSample | SeveralSamples
  : [Extract<Provider, Wordless>] extends [never]
    ? OneSample | OneSampleWithWords
    : OneSample;

const largestSample = 32_000_000;

/** Reads the samples of a call when it is first called, and only then. */
export function sampleReader(
  input: { sample?: unknown; samples?: unknown },
  maxBytes = largestSample,
): () => ReturnType<typeof readSamples> {
  let reading: ReturnType<typeof readSamples> | undefined;
  return () => {
    reading ??= readSamples(samplesOf(input), maxBytes);
    return reading;
  };
}

/** The samples of a call, in either of its two forms. */
function samplesOf({ sample, samples }: { sample?: unknown; samples?: unknown }): readonly Sample[] {
  if (samples === undefined) return [{ audio: sample as SampleAudio }];
  const list: readonly unknown[] = Array.isArray(samples) ? samples : [];
  if (sample !== undefined) throw refuse("samples", samples, "pass sample or samples, not both");
  if (list.length === 0 || list.some((one) => typeof one !== "object" || one === null)) {
    throw refuse("samples", samples, "pass at least one { audio, transcription? }");
  }
  return list as Sample[];
}

/** What every call takes, also one that creates nothing. */
export type CallOptions = Pick<CloneSettings, "signal" | "timeoutMs" | "maxRetries" | "onEvent">;

/** Checks the settings that core itself uses, and fills in their defaults. */
export function checkSettings(settings: CallOptions & Partial<CloneSettings>): {
  timeoutMs: number;
  maxRetries: number;
  settleMs: number;
  lookFirst: boolean;
} {
  const { timeoutMs = 120_000, maxRetries = 2, maxSampleBytes = largestSample, settleMs = 15_000 } = settings;
  const { signal, onEvent, idempotencyKey: key, lookFirst = true } = settings;
  const check = (option: keyof CloneSettings, right: boolean, what: string): void => {
    if (!right) throw refuse(option, settings[option], `pass ${what}`);
  };
  check("timeoutMs", isBetween(timeoutMs, 1, longestMs), `milliseconds from 1 to ${longestMs}`);
  check("settleMs", isBetween(settleMs, 0, longestMs), `milliseconds from 0 to ${longestMs}`);
  check("idempotencyKey", key === undefined || isKey(key), rightKey);
  check("lookFirst", typeof lookFirst === "boolean", "true or false");
  check("maxRetries", isBetween(maxRetries, 0, 100) && Number.isInteger(maxRetries), "a whole number from 0 to 100");
  check("maxSampleBytes", isBetween(maxSampleBytes, 1, Number.MAX_SAFE_INTEGER), "a number of bytes");
  check("signal", signal === undefined || typeof signal?.addEventListener === "function", "an AbortSignal");
  check("onEvent", onEvent === undefined || typeof onEvent === "function", "a function");
  return { timeoutMs, maxRetries, settleMs, lookFirst };
}

/** The longest that a timer takes. */
const longestMs = 2 ** 31 - 1;

const isBetween = (value: unknown, least: number, most: number): boolean =>
  typeof value === "number" && value >= least && value <= most;

/** A name or description that a person can read. */
export function checkText(option: "name" | "description", value: unknown): string {
  if (typeof value !== "string" || value.trim() === "") throw refuse(option, value, "pass text");
  const odd = (option === "name" ? /[\p{Cc}\p{Cs}]/u : /[^\P{Cc}\n\r\t]|\p{Cs}/u).exec(value);
  if (odd) {
    const code = odd[0].codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
    throw refuse(option, value, `take out U+${code} at position ${odd.index + 1}`);
  }
  return value;
}
