import type { Asking, ListingProvider } from "../call/ask.ts";
import { runCall } from "../call/call.ts";
import { checkProvider } from "../call/clone-with.ts";
import { isNamed, type KeyedVoice, keyedVoice } from "../call/look-up.ts";
import { refuse } from "../input/refusal.ts";
import type { VoiceOperation } from "../output/clone-event.ts";
import { Redactor } from "../output/redactor.ts";
import type { VoiceDetails } from "../output/voice.ts";
import type { CloneProvider, DetailsOf, ServiceVoice } from "../providers/provider.ts";
import type { AccountOptions } from "./settings.ts";

/** One call about voices that exist. */
export function lifeCall<Result>(
  operation: VoiceOperation,
  settings: AccountOptions,
  work: (provider: ListingProvider, asking: Asking) => Promise<Result>,
): Promise<Result> {
  const { provider, ...call } = settings ?? {};
  return runCall({ provider, operation }, call, async (about, { maxRetries }, start) => {
    checkProvider(provider);
    if (provider.voices === undefined) {
      throw refuse("provider", provider, `pass one that has a list of voices, which ${provider.name} has not`);
    }
    const redactor = new Redactor(provider);
    const result = await work(provider as ListingProvider, { call: about, deadline: start(), maxRetries, redactor });
    return { result, outcome: "done" };
  });
}

/** An id that stays one step of a path. */
export function checkId(id: unknown): string {
  if (typeof id !== "string" || !/^(?!\.{1,2}$)[^\s/\\?#%\p{C}]{1,500}$/u.test(id)) {
    throw refuse("id", id, "pass the id of a voice as the provider gave it");
  }
  return id;
}

/** Reads the answer to a question about one voice; only what names one is an answer. */
export const readOne =
  ({ voices }: ListingProvider) =>
  (body: unknown): ServiceVoice | undefined => {
    const found = voices.readVoice(body);
    return found !== undefined && isNamed(found) ? found : undefined;
  };

/** The same, for the caller. */
export const readDetails =
  <Provider extends CloneProvider>(provider: ListingProvider, { redactor }: Asking) =>
  (body: unknown): VoiceDetails<DetailsOf<Provider>> | undefined => {
    const found = readOne(provider)(body);
    return found && (detailsOf(provider, keyedVoice(provider, found), redactor) as VoiceDetails<DetailsOf<Provider>>);
  };

/** A voice without its mark, for the caller. */
export function detailsOf(
  { name, voices }: ListingProvider,
  { raw, key, ...fields }: KeyedVoice<unknown>,
  redactor: Redactor,
): VoiceDetails {
  const voice: Record<string, unknown> = { provider: name, id: fields.id, name: "" };
  for (const [option, value] of Object.entries(fields)) {
    // A voice is used by its id, so that stays as it came. What looks like audio elsewhere was no part of this call, and may
    // be what the caller looks for or writes back.
    if (value !== undefined)
      voice[option] = typeof value === "string" && option !== "id" ? redactor.written(value) : value;
  }
  if (fields.createdAt !== undefined) voice["createdAtSource"] = voices.createdAtSource;
  if (key !== undefined) voice["idempotencyKey"] = key;
  // A getter, since inspecting with hidden fields shows hidden values but calls no getter.
  Object.defineProperty(voice, "raw", { get: () => raw });
  return voice as unknown as VoiceDetails;
}
