// Generated from specs/inworld-voices.yaml and its overlay by `pnpm specs:generate`. Do not edit.
import { expectTypeOf } from "vitest";
import type { InworldAudioProcessingConfig, InworldAudioSampleError, InworldAudioSampleValidated, InworldAudioSampleWarning, InworldCloneRequest, InworldCloneResponse, InworldError, InworldErrorDetail, InworldVoice, InworldVoicePage, InworldVoicePreview, InworldVoiceSample, InworldVoiceUpdate } from "../../src/generated/names.ts";

/** Compiled, never run: the fields of Inworld's types as the document has them. */
export function exactTypes(): void {
  expectTypeOf<InworldCloneRequest["displayName"]>().toEqualTypeOf<string>();
  expectTypeOf<InworldCloneRequest["langCode"]>().toEqualTypeOf<"EN_US" | "ZH_CN" | "KO_KR" | "JA_JP" | "RU_RU" | "AUTO" | "IT_IT" | "ES_ES" | "PT_BR" | "DE_DE" | "FR_FR" | "AR_SA" | "PL_PL" | "NL_NL" | "HI_IN" | "HE_IL">();
  expectTypeOf<InworldCloneRequest["voiceSamples"]>().toEqualTypeOf<(InworldVoiceSample)[]>();
  expectTypeOf<InworldCloneRequest["description"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf<InworldCloneRequest["tags"]>().toEqualTypeOf<(string)[] | undefined>();
  expectTypeOf<InworldCloneRequest["audioProcessingConfig"]>().toEqualTypeOf<InworldAudioProcessingConfig | undefined>();
  expectTypeOf<keyof InworldCloneRequest>().toEqualTypeOf<"displayName" | "langCode" | "voiceSamples" | "description" | "tags" | "audioProcessingConfig">();
  expectTypeOf<InworldCloneResponse["voice"]>().toEqualTypeOf<InworldVoice | undefined>();
  expectTypeOf<InworldCloneResponse["audioSamplesValidated"]>().toEqualTypeOf<(InworldAudioSampleValidated)[] | undefined>();
  expectTypeOf<keyof InworldCloneResponse>().toEqualTypeOf<"voice" | "audioSamplesValidated">();
  expectTypeOf<InworldError["code"]>().toEqualTypeOf<number | undefined>();
  expectTypeOf<InworldError["message"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf<InworldError["details"]>().toEqualTypeOf<(InworldErrorDetail)[] | undefined>();
  expectTypeOf<keyof InworldError>().toEqualTypeOf<"code" | "message" | "details">();
  expectTypeOf<InworldVoiceSample["audioData"]>().toEqualTypeOf<string | Uint8Array>();
  expectTypeOf<InworldVoiceSample["transcription"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf<keyof InworldVoiceSample>().toEqualTypeOf<"audioData" | "transcription">();
  expectTypeOf<InworldAudioProcessingConfig["removeBackgroundNoise"]>().toEqualTypeOf<boolean | undefined>();
  expectTypeOf<keyof InworldAudioProcessingConfig>().toEqualTypeOf<"removeBackgroundNoise">();
  expectTypeOf<InworldVoice["voiceId"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf<InworldVoice["langCode"]>().toEqualTypeOf<"EN_US" | "ZH_CN" | "KO_KR" | "JA_JP" | "RU_RU" | "AUTO" | "IT_IT" | "ES_ES" | "PT_BR" | "DE_DE" | "FR_FR" | "AR_SA" | "PL_PL" | "NL_NL" | "HI_IN" | "HE_IL" | (string & {}) | undefined>();
  expectTypeOf<InworldVoice["displayName"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf<InworldVoice["description"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf<InworldVoice["tags"]>().toEqualTypeOf<(string)[] | undefined>();
  expectTypeOf<InworldVoice["name"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf<InworldVoice["source"]>().toEqualTypeOf<"SYSTEM" | "IVC" | "PVC" | (string & {}) | undefined>();
  expectTypeOf<InworldVoice["gender"]>().toEqualTypeOf<"male" | "female" | "neutral" | "" | (string & {}) | undefined>();
  expectTypeOf<InworldVoice["ageGroup"]>().toEqualTypeOf<"young" | "middle_aged" | "elderly" | "" | (string & {}) | undefined>();
  expectTypeOf<InworldVoice["categories"]>().toEqualTypeOf<("companions" | "enterprise" | "education_training" | "developer_assistants" | "healthcare" | "interactive_media" | (string & {}))[] | undefined>();
  expectTypeOf<InworldVoice["promptLanguages"]>().toEqualTypeOf<(string)[] | undefined>();
  expectTypeOf<keyof InworldVoice>().toEqualTypeOf<"voiceId" | "langCode" | "displayName" | "description" | "tags" | "name" | "source" | "gender" | "ageGroup" | "categories" | "promptLanguages">();
  expectTypeOf<InworldAudioSampleValidated["langCode"]>().toEqualTypeOf<"EN_US" | "ZH_CN" | "KO_KR" | "JA_JP" | "RU_RU" | "AUTO" | "IT_IT" | "ES_ES" | "PT_BR" | "DE_DE" | "FR_FR" | "AR_SA" | "PL_PL" | "NL_NL" | "HI_IN" | "HE_IL" | (string & {}) | undefined>();
  expectTypeOf<InworldAudioSampleValidated["warnings"]>().toEqualTypeOf<(InworldAudioSampleWarning)[] | undefined>();
  expectTypeOf<InworldAudioSampleValidated["errors"]>().toEqualTypeOf<(InworldAudioSampleError)[] | undefined>();
  expectTypeOf<InworldAudioSampleValidated["transcription"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf<InworldAudioSampleValidated["audioData"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf<keyof InworldAudioSampleValidated>().toEqualTypeOf<"langCode" | "warnings" | "errors" | "transcription" | "audioData">();
  expectTypeOf<InworldErrorDetail["@type"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf<InworldAudioSampleWarning["text"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf<keyof InworldAudioSampleWarning>().toEqualTypeOf<"text">();
  expectTypeOf<InworldAudioSampleError["text"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf<keyof InworldAudioSampleError>().toEqualTypeOf<"text">();
  expectTypeOf<InworldVoicePage["voices"]>().toEqualTypeOf<(InworldVoice)[] | undefined>();
  expectTypeOf<InworldVoicePage["nextPageToken"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf<keyof InworldVoicePage>().toEqualTypeOf<"voices" | "nextPageToken">();
  expectTypeOf<InworldVoiceUpdate["displayName"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf<InworldVoiceUpdate["description"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf<InworldVoiceUpdate["tags"]>().toEqualTypeOf<(string)[] | undefined>();
  expectTypeOf<keyof InworldVoiceUpdate>().toEqualTypeOf<"displayName" | "description" | "tags">();
  expectTypeOf<InworldVoicePreview["audioContent"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf<keyof InworldVoicePreview>().toEqualTypeOf<"audioContent">();
}
