// Inworld's own client.
import { createClient } from "@inworld/tts";

export function start(baseUrl: string): (clip: Uint8Array<ArrayBuffer>) => Promise<string> {
  const client = createClient({ apiKey: "made-up", baseUrl });
  return async (clip) => {
    const { voice } = await client.cloneVoice({ displayName: "Ada", lang: "EN_US", audioSamples: [clip] });
    return voice.voiceId;
  };
}
