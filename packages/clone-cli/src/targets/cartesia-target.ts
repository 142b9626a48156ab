import type { CartesiaCloneOptions } from "@org/clone-core/cartesia";
import type { CloneTarget } from "./clone-target.ts";

/** Cartesia on the command line. */
export const cartesiaTarget: CloneTarget = {
  name: "cartesia",
  keyVariable: "CARTESIA_API_KEY",
  baseUrlVariable: "CARTESIA_BASE_URL",
  ownFlags: ["baseVoiceId"],

  async call(connection, { baseVoiceId }, sample) {
    const { cartesia } = await import("@org/clone-core/cartesia");
    const providerOptions: Partial<CartesiaCloneOptions> =
      baseVoiceId === undefined ? {} : { base_voice_id: baseVoiceId };
    return { provider: cartesia(connection), providerOptions, sample };
  },
};
