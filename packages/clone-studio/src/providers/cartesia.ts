import {
  type CartesiaCloneOptions,
  cartesia,
  cartesiaAudioLimitSources,
  cartesiaAudioLimits,
} from "@org/clone-core/cartesia";
import type { OwnOption } from "../api/facts.ts";
import { asOptions, type StudioProvider, textOf } from "./studio-provider.ts";

// Those that the page asks for. A field that a later document adds joins when somebody has words for it, and is named
// below the others until then (unasked.ts); one that a later document drops no longer compiles.
const own = {
  base_voice_id: {
    kind: "text",
    label: "Base voice",
    help: "The id of a voice that the new one is derived from. Leave it empty for none.",
  },
} satisfies Partial<Record<keyof CartesiaCloneOptions, Omit<OwnOption, "name">>>;

/** Cartesia in the studio. */
export const cartesiaInStudio: StudioProvider = {
  name: "cartesia",
  title: "Cartesia",
  keyVariable: "CARTESIA_API_KEY",
  baseUrlVariable: "CARTESIA_BASE_URL",
  limits: cartesiaAudioLimits,
  sources: cartesiaAudioLimitSources,
  options: asOptions(own),

  call(connection, options, sample) {
    const base = textOf(options, "base_voice_id");
    const providerOptions: Partial<CartesiaCloneOptions> = base === undefined ? {} : { base_voice_id: base };
    return { provider: cartesia(connection), providerOptions, sample };
  },
};
