// What a program that uses the clients alone writes.
import {
  type CartesiaLanguage,
  cartesiaLanguages,
  createCartesiaVoices,
  isCartesiaLanguage,
} from "@org/cartesia-voices";
import { createInworldVoices, type InworldCloneResponse, isInworldLanguageCode } from "@org/inworld-voices";

export async function atCartesia(clip: Blob, language: string): Promise<string> {
  const voices = createCartesiaVoices({ apiKey: "made-up" });
  const known: CartesiaLanguage = isCartesiaLanguage(language) ? language : cartesiaLanguages[0];
  const { data, error, response } = await voices.POST("/voices/clone", {
    body: { clip, name: "Ada", language: known, base_voice_id: null },
  });
  if (!response.ok) return `${response.status} ${error?.error_code ?? ""}`;
  return data?.id ?? "";
}

export async function atInworld(audioData: Uint8Array, code: string): Promise<InworldCloneResponse | undefined> {
  const voices = createInworldVoices({ apiKey: () => "made-up" });
  if (!isInworldLanguageCode(code)) return undefined;
  const { data } = await voices.POST("/voices/v1/voices:clone", {
    body: { displayName: "Ada", langCode: code, voiceSamples: [{ audioData }, { audioData: "UklGRg==" }] },
  });
  return data;
}

export const misspelt = (audioData: Uint8Array) =>
  createInworldVoices({ apiKey: "made-up" }).POST("/voices/v1/voices:clone", {
    // @ts-expect-error The field is called displayName.
    body: { dispalyName: "Ada", langCode: "EN_US", voiceSamples: [{ audioData }] },
  });
