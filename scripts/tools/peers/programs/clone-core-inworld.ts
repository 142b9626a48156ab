// This project's cloneVoice at Inworld, with all of its checks.
import { cloneVoice } from "@org/clone-core";
import { inworld } from "@org/clone-core/inworld";

export function start(baseUrl: string): (sample: Blob | Uint8Array<ArrayBuffer>) => Promise<string> {
  const provider = inworld({ apiKey: "made-up", baseUrl });
  return async (sample) => (await cloneVoice({ provider, name: "Ada", language: "en-US", sample })).id;
}
