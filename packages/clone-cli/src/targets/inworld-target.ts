import type { InworldCloneOptions } from "@org/clone-core/inworld";
import type { CloneTarget } from "./clone-target.ts";

/** Inworld on the command line. */
export const inworldTarget: CloneTarget = {
  name: "inworld",
  keyVariable: "INWORLD_API_KEY",
  baseUrlVariable: "INWORLD_BASE_URL",
  ownFlags: ["transcription", "tag", "removeBackgroundNoise"],

  async call(connection, { transcription, tag, removeBackgroundNoise }, sample) {
    const { inworld } = await import("@org/clone-core/inworld");
    const providerOptions: Partial<InworldCloneOptions> = {
      ...(tag === undefined ? {} : { tags: [...tag] }),
      ...(removeBackgroundNoise ? { audioProcessingConfig: { removeBackgroundNoise } } : {}),
    };
    return { provider: inworld(connection), providerOptions, samples: [{ audio: sample, transcription }] };
  },
};
