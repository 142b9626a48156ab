import {
  type InworldCloneOptions,
  inworld,
  inworldAudioLimitSources,
  inworldAudioLimits,
} from "@org/clone-core/inworld";
import type { OwnOption } from "../api/facts.ts";
import { asOptions, type StudioProvider, textOf } from "./studio-provider.ts";

// Those that the page asks for. A field that a later document adds joins when somebody has words for it, and is named
// below the others until then (unasked.ts); one that a later document drops no longer compiles.
const own = {
  tags: { kind: "list", label: "Tags", help: "Words by which you find the voice again, with commas between them." },
  audioProcessingConfig: {
    kind: "flag",
    label: "Remove background noise",
    help: "For noisy recordings only: a clean one may come out worse.",
  },
} satisfies Partial<Record<keyof InworldCloneOptions, Omit<OwnOption, "name">>>;

const transcription = {
  transcription: {
    kind: "text",
    label: "What is said in the sample",
    help: "Word for word. Leave it empty, and the service listens by itself.",
  },
} as const;

/** Inworld in the studio. */
export const inworldInStudio: StudioProvider = {
  name: "inworld",
  title: "Inworld",
  keyVariable: "INWORLD_API_KEY",
  baseUrlVariable: "INWORLD_BASE_URL",
  limits: inworldAudioLimits,
  sources: inworldAudioLimitSources,
  options: asOptions({ ...transcription, ...own }),

  call(connection, options, sample) {
    const tags = (textOf(options, "tags") ?? "")
      .split(",")
      .map((tag) => tag.trim())
      .filter((tag) => tag !== "");
    const providerOptions: Partial<InworldCloneOptions> = {
      ...(tags.length > 0 && { tags }),
      ...(options["audioProcessingConfig"] === true && { audioProcessingConfig: { removeBackgroundNoise: true } }),
    };
    const said = textOf(options, "transcription");
    return {
      provider: inworld(connection),
      providerOptions,
      samples: [{ audio: sample, ...(said !== undefined && { transcription: said }) }],
    };
  },
};
