// Compiled, never run: what TypeScript users can and cannot write.
import type { InworldCloneResponse } from "@org/inworld-voices";
import { expectTypeOf } from "vitest";
import {
  type AcceptedSamples,
  type AudioFormat,
  type CloneError,
  type CloneProvider,
  type CloneResult,
  cloneVoice,
  cloneVoiceToAll,
  type DetailsOf,
  findVoices,
  isCloneError,
  type OptionsOf,
  type RawOf,
  type Voice,
} from "../src/index.ts";
import {
  type CartesiaProvider,
  type CartesiaRaw,
  type CartesiaVoiceDetails,
  cartesia,
} from "../src/providers/cartesia.ts";
import { type InworldProvider, type InworldRaw, type InworldVoice, inworld } from "../src/providers/inworld.ts";

// The names by which a provider of one's own, and a wrapper of these, are written.
export const lengths: AcceptedSamples = { seconds: { min: 3, cutAt: 15, level: "warn" }, transcription: false };
export const formats: readonly AudioFormat[] = ["wav", "m4a"];
// @ts-expect-error a length is told with what becomes of another
export const unlevelled: AcceptedSamples = { seconds: { min: 3 }, transcription: false };

declare const sample: Blob | File | Uint8Array | ArrayBuffer;
declare const either: boolean;
const atCartesia = cartesia({ apiKey: "key" });
const atInworld = inworld({ apiKey: async () => "key" });
const common = { name: "Ada", language: "en", sample } as const;

export async function finding(): Promise<void> {
  const provider: InworldProvider = atInworld;
  const found = await findVoices({ provider, idempotencyKey: "order-4711" });
  expectTypeOf(found[0]?.raw).toEqualTypeOf<InworldVoice | undefined>();
  await findVoices({ provider, name: "Ada", createdAfter: new Date() });
  // @ts-expect-error a name or a key
  await findVoices({ provider, name: "Ada", idempotencyKey: "order-4711" });
  // @ts-expect-error a key is one call's, whenever that was
  await findVoices({ provider, idempotencyKey: "order-4711", createdAfter: new Date() });
  // @ts-expect-error neither
  await findVoices({ provider });
}

expectTypeOf<RawOf<InworldProvider>>().toEqualTypeOf<InworldRaw>();
expectTypeOf<RawOf<CartesiaProvider>>().toEqualTypeOf<CartesiaRaw>();
expectTypeOf<DetailsOf<CartesiaProvider>>().toEqualTypeOf<CartesiaVoiceDetails>();
expectTypeOf<OptionsOf<InworldProvider>["tags"]>().toEqualTypeOf<string[] | undefined>();

export async function calls(): Promise<void> {
  expectTypeOf(await cloneVoice({ provider: atCartesia, ...common })).toEqualTypeOf<Voice<CartesiaRaw>>();
  expectTypeOf(await cloneVoice({ provider: atInworld, ...common })).toEqualTypeOf<Voice<InworldCloneResponse>>();

  // A provider is a value: one name, whichever it is.
  const swapped = await cloneVoice({ provider: either ? atCartesia : atInworld, ...common });
  expectTypeOf(swapped.raw).toEqualTypeOf<CartesiaRaw | InworldCloneResponse>();
  // @ts-expect-error only one of the two has tags
  await cloneVoice({ provider: either ? atCartesia : atInworld, ...common, providerOptions: { tags: ["demo"] } });
  const own: CloneProvider = either ? atCartesia : atInworld;
  expectTypeOf(await cloneVoice({ provider: own, ...common })).toEqualTypeOf<Voice>();

  await cloneVoice({ provider: atCartesia, ...common, providerOptions: { base_voice_id: null } });
  await cloneVoice({ provider: atInworld, ...common, providerOptions: { tags: ["demo"] } });
  // @ts-expect-error another provider's option
  await cloneVoice({ provider: atCartesia, ...common, providerOptions: { tags: ["demo"] } });
  // @ts-expect-error a misspelt option
  await cloneVoice({ provider: atInworld, ...common, providerOptions: { tag: ["demo"] } });
  // @ts-expect-error what core fills in is no option
  await cloneVoice({ provider: atInworld, ...common, providerOptions: { displayName: "Ada" } });
  // @ts-expect-error a misspelt setting
  await cloneVoice({ provider: atInworld, ...common, timeout: 1 });

  const samples = [{ audio: sample, transcription: "Hello" }];
  await cloneVoice({ provider: atInworld, name: "Ada", language: "pt-PT", samples });
  // @ts-expect-error Cartesia takes one sample, without a transcription
  await cloneVoice({ provider: atCartesia, name: "Ada", language: "en", samples });
  // @ts-expect-error one of the two would not take them
  await cloneVoice({ provider: either ? atCartesia : atInworld, name: "Ada", language: "en", samples });
  // @ts-expect-error one sample, or several, not both
  await cloneVoice({ provider: atInworld, ...common, samples });
  // @ts-expect-error no sample at all
  await cloneVoice({ provider: atInworld, name: "Ada", language: "en" });
  // @ts-expect-error a path is no sample
  await cloneVoice({ provider: atInworld, name: "Ada", language: "en", sample: "ada.wav" });

  // Languages are offered by editors, and any tag is taken.
  await cloneVoice({ provider: atInworld, name: "Ada", language: "auto", sample });
  await cloneVoice({ provider: atInworld, name: "Ada", language: "zh-Hant-TW", sample });
}

export async function callsToAll(): Promise<void> {
  const providers = { main: atCartesia, backup: atInworld };
  const results = await cloneVoiceToAll({ providers, ...common, providerOptions: { backup: { tags: ["demo"] } } });
  expectTypeOf(results.main).toEqualTypeOf<CloneResult<CartesiaRaw>>();
  expectTypeOf(results.backup).toEqualTypeOf<CloneResult<InworldCloneResponse>>();
  if (results.main.status === "rejected") expectTypeOf(results.main.reason).toEqualTypeOf<CloneError>();
  // @ts-expect-error no such provider
  results.third;
  // @ts-expect-error options of a provider that is not asked
  await cloneVoiceToAll({ providers, ...common, providerOptions: { third: {} } });
  // @ts-expect-error another provider's option
  await cloneVoiceToAll({ providers, ...common, providerOptions: { main: { tags: ["demo"] } } });
  const samples = [{ audio: sample }];
  // @ts-expect-error one of the two would not take them
  await cloneVoiceToAll({ providers, name: "Ada", language: "en", samples });
  await cloneVoiceToAll({ providers: { one: atInworld, two: atInworld }, name: "Ada", language: "en", samples });
}

export function errors(thrown: unknown): void {
  if (!isCloneError(thrown)) return;
  expectTypeOf(thrown).toEqualTypeOf<CloneError>();
  expectTypeOf(thrown.outcome).toEqualTypeOf<"not_created" | "unknown" | undefined>();
  expectTypeOf(thrown.status).toEqualTypeOf<number | undefined>();
  // @ts-expect-error nobody changes an error
  thrown.code = "timeout";
}

/** What a provider says that is unlike ours: no language, no description, and a field that its service must have. */
type Unlike = CloneProvider<{ consent: boolean; gender?: "female" | "male" }, { voice_id: string }> & {
  readonly languages: "none";
  readonly description: "none";
};
declare const atUnlike: Unlike;
/** Any language, and a field that its service must have. */
declare const atDemanding: CloneProvider<{ consent: boolean }>;

export async function callsToOthers(): Promise<void> {
  const providerOptions = { consent: true } as const;
  const voice = await cloneVoice({ provider: atUnlike, name: "Ada", sample, providerOptions });
  expectTypeOf(voice).toEqualTypeOf<Voice<{ voice_id: string }>>();
  await cloneVoice({ provider: atUnlike, name: "Ada", sample, providerOptions: { consent: true, gender: "female" } });
  // @ts-expect-error the service takes no request without consent
  await cloneVoice({ provider: atUnlike, name: "Ada", sample });
  // @ts-expect-error an option of it, and not the one that is needed
  await cloneVoice({ provider: atUnlike, name: "Ada", sample, providerOptions: { gender: "female" } });
  // @ts-expect-error it takes no language
  await cloneVoice({ provider: atUnlike, name: "Ada", language: "en", sample, providerOptions });
  // @ts-expect-error it takes no description
  await cloneVoice({ provider: atUnlike, name: "Ada", description: "calm", sample, providerOptions });

  await cloneVoice({
    provider: atDemanding,
    name: "Ada",
    language: "gsw-CH",
    description: "calm",
    sample,
    providerOptions,
  });
  // @ts-expect-error a provider that takes a language has to be told which
  await cloneVoice({ provider: atDemanding, name: "Ada", sample, providerOptions });
  // @ts-expect-error the other of the two takes no field that this one cannot do without
  await cloneVoice({ provider: either ? atDemanding : atInworld, ...common, providerOptions });
  await cloneVoice({ provider: either ? atDemanding : atUnlike, ...common, providerOptions });
  // @ts-expect-error both need it
  await cloneVoice({ provider: either ? atDemanding : atUnlike, ...common });

  const providers = { main: atInworld, other: atUnlike };
  const results = await cloneVoiceToAll({ providers, ...common, providerOptions: { other: { consent: true } } });
  expectTypeOf(results.other).toEqualTypeOf<CloneResult<{ voice_id: string }>>();
  // What one of them takes is given, and the other's voice warns of it.
  await cloneVoiceToAll({ providers, ...common, description: "calm", providerOptions: { other: { consent: true } } });
  // @ts-expect-error one of the two needs consent
  await cloneVoiceToAll({ providers, ...common });
  // @ts-expect-error one of the two needs consent
  await cloneVoiceToAll({ providers, ...common, providerOptions: { main: { tags: ["demo"] } } });
  // @ts-expect-error one of the two takes a language, and has to be told which
  await cloneVoiceToAll({ providers, name: "Ada", sample, providerOptions: { other: { consent: true } } });
  await cloneVoiceToAll({
    providers: { one: atUnlike },
    name: "Ada",
    sample,
    providerOptions: { one: { consent: true } },
  });
}

/** One sample, with its words. */
declare const atLiteral: CloneProvider<
  object,
  unknown,
  { readonly samples: { readonly max: 1; readonly level: "refuse" }; readonly transcription: true }
>;

export async function callsWithWords(): Promise<void> {
  const one = { audio: sample, transcription: "Hello" };
  await cloneVoice({ provider: atLiteral, name: "Ada", language: "en", sample });
  await cloneVoice({ provider: atLiteral, name: "Ada", language: "en", samples: [one] });
  // @ts-expect-error it takes one sample
  await cloneVoice({ provider: atLiteral, name: "Ada", language: "en", samples: [one, one] });
}
