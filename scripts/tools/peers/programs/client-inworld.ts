// This project's client for Inworld.
import { createInworldVoices } from "@org/inworld-voices";

export function start(baseUrl: string): (clip: Uint8Array<ArrayBuffer>) => Promise<string> {
  const client = createInworldVoices({ apiKey: "made-up", baseUrl });
  return async (clip) => {
    const { data } = await client.POST("/voices/v1/voices:clone", {
      body: { displayName: "Ada", langCode: "EN_US", voiceSamples: [{ audioData: clip }] },
    });
    if (data?.voice?.voiceId === undefined) throw new Error("no voice");
    return data.voice.voiceId;
  };
}
