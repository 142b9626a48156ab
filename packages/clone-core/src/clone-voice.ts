import { cloneWith } from "./call/clone-with.ts";
import { type CloneSettings, type SampleInput, sampleReader } from "./input/options.ts";
import type { Voice } from "./output/voice.ts";
import type { CloneProvider, OptionsOf, RawOf } from "./providers/provider.ts";

/** What {@link cloneVoice} takes. */
export type CloneVoiceOptions<Provider extends CloneProvider = CloneProvider> = CloneSettings &
  SampleInput<Provider> & {
    /** Where to clone: `cartesia({ apiKey })`, `inworld({ apiKey })`, or one of your own. */
    provider: Provider;
    /** The provider's own fields, in its own words. */
    providerOptions?: Partial<OptionsOf<Provider>> | undefined;
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
  const { provider, providerOptions, ...settings } = options ?? {};
  return cloneWith(
    provider as CloneProvider<object, RawOf<Provider>>,
    providerOptions,
    settings,
    sampleReader(options, settings.maxSampleBytes),
  );
}
