// The client of a third service, which takes multipart bodies too: what a large vendor's package costs.
import { ElevenLabsClient } from "@elevenlabs/elevenlabs-js";

export function start(baseUrl: string): (clip: Uint8Array<ArrayBuffer>) => Promise<string> {
  const client = new ElevenLabsClient({ apiKey: "made-up", baseUrl });
  return async (clip) => {
    const file = new File([clip], "ada.wav", { type: "audio/wav" });
    const voice = await client.voices.ivc.create({ name: "Ada", files: [file] });
    return voice.voiceId;
  };
}
