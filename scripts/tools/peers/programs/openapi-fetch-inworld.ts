// openapi-fetch as its documentation shows it, with types generated from Inworld's document.
import createClient from "openapi-fetch";
import type { paths } from "./inworld-schema.ts";

export function start(baseUrl: string): (clip: Uint8Array<ArrayBuffer>) => Promise<string> {
  const client = createClient<paths>({ baseUrl, headers: { authorization: "Basic made-up" } });
  return async (clip) => {
    const audioData = Buffer.from(clip.buffer, clip.byteOffset, clip.byteLength).toString("base64");
    const { data } = await client.POST("/voices/v1/voices:clone", {
      body: { displayName: "Ada", langCode: "EN_US", voiceSamples: [{ audioData }] },
    });
    if (data?.voice?.voiceId === undefined) throw new Error("no voice");
    return data.voice.voiceId;
  };
}
