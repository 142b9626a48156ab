// Compiled, never run: what this client makes of the generated types. Which fields there are, which of them are required
// and which values a list has is the document's affair: generated/exact-types.ts pins all of it and moves with it.
import { expectTypeOf } from "vitest";
import {
  createInworldVoices,
  type InworldAudioSampleValidated,
  type InworldCloneRequest,
  type InworldCloneResponse,
  type InworldError,
  type InworldErrorDetail,
  type InworldLanguageCode,
  type InworldVoice,
  type InworldVoiceGender,
  type InworldVoicePage,
  type InworldVoicePreview,
  type InworldVoiceSample,
  inworldLanguageCodes,
  isInworldVoiceSource,
} from "../src/index.ts";

declare const text: string;
declare const bytes: Uint8Array;
const voices = createInworldVoices({ apiKey: "key" });

export async function requests(): Promise<void> {
  const body: InworldCloneRequest = { displayName: "Ada", langCode: "EN_US", voiceSamples: [{ audioData: bytes }] };
  const { data, error } = await voices.POST("/voices/v1/voices:clone", { body });
  if (data !== undefined) expectTypeOf(data).toEqualTypeOf<InworldCloneResponse>();
  if (error !== undefined) expectTypeOf(error).toEqualTypeOf<InworldError>();

  await voices.POST("/voices/v1/voices:clone", { body: { ...body, voiceSamples: [{ audioData: "UklGRg==" }] } });
  // @ts-expect-error a sample is bytes or base64 text
  await voices.POST("/voices/v1/voices:clone", { body: { ...body, voiceSamples: [{ audioData: new Blob([]) }] } });
  // @ts-expect-error a misspelt field
  await voices.POST("/voices/v1/voices:clone", { body: { ...body, langcode: "EN_US" } });
  // @ts-expect-error fields are required
  await voices.POST("/voices/v1/voices:clone", { body: {} });
  // @ts-expect-error a body is required
  await voices.POST("/voices/v1/voices:clone", {});
  // @ts-expect-error another method of the service
  await voices.POST("/voices/v1/voices:design", { body });
  // @ts-expect-error the legacy path
  await voices.POST("/voices/v1/workspaces/{workspace}/voices:clone", { body });
}

export async function life(): Promise<void> {
  const { data: page, error } = await voices.GET("/voices/v1/voices", { params: { query: { pageSize: 100 } } });
  if (page !== undefined) expectTypeOf(page).toEqualTypeOf<InworldVoicePage>();
  if (error !== undefined) expectTypeOf(error).toEqualTypeOf<InworldError>();
  const params = { path: { voiceId: "voice" } };
  const { data: voice } = await voices.GET("/voices/v1/voices/{voiceId}", { params });
  if (voice !== undefined) expectTypeOf(voice).toEqualTypeOf<InworldVoice>();
  await voices.PATCH("/voices/v1/voices/{voiceId}", { params, body: { tags: ["demo"] } });
  await voices.DELETE("/voices/v1/voices/{voiceId}", { params });
  const { data: preview } = await voices.GET("/tts/v1/voice:preview", { params: { query: { voice_id: "voice" } } });
  if (preview !== undefined) expectTypeOf(preview).toEqualTypeOf<InworldVoicePreview>();

  // @ts-expect-error which voice
  await voices.GET("/tts/v1/voice:preview");
  // @ts-expect-error a tag is text
  await voices.PATCH("/voices/v1/voices/{voiceId}", { params, body: { tags: [1] } });
}

export function types(): void {
  expectTypeOf<NonNullable<InworldVoiceSample["audioData"]>>().toEqualTypeOf<string | Uint8Array>();
  expectTypeOf<InworldLanguageCode>().toExtend<InworldCloneRequest["langCode"]>();

  // Base64 stays text on the way back, and what a response may carry is open.
  expectTypeOf<NonNullable<InworldAudioSampleValidated["audioData"]>>().toEqualTypeOf<string>();
  expectTypeOf<"">().toExtend<InworldVoiceGender>();
  expectTypeOf<"LANGUAGE_CODE_UNSPECIFIED">().toExtend<NonNullable<InworldVoice["langCode"]>>();
  expectTypeOf<InworldErrorDetail["anything"]>().toEqualTypeOf<unknown>();
  expectTypeOf<NonNullable<InworldCloneResponse["voice"]>>().toEqualTypeOf<InworldVoice>();
  // @ts-expect-error a list of known values is not to be changed
  inworldLanguageCodes.push("XX_XX");
  if (isInworldVoiceSource(text)) expectTypeOf<"IVC">().toExtend<typeof text>();
}
