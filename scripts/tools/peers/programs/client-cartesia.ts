// This project's client for Cartesia.
import { createCartesiaVoices } from "@org/cartesia-voices";

export function start(baseUrl: string): (clip: Uint8Array<ArrayBuffer>) => Promise<string> {
  const client = createCartesiaVoices({ apiKey: "made-up", baseUrl });
  return async (clip) => {
    const { data } = await client.POST("/voices/clone", {
      body: { clip: new File([clip], "ada.wav", { type: "audio/wav" }), name: "Ada", language: "en" },
    });
    if (data === undefined) throw new Error("no voice");
    return data.id;
  };
}
