import type { CloneError } from "./clone-error.ts";
import { cloneWith, maxSampleBytes } from "./clone-voice.ts";
import { type CloneSettings, type SampleInput, samplesOf } from "./options.ts";
import type { AcceptedSamples, CloneProvider } from "./provider.ts";
import { refuse } from "./refusal.ts";
import { type PreparedSample, readSamples } from "./sample.ts";
import type { Voice } from "./voice.ts";

type Providers = Readonly<Record<string, CloneProvider>>;
type OptionsOf<Provider> = Provider extends CloneProvider<infer Options> ? Options : never;
type RawOf<Provider> = Provider extends CloneProvider<infer _Options, infer Raw> ? Raw : never;
type AcceptsOf<Provider> = Provider extends { readonly accepts: infer Accepts extends AcceptedSamples } ? Accepts : never;

/** Several samples are offered only when no provider of the call refuses them. */
type SharedSampleInput<All extends Providers> = [
  { [Key in keyof All]: Extract<AcceptsOf<All[Key]>, { samples: { max: 1 } } | { transcription: false }> }[keyof All],
] extends [never]
  ? SampleInput
  : SampleInput<AcceptedSamples & { transcription: false }>;

/** What {@link cloneVoiceToAll} takes. */
export type CloneVoiceToAllOptions<All extends Providers = Providers> = CloneSettings &
  SharedSampleInput<All> & {
    /** Where to clone, under keys of your own. Two accounts of one provider are two keys. */
    providers: All;
    /** The providers' own fields, under the same keys. */
    providerOptions?: { readonly [Key in keyof All]?: Partial<OptionsOf<All[Key]>> | undefined } | undefined;
  };

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
 * @returns a result for each provider under the key given. Rejects only when `providers` itself is not an object.
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
  const { providers, providerOptions, ...settings } = options;
  if (typeof providers !== "object" || providers === null) {
    throw refuse("providers", providers, "pass an object of providers");
  }
  let reading: Promise<readonly PreparedSample[]> | undefined;
  const read = (): Promise<readonly PreparedSample[]> => {
    reading ??= (async () => readSamples(samplesOf(options), maxSampleBytes(settings)))();
    return reading;
  };
  const entries = Object.entries(providers).map(async ([key, provider]): Promise<[string, CloneResult]> => {
    try {
      return [key, { status: "fulfilled", value: await cloneWith(provider, providerOptions?.[key], settings, read) }];
    } catch (reason) {
      return [key, { status: "rejected", reason: reason as CloneError }];
    }
  });
  return Object.fromEntries(await Promise.all(entries)) as CloneResults<All>;
}
