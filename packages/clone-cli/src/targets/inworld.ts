import type { InworldCloneOptions } from "@org/clone-core/inworld";
import type { CloneTarget } from "./target.ts";

/** The description of `removeBackgroundNoise` there says that clean samples may come out worse. */
const noiseRemovalSource = "https://docs.inworld.ai/api-reference/voiceAPI/voiceservice/clone-voice";

/** Inworld on the command line. */
export const inworldTarget: CloneTarget = {
  name: "inworld",
  keyVariable: "INWORLD_API_KEY",
  baseUrlVariable: "INWORLD_BASE_URL",
  defaultBaseUrl: "https://api.inworld.ai",
  ownFlags: ["transcription", "tag", "removeBackgroundNoise"],
  takesSeveralSamples: true,

  async call(connection, { tag, removeBackgroundNoise }, samples) {
    const { inworld } = await import("@org/clone-core/inworld");
    const providerOptions: Partial<InworldCloneOptions> = {
      ...(tag === undefined ? {} : { tags: [...tag] }),
      ...(removeBackgroundNoise ? { audioProcessingConfig: { removeBackgroundNoise } } : {}),
    };
    return { provider: inworld(connection), providerOptions, samples: samples.map((sample) => ({ ...sample })) };
  },

  async facts() {
    const { inworld, inworldAudioLimits, inworldAudioLimitSources, inworldSpec } = await import(
      "@org/clone-core/inworld"
    );
    const { languages } = inworld({ apiKey: "bm90LXVzZWQ=" });
    const sources = { ...inworldAudioLimitSources, noiseRemoval: noiseRemovalSource };
    return { limits: inworldAudioLimits, sources, languages, spec: inworldSpec };
  },
};
