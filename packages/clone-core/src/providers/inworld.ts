import {
  createInworldVoices,
  type InworldCloneRequest,
  type InworldCloneResponse,
  type InworldLanguageCode,
  type InworldVoicesOptions,
  inworldAudioLimits,
  inworldByteFields,
  inworldCloneRequestFields,
  inworldLanguageCodes,
} from "@org/inworld-voices";
import { started } from "../input/browser.ts";
import { field, list } from "../input/field.ts";
import { checkObject, refuse } from "../input/refusal.ts";
import type { CloneWarning } from "../output/voice.ts";
import type { CloneProvider } from "./provider.ts";

export { inworldAudioLimitSources, inworldAudioLimits, inworldSpec } from "@org/inworld-voices";

/** How {@link inworld} reaches Inworld. */
export interface InworldOptions extends InworldVoicesOptions {
  /**
   * Lets the provider start in a page without `baseUrl`, where every visitor can read the key.
   *
   * @default false
   */
  dangerouslyAllowBrowser?: boolean | undefined;
}

const ownFields = ["displayName", "langCode", "voiceSamples", "description"] as const;

/** Inworld's own fields of a call, for `providerOptions`. */
export type InworldCloneOptions = Omit<InworldCloneRequest, (typeof ownFields)[number]>;

/** What an Inworld sample may be: several in one call, each with its transcription. */
export type InworldAccepts = typeof inworldAudioLimits & { readonly transcription: true };

/** `EN_US` to `en-US`, `AUTO` to `auto`. */
const tagOf = (code: string): string => {
  const [language = "", ...region] = code.split("_");
  return [language.toLowerCase(), ...region].join("-");
};

/** What a response says instead of a language. */
const unnamed = new Set(["AUTO", "LANGUAGE_CODE_UNSPECIFIED"]);

const languages: ReadonlyMap<string, InworldLanguageCode> = new Map(
  inworldLanguageCodes.map((code) => [tagOf(code), code]),
);
const optionNames = inworldCloneRequestFields.filter(
  (name): name is keyof InworldCloneOptions => !(ownFields as readonly string[]).includes(name),
);

/**
 * Inworld as a provider.
 *
 * @throws CloneError `invalid_input` when the key or the address cannot be used, or in a browser without `baseUrl`.
 * @example
 * ```ts
 * import { cloneVoice } from "@org/clone-core";
 * import { inworld } from "@org/clone-core/inworld";
 *
 * const voice = await cloneVoice({
 *   provider: inworld({ apiKey: () => readSecret("inworld") }),
 *   name: "Ada",
 *   language: "en-US",
 *   samples: [{ audio, transcription: "Hello, I am Ada." }],
 *   providerOptions: { tags: ["demo"] },
 * });
 *
 * declare function readSecret(name: string): Promise<string>;
 * declare const audio: Blob;
 * ```
 */
export function inworld(
  options: InworldOptions,
): CloneProvider<InworldCloneOptions, InworldCloneResponse, InworldAccepts> {
  const { dangerouslyAllowBrowser, fetch, ...client } = options ?? {};
  // Made once here, so that a wrong key or address is refused before the first call.
  started({ provider: "inworld", baseUrl: client.baseUrl, dangerouslyAllowBrowser }, () =>
    createInworldVoices({ ...client, fetch }),
  );
  return {
    name: "inworld",
    languages,
    accepts: { ...inworldAudioLimits, transcription: true },
    optionNames,
    byteFields: inworldByteFields,
    fetch,

    checkOptions({ tags = [], audioProcessingConfig: config = {} }) {
      if (!Array.isArray(tags)) throw refuse("providerOptions.tags", tags, "pass a list of texts");
      for (const [index, tag] of tags.entries()) {
        if (typeof tag !== "string") throw refuse(`providerOptions.tags[${index}]`, tag, "pass text");
      }
      const option = "providerOptions.audioProcessingConfig";
      checkObject(option, config);
      const { removeBackgroundNoise: remove = false } = config;
      if (typeof remove !== "boolean") throw refuse(`${option}.removeBackgroundNoise`, remove, "pass true or false");
    },

    async send({ name, language, description, samples, options: own }, context) {
      const { response } = await createInworldVoices({ ...client, fetch: context.fetch }).POST(
        "/voices/v1/voices:clone",
        {
          body: {
            ...own,
            displayName: name,
            langCode: language as InworldLanguageCode,
            ...(description === undefined ? {} : { description }),
            voiceSamples: samples.map(({ bytes, transcription }) => ({
              audioData: bytes,
              ...(transcription === undefined ? {} : { transcription }),
            })),
          },
          signal: context.signal,
          parseAs: "stream",
        },
      );
      return response;
    },

    read(status, body) {
      if (status >= 300) {
        const code = field(body, "code", "number");
        return {
          message: typeof body === "string" ? body || undefined : field(body, "message", "string"),
          providerCode: code === undefined ? undefined : String(code),
        };
      }
      const voice = field(body, "voice", "object");
      const id = field(voice, "voiceId", "string");
      const checked = list(body, "audioSamplesValidated");
      if (id !== undefined) {
        const code = field(voice, "langCode", "string");
        return {
          voice: {
            id,
            name: field(voice, "displayName", "string"),
            language: code && !unnamed.has(code) ? tagOf(code) : undefined,
            description: field(voice, "description", "string") || undefined,
            warnings: checked.flatMap(sampleWarnings),
            raw: body as InworldCloneResponse,
          },
        };
      }
      const errors = checked.map((sample) => list(sample, "errors"));
      if (voice !== undefined || errors.length === 0 || errors.some((one) => one.length === 0)) return {};
      return {
        code: "rejected",
        outcome: "not_created",
        message: errors.flat().map(textOf).join("; "),
      };
    },
  };
}

function sampleWarnings(sample: unknown, sampleIndex: number): CloneWarning[] {
  return [
    ...list(sample, "warnings").map(
      (warning) => ({ code: "sample_warning", message: textOf(warning), sampleIndex }) as const,
    ),
    ...list(sample, "errors").map((error) => ({ code: "sample_error", message: textOf(error), sampleIndex }) as const),
  ];
}

const textOf = (finding: unknown): string => field(finding, "text", "string") ?? "no reason given";
