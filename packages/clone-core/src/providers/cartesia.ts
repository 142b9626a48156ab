import {
  type CartesiaCloneRequest,
  type CartesiaLanguage,
  type CartesiaVoicesOptions,
  type CartesiaVoice as ClientVoice,
  type CartesiaVoiceDetails as ClientVoiceDetails,
  cartesiaAudioLimits,
  cartesiaCloneRequestFields,
  cartesiaLanguages,
  createCartesiaVoices,
} from "@org/cartesia-voices";
import { asksAnew, started } from "../input/browser.ts";
import { field } from "../input/field.ts";
import { markOf, withMark } from "../input/mark.ts";
import { refuse } from "../input/refusal.ts";
import type { CloneErrorCode } from "../output/clone-error.ts";
import type { CloneProvider, ServiceVoice } from "./provider.ts";

export { cartesiaAudioLimitSources, cartesiaAudioLimits, cartesiaSpec } from "@org/cartesia-voices";

/** How {@link cartesia} reaches Cartesia. */
export interface CartesiaOptions extends CartesiaVoicesOptions {
  /**
   * Lets the provider start in a page without `baseUrl`, where every visitor can read the key.
   *
   * @default false
   */
  dangerouslyAllowBrowser?: boolean | undefined;
}

const ownFields = ["clip", "name", "description", "language"] as const;

/** Cartesia's own fields of a call, for `providerOptions`. */
export type CartesiaCloneOptions = Omit<CartesiaCloneRequest, (typeof ownFields)[number]>;

/** What a Cartesia sample may be: one clip, without a transcription. */
export type CartesiaAccepts = typeof cartesiaAudioLimits & { readonly transcription: false };

const languages: ReadonlyMap<string, CartesiaLanguage> = new Map(cartesiaLanguages.map((code) => [code, code]));
const optionNames = cartesiaCloneRequestFields.filter(
  (name): name is keyof CartesiaCloneOptions => !(ownFields as readonly string[]).includes(name),
);

const codes: ReadonlyMap<string, CloneErrorCode> = new Map([
  ["quota_exceeded", "quota"],
  ["plan_upgrade_required", "quota"],
  ["file_too_large", "unsupported_audio"],
  ["unsupported_audio_format", "unsupported_audio"],
  ["language_not_supported", "unsupported_language"],
]);

// Interfaces of this file, so that declarations of what you export name them. What is put together of the client's types is
// written out in full there, or by a path into the client's files, which your users do not have.

/** Cartesia's whole answer to a clone request. */
export interface CartesiaVoice extends ClientVoice {}

/** A voice as Cartesia's list and a request for it have it. */
export interface CartesiaVoiceDetails extends ClientVoiceDetails {}

/** A whole answer to a clone request; of a voice that existed before, what the list says of it. */
export type CartesiaRaw = CartesiaVoice | CartesiaVoiceDetails;

/** What {@link cartesia} makes. */
export interface CartesiaProvider
  extends CloneProvider<CartesiaCloneOptions, CartesiaRaw, CartesiaAccepts, CartesiaVoiceDetails> {
  /** BCP 47 tag to Cartesia's code. */
  readonly languages: ReadonlyMap<string, string>;
}

/** The most voices of a page that Cartesia gives. */
const pageSize = 100;

/**
 * Cartesia as a provider.
 *
 * @throws CloneError `invalid_input` when the key or the address cannot be used, or in a browser without `baseUrl`.
 * @example
 * ```ts
 * import { cloneVoice } from "@org/clone-core";
 * import { cartesia } from "@org/clone-core/cartesia";
 *
 * const provider = cartesia({ apiKey: () => readSecret("cartesia") });
 * const voice = await cloneVoice({ provider, name: "Ada", language: "en", sample });
 *
 * declare function readSecret(name: string): Promise<string>;
 * declare const sample: Blob;
 * ```
 */
export function cartesia(options: CartesiaOptions): CartesiaProvider {
  const { dangerouslyAllowBrowser, fetch, ...client } = options ?? {};
  // Made once here, so that a wrong key or address is refused before the first call.
  started({ provider: "cartesia", baseUrl: client.baseUrl, dangerouslyAllowBrowser }, () =>
    createCartesiaVoices({ ...client, fetch }),
  );
  return {
    name: "cartesia",
    languages,
    accepts: { ...cartesiaAudioLimits, transcription: false },
    optionNames,
    sampleForm: "file",
    fetch,

    checkOptions({ base_voice_id: base = null }) {
      if (base === null || (base && typeof base === "string")) return;
      throw refuse("providerOptions.base_voice_id", base, "pass the id of a voice, or null");
    },

    async send({ name, language, description, samples, options: own }, context) {
      const [sample] = samples;
      if (sample === undefined) throw new TypeError("samples is empty");
      const { response } = await createCartesiaVoices({ ...client, fetch: context.fetch }).POST("/voices/clone", {
        body: {
          ...own,
          name,
          language: language as CartesiaLanguage,
          ...(description === undefined ? {} : { description }),
          clip: sample.file,
        },
        signal: context.signal,
        parseAs: "stream",
      });
      return response;
    },

    read(status, body) {
      if (status < 300) {
        const voice = voiceIn(body as CartesiaVoice);
        return voice === undefined ? {} : { voice };
      }
      const providerCode = field(body, "error_code", "string");
      // Versions before 2026-03-01 answer in plain text.
      const message =
        typeof body === "string" ? body : (field(body, "message", "string") ?? field(body, "title", "string"));
      return {
        code: providerCode === undefined ? undefined : codes.get(providerCode),
        providerCode,
        message: message || undefined,
        requestId: field(body, "request_id", "string"),
      };
    },

    voices: {
      async ask(question, context) {
        const { GET, PATCH, DELETE } = createCartesiaVoices({ ...client, fetch: context.fetch });
        const settings = { signal: context.signal, parseAs: "stream", ...asksAnew() } as const;
        if (question.operation === "list") {
          const { cursor, search } = question;
          const query = {
            limit: pageSize,
            is_owner: true,
            ...(cursor !== undefined && { starting_after: cursor }),
            ...(search !== undefined && { q: search }),
          };
          return (await GET("/voices", { params: { query }, ...settings })).response;
        }
        const path = { id: question.id };
        const one = { params: { path }, ...settings };
        switch (question.operation) {
          case "get":
            return (await GET("/voices/{id}", one)).response;
          case "update": {
            const { name, description } = question;
            const body = { ...(name !== undefined && { name }), ...(description !== undefined && { description }) };
            return (await PATCH("/voices/{id}", { body, ...one })).response;
          }
          case "delete":
            return (await DELETE("/voices/{id}", one)).response;
          case "preview": {
            const { address } = question;
            // The file takes the key too, so only its path counts: the key goes where every request of the client goes.
            if (address !== undefined) return (await GET(address as "/voices", settings)).response;
            const query = { "expand[]": ["preview_file_url" as const] };
            return (await GET("/voices/{id}", { params: { path, query }, ...settings })).response;
          }
        }
      },

      readPage(body) {
        const entries = field(body, "data", "object");
        const more = field(body, "has_more", "boolean");
        const cursor = field((entries as unknown[] | undefined)?.at?.(-1), "id", "string") || undefined;
        // What only looks like an empty page, or like the last one, would hide a voice that is there.
        if (!Array.isArray(entries) || more === undefined || (more && cursor === undefined)) return undefined;
        const own = entries.filter((entry) => (entry as CartesiaVoiceDetails | null)?.is_owner !== false);
        const voices = own.flatMap((entry) => voiceIn(entry as CartesiaVoiceDetails) ?? []);
        return { voices, cursor: more ? cursor : undefined };
      },

      readVoice: (body) => voiceIn(body as CartesiaVoiceDetails),

      readPreview(body) {
        if (!field(body, "id", "string")) return undefined;
        const url = field(body, "preview_file_url", "string");
        // Of any other address the path would go on with the name of the service's machine.
        if (!url || !/^https?:/i.test(url) || !URL.canParse(url)) return null;
        // Below an address with a path, such as a proxy's, which may have put itself in the service's place.
        const base = `${client.baseUrl?.replace(/\/$/, "")}/`;
        const { pathname, search } = new URL(url);
        return { address: url.startsWith(base) ? url.slice(base.length - 1) : pathname + search };
      },

      asRaw: (details) => details,
      createdAtSource: "service",
      markedIn: "description",
      mark: ({ description, ...request }, key) => ({ ...request, description: withMark(description, key) }),
      keyOf: (voice) => markOf(field(voice, "description", "string") ?? ""),
    },
  };
}

function voiceIn<Raw extends CartesiaRaw>(raw: Raw): ServiceVoice<Raw> | undefined {
  const id = field(raw, "id", "string");
  if (id === undefined || id.trim() === "") return undefined;
  const createdAt = new Date(field(raw, "created_at", "string") ?? Number.NaN);
  return {
    id,
    name: field(raw, "name", "string"),
    language: field(raw, "language", "string")?.replaceAll("_", "-") || undefined,
    description: field(raw, "description", "string") || undefined,
    ...(Number.isNaN(createdAt.getTime()) ? {} : { createdAt }),
    raw,
  };
}
