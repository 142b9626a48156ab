import {
  type CartesiaCloneRequest,
  type CartesiaLanguage,
  type CartesiaVoice,
  type CartesiaVoicesOptions,
  cartesiaAudioLimits,
  cartesiaCloneRequestFields,
  cartesiaLanguages,
  createCartesiaVoices,
} from "@org/cartesia-voices";
import { started } from "../input/browser.ts";
import { field } from "../input/field.ts";
import { refuse } from "../input/refusal.ts";
import type { CloneErrorCode } from "../output/clone-error.ts";
import type { CloneProvider } from "./provider.ts";

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
export function cartesia(
  options: CartesiaOptions,
): CloneProvider<CartesiaCloneOptions, CartesiaVoice, CartesiaAccepts> {
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
        const id = field(body, "id", "string");
        if (id === undefined) return {};
        const created = new Date(field(body, "created_at", "string") ?? Number.NaN);
        return {
          voice: {
            id,
            name: field(body, "name", "string"),
            language: field(body, "language", "string") || undefined,
            description: field(body, "description", "string") || undefined,
            createdAt: Number.isNaN(created.getTime()) ? undefined : created,
            raw: body as CartesiaVoice,
          },
        };
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
  };
}
