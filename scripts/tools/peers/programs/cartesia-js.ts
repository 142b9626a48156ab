// Cartesia's own client. It drops a Blob silently and splits a Buffer, so the clip is a File, as it wants it.
import Cartesia from "@cartesia/cartesia-js";

export function start(baseUrl: string): (clip: Uint8Array<ArrayBuffer>) => Promise<string> {
  const client = new Cartesia({ apiKey: "made-up", baseURL: baseUrl });
  return async (clip) => {
    const file = new File([clip], "ada.wav", { type: "audio/wav" });
    const voice = await client.voices.clone({ clip: file, name: "Ada", language: "en" });
    return voice.id;
  };
}
