import {
  type CartesiaCloneOptions,
  cartesia,
  cartesiaAudioLimitSources,
  cartesiaAudioLimits,
} from "@org/clone-core/cartesia";
import type { OwnOption } from "../api/facts.ts";
import { asOptions, type StudioProvider, textOf } from "./studio-provider.ts";

/**
 * Those that the page asks for. One that a later document drops no longer compiles; one that it adds has
 * test/own-options.types.ts ask for words, or for a place in `cartesiaLeftOut`.
 */
export const cartesiaOwn = {
  base_voice_id: {
    kind: "text",
    label: "Base voice",
    help: "The id of a voice that the new one is derived from. Leave it empty for none.",
  },
} satisfies Partial<Record<keyof CartesiaCloneOptions, Omit<OwnOption, "name">>>;

/** Those that the page does not ask for, each with the reason. There is none. */
export const cartesiaLeftOut = {} satisfies Partial<Record<keyof CartesiaCloneOptions, string>>;

/** Cartesia in the studio. */
export const cartesiaInStudio: StudioProvider = {
  name: "cartesia",
  title: "Cartesia",
  keyVariable: "CARTESIA_API_KEY",
  baseUrlVariable: "CARTESIA_BASE_URL",
  limits: cartesiaAudioLimits,
  sources: cartesiaAudioLimitSources,
  options: asOptions(cartesiaOwn),

  call(connection, options, sample) {
    const base = textOf(options, "base_voice_id");
    const providerOptions: Partial<CartesiaCloneOptions> = base === undefined ? {} : { base_voice_id: base };
    return { provider: cartesia(connection), providerOptions, sample };
  },
};
