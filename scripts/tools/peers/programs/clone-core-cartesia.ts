// This project's cloneVoice at Cartesia, with all of its checks.
import { cloneVoice } from "@org/clone-core";
import { cartesia } from "@org/clone-core/cartesia";

export function start(baseUrl: string): (sample: Blob | Uint8Array<ArrayBuffer>) => Promise<string> {
  const provider = cartesia({ apiKey: "made-up", baseUrl });
  return async (sample) => (await cloneVoice({ provider, name: "Ada", language: "en", sample })).id;
}
