import type { CartesiaCloneOptions } from "@org/clone-core/cartesia";
import type { CloneTarget } from "./target.ts";

/** Cartesia on the command line. */
export const cartesiaTarget: CloneTarget = {
  name: "cartesia",
  keyVariable: "CARTESIA_API_KEY",
  baseUrlVariable: "CARTESIA_BASE_URL",
  defaultBaseUrl: "https://api.cartesia.ai",
  ownFlags: ["baseVoiceId"],
  takesSeveralSamples: false,

  async call(connection, { baseVoiceId }, [sample]) {
    if (sample === undefined) throw new TypeError("no sample");
    const { cartesia } = await import("@org/clone-core/cartesia");
    const providerOptions: Partial<CartesiaCloneOptions> =
      baseVoiceId === undefined ? {} : { base_voice_id: baseVoiceId };
    return { provider: cartesia(connection), providerOptions, sample: sample.audio };
  },

  async facts() {
    const { cartesia, cartesiaAudioLimits, cartesiaAudioLimitSources, cartesiaSpec } = await import(
      "@org/clone-core/cartesia"
    );
    const { languages } = cartesia({ apiKey: "not-used" });
    return { limits: cartesiaAudioLimits, sources: cartesiaAudioLimitSources, languages, spec: cartesiaSpec };
  },
};
