// Compiled, never run: it stands for the programs of users and has to compile as long as a release is not major.
import {
  type CartesiaCloneRequest,
  type CartesiaLanguage,
  type CartesiaVersion,
  type CartesiaVoice,
  cartesiaLanguages,
} from "@org/cartesia-voices";

declare const clip: Blob;
declare const voice: CartesiaVoice;

export const smallest: CartesiaCloneRequest = { clip, name: "Ada", language: "en" };
export const whole: CartesiaCloneRequest = {
  ...smallest,
  language: "no",
  description: "Bright",
  base_voice_id: "a0e99841-438c-4a64-b679-ae501e7d6091",
};
export const without: CartesiaCloneRequest = { ...whole, description: null, base_voice_id: null };
export const version: CartesiaVersion = "2026-03-01";

export const south: CartesiaLanguage[] = ["hi", "mr", "pa"];

/** A form with a field for each language. */
export const choices: readonly { value: CartesiaLanguage }[] = cartesiaLanguages.map((value) => ({ value }));

export function card({ id, user_id, is_public, name, description, created_at, language }: CartesiaVoice): string {
  const day: Date = new Date(created_at);
  const spoken: string = language === "en" ? "English" : language;
  const seen: boolean = is_public;
  const texts: string[] = [id, user_id, name, description, spoken, day.toISOString()];
  return texts.concat(seen ? ["public"] : []).join(" ");
}

export function isBritish({ language }: CartesiaVoice): boolean {
  switch (language) {
    case "en":
      return true;
    case "fr":
      return false;
    default:
      return card(voice).includes(language);
  }
}
