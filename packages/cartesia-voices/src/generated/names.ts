// Generated from specs/cartesia-voices.yaml and its overlay by `pnpm specs:generate`. Do not edit.
import type { components, paths } from "./schema.ts";

/** The form that Clone Voice takes. */
export type CartesiaCloneRequest = paths["/voices/clone"]["post"]["requestBody"]["content"]["multipart/form-data"];

/** A value of cartesiaVersions: those known in the vendored document of 2026-11-21. New ones join in minor releases. */
export type CartesiaVersion =
  | "2026-03-01"
  ;

/** Every {@link CartesiaVersion} known in the vendored document of 2026-11-21. */
export const cartesiaVersions = [
  "2026-03-01",
] as const satisfies readonly CartesiaVersion[];

/** Whether a value is a known {@link CartesiaVersion}. */
export function isCartesiaVersion(value: unknown): value is CartesiaVersion {
  return (cartesiaVersions as readonly unknown[]).includes(value);
}

/** A value of cartesiaLanguages: those known in the vendored document of 2026-11-21. New ones join in minor releases. */
export type CartesiaLanguage =
  | "en"
  | "fr"
  | "de"
  | "es"
  | "pt"
  | "zh"
  | "ja"
  | "hi"
  | "it"
  | "ko"
  | "nl"
  | "pl"
  | "ru"
  | "sv"
  | "tr"
  | "tl"
  | "bg"
  | "ro"
  | "ar"
  | "cs"
  | "el"
  | "fi"
  | "hr"
  | "ms"
  | "sk"
  | "da"
  | "ta"
  | "uk"
  | "hu"
  | "no"
  | "vi"
  | "bn"
  | "th"
  | "he"
  | "ka"
  | "id"
  | "te"
  | "gu"
  | "kn"
  | "ml"
  | "mr"
  | "pa"
  ;

/** Every {@link CartesiaLanguage} known in the vendored document of 2026-11-21. */
export const cartesiaLanguages = [
  "en",
  "fr",
  "de",
  "es",
  "pt",
  "zh",
  "ja",
  "hi",
  "it",
  "ko",
  "nl",
  "pl",
  "ru",
  "sv",
  "tr",
  "tl",
  "bg",
  "ro",
  "ar",
  "cs",
  "el",
  "fi",
  "hr",
  "ms",
  "sk",
  "da",
  "ta",
  "uk",
  "hu",
  "no",
  "vi",
  "bn",
  "th",
  "he",
  "ka",
  "id",
  "te",
  "gu",
  "kn",
  "ml",
  "mr",
  "pa",
] as const satisfies readonly CartesiaLanguage[];

/** Whether a value is a known {@link CartesiaLanguage}. */
export function isCartesiaLanguage(value: unknown): value is CartesiaLanguage {
  return (cartesiaLanguages as readonly unknown[]).includes(value);
}

/** A voice as Cartesia describes it. */
export type CartesiaVoice = components["schemas"]["VoiceMetadata"];

/** The body of an answer that is not a success. */
export type CartesiaError = components["schemas"]["Error"];

/** A voice as Cartesia lists it. */
export type CartesiaVoiceDetails = components["schemas"]["VoiceDetails"];

/** A page of the list of voices. */
export type CartesiaVoicePage = components["schemas"]["VoicePage"];

/** What to change of a voice; what is left out stays. */
export type CartesiaVoiceUpdate = components["schemas"]["VoiceUpdate"];

/** A value of cartesiaErrorCodes: those known in the vendored document of 2026-11-21. New ones join in minor releases. */
export type CartesiaErrorCode =
  | "quota_exceeded"
  | "concurrency_limited"
  | "voice_model_mismatch"
  | "voice_not_found"
  | "model_not_found"
  | "language_not_supported"
  | "file_too_large"
  | "unsupported_audio_format"
  | "plan_upgrade_required"
  ;

/** Every {@link CartesiaErrorCode} known in the vendored document of 2026-11-21. */
export const cartesiaErrorCodes = [
  "quota_exceeded",
  "concurrency_limited",
  "voice_model_mismatch",
  "voice_not_found",
  "model_not_found",
  "language_not_supported",
  "file_too_large",
  "unsupported_audio_format",
  "plan_upgrade_required",
] as const satisfies readonly CartesiaErrorCode[];

/** Whether a value is a known {@link CartesiaErrorCode}. */
export function isCartesiaErrorCode(value: unknown): value is CartesiaErrorCode {
  return (cartesiaErrorCodes as readonly unknown[]).includes(value);
}

/** A value of cartesiaGenders: those known in the vendored document of 2026-11-21. New ones join in minor releases. */
export type CartesiaGender =
  | "masculine"
  | "feminine"
  | "gender_neutral"
  ;

/** Every {@link CartesiaGender} known in the vendored document of 2026-11-21. */
export const cartesiaGenders = [
  "masculine",
  "feminine",
  "gender_neutral",
] as const satisfies readonly CartesiaGender[];

/** Whether a value is a known {@link CartesiaGender}. */
export function isCartesiaGender(value: unknown): value is CartesiaGender {
  return (cartesiaGenders as readonly unknown[]).includes(value);
}

/** The fields of a {@link CartesiaCloneRequest}. */
export const cartesiaCloneRequestFields = [
  "clip",
  "name",
  "description",
  "language",
  "base_voice_id",
] as const satisfies readonly (keyof CartesiaCloneRequest)[];

/**
 * What a sample may be. `bytes` are of one sample, `seconds` its length, `samples` how many one call takes;
 * `level` is "refuse" where the vendored document itself excludes the rest and "warn" where another page does.
 * The pages stand in {@link cartesiaAudioLimitSources}.
 */
export const cartesiaAudioLimits = {
  formats: {"values":["flac","mp3","mpeg","mpga","oga","ogg","wav","webm"],"level":"warn"},
  samples: {"max":1,"level":"refuse"},
  seconds: {"bestFrom":3,"bestTo":10,"max":10,"level":"warn"},
} as const;

/** The page on which each of {@link cartesiaAudioLimits} is documented. */
export const cartesiaAudioLimitSources = {
  formats: "https://docs.cartesia.ai/api-reference/voices/clone",
  samples: "https://docs.cartesia.ai/api-reference/voices/clone",
  seconds: "https://docs.cartesia.ai/build-with-cartesia/capability-guides/clone-voices",
} as const;

/** The document that this client is generated from: the day it was taken, and its page. */
export const cartesiaSpec = {
  vendored: "2026-11-21",
  page: "https://docs.cartesia.ai/api-reference/voices/clone",
} as const;
