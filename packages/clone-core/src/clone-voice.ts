import { cloneWith } from "./call/clone-with.ts";
import {
  type CloneSettings,
  type OptionsInput,
  type SampleInput,
  type SettingsOf,
  sampleReader,
} from "./input/options.ts";
import type { Voice } from "./output/voice.ts";
import type { CloneProvider, RawOf } from "./providers/provider.ts";

/** What {@link cloneVoice} takes. */
export type CloneVoiceOptions<Provider extends CloneProvider = CloneProvider> = SettingsOf<Provider> &
  SampleInput<Provider> &
  OptionsInput<Provider> & {
    /** Where to clone: `cartesia({ apiKey })`, `inworld({ apiKey })`, or one of your own. */
    provider: Provider;
  };

/**
 * Clones a voice: one call, at most one voice. A request that may have created a voice is never sent again.
 *
 * @throws CloneError always and only that; `code` says why and `outcome` whether a voice may exist all the same.
 * @example
 * ```ts
 * import { cloneVoice } from "@org/clone-core";
 * import { cartesia } from "@org/clone-core/cartesia";
 *
 * const voice = await cloneVoice({ provider: cartesia({ apiKey }), name: "Ada", language: "en", sample });
 * console.log(voice.id);
 *
 * declare const apiKey: string;
 * declare const sample: Blob;
 * ```
 */
export function cloneVoice<Provider extends CloneProvider>(
  options: CloneVoiceOptions<Provider>,
): Promise<Voice<RawOf<Provider>>> {
  const { provider, providerOptions, ...settings } = (options ?? {}) as CloneVoiceOptions;
  return cloneWith(
    provider as CloneProvider<object, RawOf<Provider>>,
    providerOptions,
    settings as CloneSettings,
    sampleReader(settings, settings.maxSampleBytes),
  );
}
