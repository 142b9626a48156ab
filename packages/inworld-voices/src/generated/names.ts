// Generated from specs/inworld-voices.yaml and its overlay by `pnpm specs:generate`. Do not edit.
import type { components } from "./schema.ts";

/** Request message for CloneVoice custom method. */
export type InworldCloneRequest = components["schemas"]["VoiceServiceCloneVoiceBody"];

/** Response message for CloneVoice custom method. */
export type InworldCloneResponse = components["schemas"]["v1CloneVoiceResponse"];

/** The `Status` type defines a logical error model that is suitable for different programming environments, including REST APIs and RPC APIs. */
export type InworldError = components["schemas"]["rpcStatus"];

/** A value of inworldLanguageCodes: those known in the vendored document of 2026-11-21. New ones join in minor releases. */
export type InworldLanguageCode =
  | "EN_US"
  | "ZH_CN"
  | "KO_KR"
  | "JA_JP"
  | "RU_RU"
  | "AUTO"
  | "IT_IT"
  | "ES_ES"
  | "PT_BR"
  | "DE_DE"
  | "FR_FR"
  | "AR_SA"
  | "PL_PL"
  | "NL_NL"
  | "HI_IN"
  | "HE_IL"
  ;

/** Every {@link InworldLanguageCode} known in the vendored document of 2026-11-21. */
export const inworldLanguageCodes = [
  "EN_US",
  "ZH_CN",
  "KO_KR",
  "JA_JP",
  "RU_RU",
  "AUTO",
  "IT_IT",
  "ES_ES",
  "PT_BR",
  "DE_DE",
  "FR_FR",
  "AR_SA",
  "PL_PL",
  "NL_NL",
  "HI_IN",
  "HE_IL",
] as const satisfies readonly InworldLanguageCode[];

/** Whether a value is a known {@link InworldLanguageCode}. */
export function isInworldLanguageCode(value: unknown): value is InworldLanguageCode {
  return (inworldLanguageCodes as readonly unknown[]).includes(value);
}

/** A single voice sample consisting of audio data and an optional transcription. */
export type InworldVoiceSample = components["schemas"]["v1VoiceSample"];

/** Audio processing config for voice cloning. */
export type InworldAudioProcessingConfig = components["schemas"]["v1AudioProcessingConfig"];

/** Voice resource representing a voice configuration. */
export type InworldVoice = components["schemas"]["inworldvoicev1Voice"];

/** The details about sample validation. */
export type InworldAudioSampleValidated = components["schemas"]["v1AudioSampleValidated"];

/** `Any` contains an arbitrary serialized protocol buffer message along with a URL that describes the type of the serialized message. */
export type InworldErrorDetail = components["schemas"]["protobufAny"];

/** Warning that detected during the audio sample validations. */
export type InworldAudioSampleWarning = components["schemas"]["AudioSampleValidatedWarning"];

/** Error that detected during the audio sample validations. */
export type InworldAudioSampleError = components["schemas"]["AudioSampleValidatedError"];

/** A page of the list of voices. */
export type InworldVoicePage = components["schemas"]["ListVoicesPage"];

/** What to change of a voice; what is left out stays. */
export type InworldVoiceUpdate = components["schemas"]["UpdateVoiceBody"];

/** A sample of a voice, which is not billed. */
export type InworldVoicePreview = components["schemas"]["VoicePreview"];

/** A value of inworldVoiceSources: those known in the vendored document of 2026-11-21. New ones join in minor releases. */
export type InworldVoiceSource =
  | "SYSTEM"
  | "IVC"
  | "PVC"
  ;

/** Every {@link InworldVoiceSource} known in the vendored document of 2026-11-21. */
export const inworldVoiceSources = [
  "SYSTEM",
  "IVC",
  "PVC",
] as const satisfies readonly InworldVoiceSource[];

/** Whether a value is a known {@link InworldVoiceSource}. */
export function isInworldVoiceSource(value: unknown): value is InworldVoiceSource {
  return (inworldVoiceSources as readonly unknown[]).includes(value);
}

/** A value of inworldVoiceGenders: those known in the vendored document of 2026-11-21. New ones join in minor releases. */
export type InworldVoiceGender =
  | "male"
  | "female"
  | "neutral"
  | ""
  ;

/** Every {@link InworldVoiceGender} known in the vendored document of 2026-11-21. */
export const inworldVoiceGenders = [
  "male",
  "female",
  "neutral",
  "",
] as const satisfies readonly InworldVoiceGender[];

/** Whether a value is a known {@link InworldVoiceGender}. */
export function isInworldVoiceGender(value: unknown): value is InworldVoiceGender {
  return (inworldVoiceGenders as readonly unknown[]).includes(value);
}

/** A value of inworldVoiceAgeGroups: those known in the vendored document of 2026-11-21. New ones join in minor releases. */
export type InworldVoiceAgeGroup =
  | "young"
  | "middle_aged"
  | "elderly"
  | ""
  ;

/** Every {@link InworldVoiceAgeGroup} known in the vendored document of 2026-11-21. */
export const inworldVoiceAgeGroups = [
  "young",
  "middle_aged",
  "elderly",
  "",
] as const satisfies readonly InworldVoiceAgeGroup[];

/** Whether a value is a known {@link InworldVoiceAgeGroup}. */
export function isInworldVoiceAgeGroup(value: unknown): value is InworldVoiceAgeGroup {
  return (inworldVoiceAgeGroups as readonly unknown[]).includes(value);
}

/** A value of inworldVoiceCategories: those known in the vendored document of 2026-11-21. New ones join in minor releases. */
export type InworldVoiceCategory =
  | "companions"
  | "enterprise"
  | "education_training"
  | "developer_assistants"
  | "healthcare"
  | "interactive_media"
  ;

/** Every {@link InworldVoiceCategory} known in the vendored document of 2026-11-21. */
export const inworldVoiceCategories = [
  "companions",
  "enterprise",
  "education_training",
  "developer_assistants",
  "healthcare",
  "interactive_media",
] as const satisfies readonly InworldVoiceCategory[];

/** Whether a value is a known {@link InworldVoiceCategory}. */
export function isInworldVoiceCategory(value: unknown): value is InworldVoiceCategory {
  return (inworldVoiceCategories as readonly unknown[]).includes(value);
}

/** The fields of a {@link InworldCloneRequest}. */
export const inworldCloneRequestFields = [
  "displayName",
  "langCode",
  "voiceSamples",
  "description",
  "tags",
  "audioProcessingConfig",
] as const satisfies readonly (keyof InworldCloneRequest)[];

/** The fields that carry audio as base64, in requests and answers. */
export const inworldByteFields = ["audioData","audioContent"] as const;

/**
 * What a sample may be. `bytes` are of one sample, `seconds` its length, `samples` how many one call takes;
 * `level` is "refuse" where the vendored document itself excludes the rest and "warn" where another page does.
 * The pages stand in {@link inworldAudioLimitSources}.
 */
export const inworldAudioLimits = {
  formats: {"values":["wav","mp3"],"level":"refuse"},
  bytes: {"max":4000000,"level":"warn"},
  seconds: {"min":3,"bestFrom":10,"bestTo":15,"cutAt":15,"level":"warn"},
} as const;

/** The page on which each of {@link inworldAudioLimits} is documented. */
export const inworldAudioLimitSources = {
  formats: "https://docs.inworld.ai/api-reference/voiceAPI/voiceservice/clone-voice",
  bytes: "https://docs.inworld.ai/tts/instant-voice-cloning",
  seconds: "https://docs.inworld.ai/tts/instant-voice-cloning",
} as const;

/** The document that this client is generated from: the day it was taken, and its page. */
export const inworldSpec = {
  vendored: "2026-11-21",
  page: "https://docs.inworld.ai/api-reference/voiceAPI/voiceservice/clone-voice",
} as const;
