import { asCloneError } from "./call/call.ts";
import { cloneWith } from "./call/clone-with.ts";
import { type CloneSettings, type SampleInput, type SettingsOf, sampleReader } from "./input/options.ts";
import { checkObject, refuse } from "./input/refusal.ts";
import type { CloneError } from "./output/clone-error.ts";
import type { Voice } from "./output/voice.ts";
import type { CloneProvider, OptionsOf, RawOf } from "./providers/provider.ts";

type Providers = Readonly<Record<string, CloneProvider>>;

/** What {@link cloneVoiceToAll} takes. */
export type CloneVoiceToAllOptions<All extends Providers = Providers> = SettingsOf<All[keyof All]> &
  SampleInput<All[keyof All]> &
  OptionsByKey<All> & {
    /**
     * Where to clone, under keys of your own. Two accounts of one provider are two keys. Each entry makes a voice: one
     * account under two keys gets two, also with an `idempotencyKey`.
     */
    providers: All;
  };

/** The keys of the providers whose service takes no request without one of their own fields. */
type DemandingKeyOf<All extends Providers> = {
  // biome-ignore lint/complexity/noBannedTypes: what has no required property is what `{}` fits.
  [Key in keyof All]: {} extends OptionsOf<All[Key]> ? never : Key;
}[keyof All];

/** The providers' own fields, under their keys. */
type OwnOptions<All extends Providers> = {
  readonly [Key in Exclude<keyof All, DemandingKeyOf<All>>]?: OptionsOf<All[Key]> | undefined;
} & { readonly [Key in DemandingKeyOf<All>]: OptionsOf<All[Key]> };

type OptionsByKey<All extends Providers> = [DemandingKeyOf<All>] extends [never]
  ? { /** The providers' own fields, under the same keys. */ providerOptions?: OwnOptions<All> | undefined }
  : { /** The providers' own fields, under the same keys. */ providerOptions: OwnOptions<All> };

/** What came of one provider, as `Promise.allSettled` would say it. */
export type CloneResult<Raw = unknown> =
  | { readonly status: "fulfilled"; readonly value: Voice<Raw> }
  | { readonly status: "rejected"; readonly reason: CloneError };

/** A result for each provider, under its key. */
export type CloneResults<All extends Providers = Providers> = {
  readonly [Key in keyof All]: CloneResult<RawOf<All[Key]>>;
};

/**
 * Clones one sample at several providers at once. The sample is read once; each provider has a deadline and retries of
 * its own, and one that fails leaves the others alone.
 *
 * @returns a result for each provider under the key given. Rejects only when `providers` is
 * not an object, or `providerOptions` is none or has a key that `providers` has not.
 * @example
 * ```ts
 * import { cloneVoiceToAll } from "@org/clone-core";
 * import { cartesia } from "@org/clone-core/cartesia";
 * import { inworld } from "@org/clone-core/inworld";
 *
 * const results = await cloneVoiceToAll({
 *   providers: { main: cartesia({ apiKey: a }), backup: inworld({ apiKey: b }) },
 *   name: "Ada",
 *   language: "en",
 *   sample,
 * });
 * if (results.main.status === "fulfilled") console.log(results.main.value.id);
 *
 * declare const a: string;
 * declare const b: string;
 * declare const sample: Blob;
 * ```
 */
export async function cloneVoiceToAll<All extends Providers>(
  options: CloneVoiceToAllOptions<All>,
): Promise<CloneResults<All>> {
  const { providers, providerOptions, ...settings } = (options ?? {}) as CloneVoiceToAllOptions;
  try {
    checkObject("providers", providers, "pass an object of providers");
    if (providerOptions !== undefined) checkObject("providerOptions", providerOptions);
    for (const [key, value] of Object.entries(providerOptions ?? {})) {
      if (Object.hasOwn(providers, key)) continue;
      throw refuse(`providerOptions.${key}`, value, `providers has ${Object.keys(providers).join(", ")}`);
    }
  } catch (thrown) {
    throw asCloneError(thrown, "cloneVoiceToAll", new Date());
  }
  const read = sampleReader(settings, settings.maxSampleBytes);
  const entries = Object.entries(providers).map(async ([key, provider]): Promise<[string, CloneResult]> => {
    try {
      return [
        key,
        {
          status: "fulfilled",
          value: await cloneWith(provider, providerOptions?.[key], settings as CloneSettings, read, key),
        },
      ];
    } catch (reason) {
      return [key, { status: "rejected", reason: reason as CloneError }];
    }
  });
  return Object.fromEntries(await Promise.all(entries)) as CloneResults<All>;
}
