import {
  type InworldVoice as ClientVoice,
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
import { asksAnew, started } from "../input/browser.ts";
import { field, list } from "../input/field.ts";
import { markedTag } from "../input/mark.ts";
import { checkObject, refuse } from "../input/refusal.ts";
import type { CloneWarning } from "../output/voice.ts";
import type { CloneProvider, ServiceVoice } from "./provider.ts";

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

// Interfaces of this file, so that declarations of what you export name them. What is put together of the client's types is
// written out in full there, or by a path into the client's files, which your users do not have.

/** Inworld's whole answer to a clone request; of a voice that existed before, one with what the list says of it. */
export interface InworldRaw extends InworldCloneResponse {}

/** A voice as Inworld's list and a request for it have it. */
export interface InworldVoice extends ClientVoice {}

/** What {@link inworld} makes. */
export interface InworldProvider extends CloneProvider<InworldCloneOptions, InworldRaw, InworldAccepts, InworldVoice> {
  /** BCP 47 tag to Inworld's code. */
  readonly languages: ReadonlyMap<string, string>;
}

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

/** The most voices of a page: some hundred kilobytes. Inworld gives up to 2,000. */
const pageSize = 500;

/**
 * Inworld as a provider. Its voices say no time of creation: `createdAt` of a listed voice is read from the stamp that ends
 * the ids of cloned voices, and absent where there is none.
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
export function inworld(options: InworldOptions): InworldProvider {
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
      const found = voiceIn(voice);
      const checked = list(body, "audioSamplesValidated");
      if (found !== undefined) {
        const { createdAt: _createdAt, ...rest } = found;
        return { voice: { ...rest, warnings: checked.flatMap(sampleWarnings), raw: body as InworldRaw } };
      }
      const errors = checked.map((sample) => list(sample, "errors"));
      if (voice !== undefined || errors.length === 0 || errors.some((one) => one.length === 0)) return {};
      return {
        code: "rejected",
        outcome: "not_created",
        message: errors.flat().map(textOf).join("; "),
      };
    },

    voices: {
      async ask(question, context) {
        const { GET, PATCH, DELETE } = createInworldVoices({ ...client, fetch: context.fetch });
        const settings = { signal: context.signal, parseAs: "stream", ...asksAnew() } as const;
        if (question.operation === "list") {
          // Its filters are documented by example only, so all voices are read and compared.
          const query = { pageSize, ...(question.cursor !== undefined && { pageToken: question.cursor }) };
          return (await GET("/voices/v1/voices", { params: { query }, ...settings })).response;
        }
        const { id } = question;
        const one = { params: { path: { voiceId: id } }, ...settings };
        switch (question.operation) {
          case "get":
            return (await GET("/voices/v1/voices/{voiceId}", one)).response;
          case "update": {
            const { name, description } = question;
            const body = {
              ...(name !== undefined && { displayName: name }),
              ...(description !== undefined && { description }),
            };
            return (await PATCH("/voices/v1/voices/{voiceId}", { body, ...one })).response;
          }
          case "delete":
            return (await DELETE("/voices/v1/voices/{voiceId}", one)).response;
          case "preview":
            return (await GET("/tts/v1/voice:preview", { params: { query: { voice_id: id } }, ...settings })).response;
        }
      },

      readPage(body) {
        if (typeof body !== "object" || body === null || Array.isArray(body)) return undefined;
        const { voices, nextPageToken: token, ...rest } = body as Record<string, unknown>;
        // An empty list and the last token may be left out; anything else would hide a voice that is there.
        const isPage = Array.isArray(voices ?? []) && typeof (token ?? "") === "string";
        if (!isPage || ((voices ?? undefined) === undefined && !token && Object.keys(rest).length > 0))
          return undefined;
        const own = list(body, "voices").filter((entry) => field(entry, "source", "string") !== "SYSTEM");
        return {
          voices: own.flatMap((entry) => voiceIn(entry) ?? []),
          cursor: (token as string | undefined) || undefined,
        };
      },

      readVoice: voiceIn,

      readPreview(body) {
        const base64 = field(body, "audioContent", "string");
        return base64 === undefined ? undefined : base64 === "" ? null : { base64 };
      },

      asRaw: (voice) => ({ voice }),
      createdAtSource: "id",
      markedIn: "tags",
      mark: (request, key) => ({
        ...request,
        options: { ...request.options, tags: [...(request.options.tags ?? []), `key:${key}`] },
      }),
      keyOf: (voice) =>
        list(voice, "tags")
          .map(markedTag)
          .find((key) => key !== undefined),
    },
  };
}

/** `…_20260218_223134z`: when a voice was cloned, at the end of its id. */
const stamp = /_(\d{4})(\d\d)(\d\d)_(\d\d)(\d\d)(\d\d)z$/;

function voiceIn(raw: unknown): ServiceVoice<InworldVoice> | undefined {
  const id = field(raw, "voiceId", "string");
  if (id === undefined || id.trim() === "") return undefined;
  const code = field(raw, "langCode", "string");
  const createdAt = new Date(id.replace(stamp, "|$1-$2-$3T$4:$5:$6Z").split("|")[1] ?? Number.NaN);
  return {
    id,
    name: field(raw, "displayName", "string"),
    language: code && !unnamed.has(code) ? tagOf(code) : undefined,
    description: field(raw, "description", "string") || undefined,
    ...(Number.isNaN(createdAt.getTime()) ? {} : { createdAt }),
    raw: raw as InworldVoice,
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
