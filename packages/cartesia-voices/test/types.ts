// Compiled, never run: what this client makes of the generated types. Which fields there are, which of them are required
// and which values a list has is the document's affair: generated/exact-types.ts pins all of it and moves with it.
import { expectTypeOf } from "vitest";
import {
  type CartesiaCloneRequest,
  type CartesiaError,
  type CartesiaErrorCode,
  type CartesiaLanguage,
  type CartesiaVersion,
  type CartesiaVoice,
  type CartesiaVoiceDetails,
  type CartesiaVoicePage,
  cartesiaLanguages,
  createCartesiaVoices,
  isCartesiaLanguage,
} from "../src/index.ts";

declare const text: string;
declare const clip: Blob;
const voices = createCartesiaVoices({ apiKey: "key" });

export async function requests(): Promise<void> {
  const body = { clip, name: "Ada", language: "en" } as const;
  const { data, error } = await voices.POST("/voices/clone", { body });
  if (data !== undefined) expectTypeOf(data).toEqualTypeOf<CartesiaVoice>();
  if (error !== undefined) expectTypeOf(error).toEqualTypeOf<CartesiaError>();

  await voices.POST("/voices/clone", { body: { ...body, base_voice_id: null, description: null } });
  await voices.POST("/voices/clone", { body, params: { header: { "Cartesia-Version": "2026-03-01" } } });
  // @ts-expect-error a version that the document does not list
  await voices.POST("/voices/clone", { body, params: { header: { "Cartesia-Version": "2020-01-01" } } });
  // @ts-expect-error a clip is bytes, not text
  await voices.POST("/voices/clone", { body: { ...body, clip: "UklGRg==" } });
  // @ts-expect-error a misspelt field
  await voices.POST("/voices/clone", { body: { ...body, langauge: "en" } });
  // @ts-expect-error fields are required
  await voices.POST("/voices/clone", { body: {} });
  // @ts-expect-error a body is required
  await voices.POST("/voices/clone", {});
  // @ts-expect-error a misspelt setting
  await voices.POST("/voices/clone", { body, sginal: AbortSignal.timeout(1) });
  // @ts-expect-error the key goes to one address alone
  await voices.POST("/voices/clone", { body, baseUrl: "https://elsewhere.example" });
  // @ts-expect-error redirects are not followed
  await voices.POST("/voices/clone", { body, redirect: "follow" });
  // @ts-expect-error no such path
  await voices.POST("/voices/clone/clip", { body });
  // @ts-expect-error no such method
  await voices.GET("/voices/clone");
}

export async function life(): Promise<void> {
  const { data: page, error } = await voices.GET("/voices", {
    params: { query: { limit: 100, is_owner: true, q: "ada", "expand[]": ["preview_file_url"] } },
  });
  if (page !== undefined) expectTypeOf(page).toEqualTypeOf<CartesiaVoicePage>();
  if (error !== undefined) expectTypeOf(error).toEqualTypeOf<CartesiaError>();
  await voices.GET("/voices");

  const params = { path: { id: "voice" } };
  const { data: voice } = await voices.GET("/voices/{id}", { params });
  if (voice !== undefined) {
    expectTypeOf(voice).toEqualTypeOf<CartesiaVoiceDetails>();
    expectTypeOf(text).toExtend<NonNullable<typeof voice.gender>>();
  }
  const changed = await voices.PATCH("/voices/{id}", { params, body: { name: "Ada", gender: null } });
  if (changed.data !== undefined) expectTypeOf(changed.data).toEqualTypeOf<CartesiaVoiceDetails>();
  const deleted = await voices.DELETE("/voices/{id}", { params });
  expectTypeOf(deleted.data).toEqualTypeOf<undefined>();

  // @ts-expect-error a misspelt parameter
  await voices.GET("/voices", { params: { query: { limitt: 1 } } });
  // @ts-expect-error which voice
  await voices.GET("/voices/{id}");
  // @ts-expect-error which voice
  await voices.DELETE("/voices/{id}", {});
  // @ts-expect-error requests are closed
  await voices.PATCH("/voices/{id}", { params, body: { gender: text } });
  // @ts-expect-error a misspelt field
  await voices.PATCH("/voices/{id}", { params, body: { nmae: "Ada" } });
  // @ts-expect-error no such operation
  await voices.DELETE("/voices", {});
  // @ts-expect-error redirects are not followed
  await voices.GET("/voices", { redirect: "follow" });
}

export function types(): void {
  expectTypeOf<NonNullable<CartesiaCloneRequest["clip"]>>().toEqualTypeOf<Blob>();
  expectTypeOf<CartesiaLanguage>().toExtend<CartesiaCloneRequest["language"]>();
  expectTypeOf<string | null>().toExtend<CartesiaCloneRequest["base_voice_id"]>();
  expectTypeOf<"2026-03-01">().toExtend<CartesiaVersion>();

  // What a response may carry is open.
  expectTypeOf(text).toExtend<CartesiaVoice["language"]>();
  expectTypeOf<CartesiaError["error_code"]>().toEqualTypeOf<CartesiaErrorCode | (string & {}) | null>();
  expectTypeOf<CartesiaError["doc_url"]>().toEqualTypeOf<string | undefined>();
  // @ts-expect-error a list of known values is not to be changed
  cartesiaLanguages.push("xx");
  if (isCartesiaLanguage(text)) expectTypeOf(text).toEqualTypeOf<CartesiaLanguage>();
}

export function options(): void {
  createCartesiaVoices({ apiKey: async () => "key", version: "2026-03-01" });
  createCartesiaVoices({ baseUrl: "https://voices.example", version: "2027-01-01" });
  // @ts-expect-error a misspelt option
  createCartesiaVoices({ apikey: "key" });
}
