import { isRightKey } from "./lists/plan.ts";
import { formats, type Leg, rightForms, type Scenario } from "./scenario.ts";
import { isOneSample } from "./trial.ts";
import { bytesOf } from "./values/samples.ts";

/** The options that are wrong for a provider, by our own reading of the documentation; `maybe` where it does not say. */
export interface Door {
  readonly wrong: readonly string[];
  readonly maybe: boolean;
}

const languages: Readonly<Record<string, boolean>> = {
  ...Object.fromEntries(["en", "en-US", "EN-us", "en-GB", "fr", "pt-PT", "zh-TW", "de-DE"].map((tag) => [tag, true])),
  ...Object.fromEntries(["xx", "en_US", "tlh", "und", "english!!", "", " ", "a\nb", "a\0"].map((tag) => [tag, false])),
};

export function doorOf(scenario: Scenario, leg: Leg): Door {
  const { name, description, language, timeoutMs, maxRetries, maxSampleBytes, idempotencyKey, settleMs } = scenario;
  const wrong: string[] = [];
  let maybe = false;
  const check = (option: string, right: boolean): void => {
    if (!right) wrong.push(option);
  };
  check("name", isText(name, /[\p{Cc}\p{Cs}]/u));
  check("description", description === undefined || isText(description, /[^\P{Cc}\n\r\t]|\p{Cs}/u));
  check("settleMs", settleMs === undefined || isIn(settleMs, 0, 2 ** 31 - 1));
  check("idempotencyKey", idempotencyKey === undefined || isRightKey(idempotencyKey));
  if (idempotencyKey !== undefined) {
    check("name", !isMarked(name));
    check("description", !isMarked(description));
  }
  if (idempotencyKey !== undefined && leg.vendor === "inworld") check("tags", leg.providerOptions !== "marked");
  check("timeoutMs", timeoutMs === undefined || isIn(timeoutMs, 1, 2 ** 31 - 1));
  check("maxRetries", maxRetries === undefined || (isIn(maxRetries, 0, 100) && Number.isInteger(maxRetries)));
  check("maxSampleBytes", maxSampleBytes === undefined || isIn(maxSampleBytes, 1, Number.MAX_SAFE_INTEGER));
  check("providerOptions", ["none", "empty", "own", "marked"].includes(leg.providerOptions));
  check("apiKey", ["text", "function", "promise", "late"].includes(leg.key));
  if (typeof language !== "string") check("language", false);
  else if (language.toLowerCase() === "auto") check("language", leg.vendor === "inworld");
  else if (Object.hasOwn(languages, language)) check("language", languages[language] === true);
  else maybe = true;
  if (wrongSamples(scenario, leg)) wrong.push("sample");
  return { wrong, maybe };
}

/** Whether a text holds what looks like the mark of a key; those that are drawn do so in these two ways. */
export const isMarked = (text: unknown): boolean => typeof text === "string" && /\[key:mine\]|&#91;key:mine/.test(text);

/** How long a voice may be looked for after an unknown outcome; without a key not at all. */
export function settleOf({ idempotencyKey, settleMs = 15_000 }: Scenario): number {
  return isRightKey(idempotencyKey) && isIn(settleMs, 0, 2 ** 31 - 1) ? (settleMs as number) : 0;
}

function wrongSamples(scenario: Scenario, { vendor }: Leg): boolean {
  const { samples, maxSampleBytes, mark } = scenario;
  if (samples.length === 0 || (vendor === "cartesia" && samples.length > 1)) return true;
  const most = isIn(maxSampleBytes, 1, Number.MAX_SAFE_INTEGER) ? (maxSampleBytes as number) : 32_000_000;
  const accepted: readonly string[] = vendor === "inworld" ? ["wav", "mp3"] : formats;
  return samples.some((sample) => {
    const { form, content, transcription } = sample;
    if (!rightForms.some((one) => one === form) || !accepted.includes(content)) return true;
    if (bytesOf(sample, mark).length > most) return true;
    if (transcription === undefined || isOneSample(scenario)) return false;
    return vendor === "cartesia" || typeof transcription !== "string";
  });
}

const isText = (value: unknown, unwanted: RegExp): boolean =>
  typeof value === "string" && value.trim() !== "" && !unwanted.test(value);

export const isIn = (value: unknown, least: number, most: number): boolean =>
  typeof value === "number" && value >= least && value <= most;
