// Compiled, never run: what TypeScript users can and cannot write.
import type { InworldCloneResponse } from "@org/inworld-voices";
import { expectTypeOf } from "vitest";
import {
  type CloneError,
  type CloneProvider,
  type CloneResult,
  cloneVoice,
  cloneVoiceToAll,
  isCloneError,
  type Voice,
} from "../src/index.ts";
import { type CartesiaRaw, cartesia } from "../src/providers/cartesia.ts";
import { inworld } from "../src/providers/inworld.ts";

declare const sample: Blob | File | Uint8Array | ArrayBuffer;
declare const either: boolean;
const atCartesia = cartesia({ apiKey: "key" });
const atInworld = inworld({ apiKey: async () => "key" });
const common = { name: "Ada", language: "en", sample } as const;

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
