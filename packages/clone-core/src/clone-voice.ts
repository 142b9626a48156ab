import { attempt } from "./attempt.ts";
import { CloneError } from "./clone-error.ts";
import type { CloneEvent } from "./clone-event.ts";
import { Deadline } from "./deadline.ts";
import { matchLanguage } from "./language.ts";
import { checkText, checkTimes, type CloneSettings, type SampleInput, samplesOf } from "./options.ts";
import type { AcceptedSamples, CloneProvider, PreparedRequest } from "./provider.ts";
import { Redactor } from "./redactor.ts";
import { Refusal, refuse } from "./refusal.ts";
import { type PreparedSample, readSamples } from "./sample.ts";
import type { CloneWarning, Voice } from "./voice.ts";

/** What {@link cloneVoice} takes. */
export type CloneVoiceOptions<
  Options extends object = object,
  Raw = unknown,
  Accepts extends AcceptedSamples = AcceptedSamples,
> = CloneSettings &
  SampleInput<Accepts> & {
    /** Where to clone: `cartesia({ apiKey })`, `inworld({ apiKey })`, or one of your own. */
    provider: CloneProvider<Options, Raw, Accepts>;
    /** The provider's own fields, in its own words. */
    providerOptions?: NoInfer<Partial<Options>> | undefined;
  };

/** The longest wait that a provider may ask for, in seconds; a longer one fails at once. */
const longestRetryAfter = 60;

/**
 * Clones a voice: one call, at most one voice. A request that may have created a voice is never sent again.
 *
 * @throws CloneError always and only that; `code` says why and `outcome` whether a voice may exist all the same.
 * @example
 * ```ts
 * import { cloneVoice } from "@org/clone-core";
 * import { cartesia } from "@org/clone-core/cartesia";
 *
 * const voice = await cloneVoice({ provider: cartesia({ apiKey }), name: "Ada", language: "en", sample });
 * console.log(voice.id);
 *
 * declare const apiKey: string;
 * declare const sample: Blob;
 * ```
 */
export function cloneVoice<Options extends object, Raw, Accepts extends AcceptedSamples>(
  options: CloneVoiceOptions<Options, Raw, Accepts>,
): Promise<Voice<Raw>> {
  const { provider, providerOptions, ...settings } = options;
  return cloneWith(provider, providerOptions, settings, () => readSamples(samplesOf(options), maxSampleBytes(settings)));
}

/** The largest sample that is read, in bytes, unless the caller says otherwise. */
const defaultMaxSampleBytes = 32_000_000;
export const maxSampleBytes = (settings: CloneSettings): number => settings.maxSampleBytes ?? defaultMaxSampleBytes;

/** One provider's part of a call. `read` is called after our own checks. */
export async function cloneWith<Options extends object, Raw>(
  provider: CloneProvider<Options, Raw>,
  providerOptions: Partial<Options> | undefined,
  settings: CloneSettings,
  read: () => Promise<readonly PreparedSample[]>,
): Promise<Voice<Raw>> {
  const startedAt = new Date();
  const redactor = new Redactor(provider?.byteFields);
  let attempts = 0;
  const emit = (event: CloneEvent): void => {
    try {
      // A listener that returns a promise is not waited for, and what it rejects with changes nothing either.
      const returned: unknown = settings.onEvent?.(event);
      if (returned instanceof Promise) returned.catch(() => {});
    } catch {
      // A listener's mistake must not turn a voice into an error.
    }
  };
  let deadline: Deadline | undefined;
  try {
    const { timeoutMs, maxRetries } = checkTimes(settings);
    checkProvider(provider);
    deadline = new Deadline(timeoutMs, settings.signal);
    const { request, warnings } = await deadline.race(prepare(provider, providerOptions, settings, read));
    if (deadline.ended) throw deadline.signal.reason;

    for (;;) {
      attempts++;
      emit({ type: "attempt_started", provider: provider.name, attempt: attempts });
      const result = await attempt(provider, request, { deadline, redactor, startedAt });
      if (result.voice !== undefined) {
        const voice = asVoice(provider.name, request, result.voice, warnings, redactor);
        emit({ type: "settled", provider: provider.name, attempts, durationMs: since(startedAt), outcome: "created" });
        return voice;
      }
      const { error } = result;
      if (!result.retry || attempts > maxRetries) throw error;
      const delayMs = retryDelay(error.retryAfterSeconds, attempts);
      if ((error.retryAfterSeconds ?? 0) > longestRetryAfter || delayMs >= deadline.remainingMs) throw error;
      const { status } = error;
      emit({
        type: "retry_scheduled",
        provider: provider.name,
        attempt: attempts,
        reason: error.code,
        ...(status === undefined ? {} : { status }),
        delayMs,
      });
      await deadline.sleep(delayMs);
    }
  } catch (thrown) {
    const error = asCloneError(thrown, String(provider?.name ?? "unknown provider"), startedAt, deadline);
    emit({
      type: "settled",
      provider: error.provider,
      attempts,
      durationMs: since(startedAt),
      outcome: error.outcome,
      code: error.code,
    });
    throw error;
  } finally {
    deadline?.dispose();
  }
}

async function prepare<Options extends object>(
  provider: CloneProvider<Options>,
  providerOptions: Partial<Options> | undefined,
  settings: CloneSettings,
  read: () => Promise<readonly PreparedSample[]>,
): Promise<{ request: PreparedRequest<Options>; warnings: CloneWarning[] }> {
  const name = checkText("name", settings.name, "pass the voice's name");
  const description =
    settings.description === undefined ? undefined : checkText("description", settings.description, "leave it out");
  const options = checkOptions(provider, providerOptions);
  const language = matchLanguage(settings.language, provider.languages, provider.name);
  const warnings: CloneWarning[] = [];
  if (language.differs) {
    warnings.push({
      code: "language_differs",
      message: `${provider.name} has ${settings.language} only as ${language.tag}`,
    });
  }
  const samples = await read();
  warnings.push(...checkAccepted(provider, samples));
  return {
    request: { name, language: language.code, samples, options, ...(description === undefined ? {} : { description }) },
    warnings,
  };
}

function checkProvider(provider: CloneProvider): void {
  if (typeof provider?.send !== "function" || typeof provider.read !== "function") {
    throw refuse("provider", provider, "pass a provider such as cartesia({ apiKey })");
  }
}

function checkOptions<Options extends object>(
  { name, optionNames }: Pick<CloneProvider<Options>, "name" | "optionNames">,
  options: Partial<Options> | undefined,
): Partial<Options> {
  if (options === undefined) return {};
  if (typeof options !== "object" || options === null) throw refuse("providerOptions", options, "pass an object");
  const unknown = Object.keys(options).find((key) => !optionNames.includes(key));
  if (unknown !== undefined) {
    throw new Refusal(
      "invalid_input",
      `providerOptions.${unknown} is not an option of ${name}: it takes ${optionNames.join(", ")}`,
    );
  }
  return options;
}

function checkAccepted({ name, accepts }: CloneProvider, samples: readonly PreparedSample[]): CloneWarning[] {
  const warnings: CloneWarning[] = [];
  const most = accepts.samples?.max ?? Number.POSITIVE_INFINITY;
  if (samples.length > most) {
    throw new Refusal("invalid_input", `samples has ${samples.length} entries: ${name} takes ${most} in one call`);
  }
  for (const [sampleIndex, { bytes, format, transcription }] of samples.entries()) {
    if (transcription !== undefined && !accepts.transcription) {
      throw new Refusal("invalid_input", `samples[${sampleIndex}].transcription: ${name} takes no transcription`);
    }
    const object = (code: CloneWarning["code"], level: "refuse" | "warn", message: string): void => {
      if (level === "refuse") throw new Refusal("unsupported_audio", message);
      warnings.push({ code, message, sampleIndex });
    };
    const { formats, bytes: size } = accepts;
    if (!formats.values.includes(format)) {
      object("undocumented_format", formats.level, `${name} documents ${formats.values.join(", ")}, not ${format}`);
    }
    if (size !== undefined && bytes.length > size.max) {
      object("undocumented_size", size.level, `${name} documents at most ${size.max} bytes, not ${bytes.length}`);
    }
  }
  return warnings;
}

function asVoice<Raw>(
  provider: string,
  request: PreparedRequest<object>,
  { raw, warnings: told = [], ...fields }: { id: string; warnings?: readonly CloneWarning[] | undefined; raw: Raw },
  warnings: readonly CloneWarning[],
  redactor: Redactor,
): Voice<Raw> {
  const voice: Record<string, unknown> = { provider, id: fields.id, name: request.name };
  for (const [key, value] of Object.entries(fields)) {
    if (value !== undefined) voice[key] = typeof value === "string" ? redactor.withoutKeys(value) : value;
  }
  voice["warnings"] = [
    ...warnings,
    ...told.map((warning) => ({ ...warning, message: redactor.text(warning.message) })),
  ];
  // A getter, since inspecting with hidden fields shows hidden values but calls no getter.
  Object.defineProperty(voice, "raw", { get: () => raw });
  return voice as unknown as Voice<Raw>;
}

function asCloneError(thrown: unknown, provider: string, startedAt: Date, deadline: Deadline | undefined): CloneError {
  if (thrown instanceof CloneError) return thrown;
  const init = { outcome: "not_created", provider, startedAt } as const;
  if (deadline?.ended !== undefined && !(thrown instanceof Refusal)) {
    const message = deadline.ended === "aborted" ? "aborted" : "the deadline passed";
    return new CloneError(`${provider}: ${message} before a request was sent`, {
      ...init,
      code: deadline.ended,
      cause: deadline.signal.reason,
    });
  }
  const code = thrown instanceof Refusal ? thrown.code : "invalid_input";
  const { message, cause } = thrown instanceof Error ? thrown : { message: String(thrown), cause: undefined };
  return new CloneError(`${provider}: ${message}`, { ...init, code, cause: thrown instanceof Refusal ? cause : thrown });
}

/** Without a header 1 s, 2 s, 4 s …, a quarter more or less, so that many callers do not come back at once. */
const retryDelay = (asked: number | undefined, attempts: number): number =>
  asked === undefined ? Math.round(1000 * 2 ** (attempts - 1) * (0.75 + Math.random() / 2)) : asked * 1000;

const since = (start: Date): number => Date.now() - start.getTime();
