// Generated from specs/cartesia-voices.yaml and its overlay by `pnpm specs:generate`. Do not edit.
import { expectTypeOf } from "vitest";
import type { CartesiaCloneRequest, CartesiaError, CartesiaVoice, CartesiaVoiceDetails, CartesiaVoicePage, CartesiaVoiceUpdate } from "../../src/generated/names.ts";

/** Compiled, never run: the fields of Cartesia's types as the document has them. */
export function exactTypes(): void {
  expectTypeOf<CartesiaCloneRequest["clip"]>().toEqualTypeOf<Blob>();
  expectTypeOf<CartesiaCloneRequest["name"]>().toEqualTypeOf<string>();
  expectTypeOf<CartesiaCloneRequest["description"]>().toEqualTypeOf<string | null | undefined>();
  expectTypeOf<CartesiaCloneRequest["language"]>().toEqualTypeOf<"en" | "fr" | "de" | "es" | "pt" | "zh" | "ja" | "hi" | "it" | "ko" | "nl" | "pl" | "ru" | "sv" | "tr" | "tl" | "bg" | "ro" | "ar" | "cs" | "el" | "fi" | "hr" | "ms" | "sk" | "da" | "ta" | "uk" | "hu" | "no" | "vi" | "bn" | "th" | "he" | "ka" | "id" | "te" | "gu" | "kn" | "ml" | "mr" | "pa">();
  expectTypeOf<CartesiaCloneRequest["base_voice_id"]>().toEqualTypeOf<string | null | undefined>();
  expectTypeOf<keyof CartesiaCloneRequest>().toEqualTypeOf<"clip" | "name" | "description" | "language" | "base_voice_id">();
  expectTypeOf<CartesiaVoice["id"]>().toEqualTypeOf<string>();
  expectTypeOf<CartesiaVoice["user_id"]>().toEqualTypeOf<string>();
  expectTypeOf<CartesiaVoice["is_public"]>().toEqualTypeOf<boolean>();
  expectTypeOf<CartesiaVoice["name"]>().toEqualTypeOf<string>();
  expectTypeOf<CartesiaVoice["description"]>().toEqualTypeOf<string>();
  expectTypeOf<CartesiaVoice["created_at"]>().toEqualTypeOf<string>();
  expectTypeOf<CartesiaVoice["language"]>().toEqualTypeOf<"en" | "fr" | "de" | "es" | "pt" | "zh" | "ja" | "hi" | "it" | "ko" | "nl" | "pl" | "ru" | "sv" | "tr" | "tl" | "bg" | "ro" | "ar" | "cs" | "el" | "fi" | "hr" | "ms" | "sk" | "da" | "ta" | "uk" | "hu" | "no" | "vi" | "bn" | "th" | "he" | "ka" | "id" | "te" | "gu" | "kn" | "ml" | "mr" | "pa" | (string & {})>();
  expectTypeOf<keyof CartesiaVoice>().toEqualTypeOf<"id" | "user_id" | "is_public" | "name" | "description" | "created_at" | "language">();
  expectTypeOf<CartesiaError["error_code"]>().toEqualTypeOf<"quota_exceeded" | "concurrency_limited" | "voice_model_mismatch" | "voice_not_found" | "model_not_found" | "language_not_supported" | "file_too_large" | "unsupported_audio_format" | "plan_upgrade_required" | null | (string & {})>();
  expectTypeOf<CartesiaError["title"]>().toEqualTypeOf<string>();
  expectTypeOf<CartesiaError["message"]>().toEqualTypeOf<string>();
  expectTypeOf<CartesiaError["request_id"]>().toEqualTypeOf<string>();
  expectTypeOf<CartesiaError["doc_url"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf<keyof CartesiaError>().toEqualTypeOf<"error_code" | "title" | "message" | "request_id" | "doc_url">();
  expectTypeOf<CartesiaVoiceDetails["id"]>().toEqualTypeOf<string>();
  expectTypeOf<CartesiaVoiceDetails["is_owner"]>().toEqualTypeOf<boolean>();
  expectTypeOf<CartesiaVoiceDetails["is_public"]>().toEqualTypeOf<boolean>();
  expectTypeOf<CartesiaVoiceDetails["name"]>().toEqualTypeOf<string>();
  expectTypeOf<CartesiaVoiceDetails["description"]>().toEqualTypeOf<string>();
  expectTypeOf<CartesiaVoiceDetails["created_at"]>().toEqualTypeOf<string>();
  expectTypeOf<CartesiaVoiceDetails["language"]>().toEqualTypeOf<"en" | "fr" | "de" | "es" | "pt" | "zh" | "ja" | "hi" | "it" | "ko" | "nl" | "pl" | "ru" | "sv" | "tr" | "tl" | "bg" | "ro" | "ar" | "cs" | "el" | "fi" | "hr" | "ms" | "sk" | "da" | "ta" | "uk" | "hu" | "no" | "vi" | "bn" | "th" | "he" | "ka" | "id" | "te" | "gu" | "kn" | "ml" | "mr" | "pa" | (string & {})>();
  expectTypeOf<CartesiaVoiceDetails["gender"]>().toEqualTypeOf<"masculine" | "feminine" | "gender_neutral" | null | (string & {}) | undefined>();
  expectTypeOf<CartesiaVoiceDetails["country"]>().toEqualTypeOf<string | null | undefined>();
  expectTypeOf<CartesiaVoiceDetails["preview_file_url"]>().toEqualTypeOf<string | null | undefined>();
  expectTypeOf<keyof CartesiaVoiceDetails>().toEqualTypeOf<"id" | "is_owner" | "is_public" | "name" | "description" | "created_at" | "language" | "gender" | "country" | "preview_file_url">();
  expectTypeOf<CartesiaVoicePage["data"]>().toEqualTypeOf<(CartesiaVoiceDetails)[]>();
  expectTypeOf<CartesiaVoicePage["has_more"]>().toEqualTypeOf<boolean>();
  expectTypeOf<CartesiaVoicePage["next_page"]>().toEqualTypeOf<string | null | undefined>();
  expectTypeOf<keyof CartesiaVoicePage>().toEqualTypeOf<"data" | "has_more" | "next_page">();
  expectTypeOf<CartesiaVoiceUpdate["name"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf<CartesiaVoiceUpdate["description"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf<CartesiaVoiceUpdate["gender"]>().toEqualTypeOf<"masculine" | "feminine" | "gender_neutral" | null | undefined>();
  expectTypeOf<keyof CartesiaVoiceUpdate>().toEqualTypeOf<"name" | "description" | "gender">();
}
