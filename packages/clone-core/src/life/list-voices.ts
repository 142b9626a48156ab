import type { ListingProvider } from "../call/ask.ts";
import { listed } from "../call/look-up.ts";
import type { VoiceDetails } from "../output/voice.ts";
import type { CloneProvider, DetailsOf } from "../providers/provider.ts";
import { detailsOf, lifeCall } from "./life-call.ts";
import type { ListVoicesOptions } from "./settings.ts";

/** The voices of an account. Each loop over them reads the list anew. */
export interface VoiceList<Raw = unknown> extends AsyncIterable<VoiceDetails<Raw>> {
  /** The same voices as the service hands them out: a page at a time, the next one only when you go on. Some may be empty. */
  pages(): AsyncIterable<readonly VoiceDetails<Raw>[]>;
}

/**
 * Lists the account's own voices, in the order of the service. Pages are read one after the other while you go on, and
 * `timeoutMs` is for each of them. A voice that appears or vanishes meanwhile may be missing; none comes twice.
 *
 * @throws CloneError `unexpected_response` when the list does not end: after 10,000 pages, or when pages repeat.
 * @example
 * ```ts
 * import { listVoices } from "@org/clone-core";
 * import { cartesia } from "@org/clone-core/cartesia";
 *
 * for await (const voice of listVoices({ provider: cartesia({ apiKey }) })) console.log(voice.id, voice.name);
 *
 * declare const apiKey: string;
 * ```
 */
export function listVoices<Provider extends CloneProvider>(
  options: ListVoicesOptions<Provider>,
): VoiceList<DetailsOf<Provider>> {
  const pages = () => pagesOfVoices(options);
  return {
    pages,
    async *[Symbol.asyncIterator]() {
      for await (const page of pages()) yield* page;
    },
  };
}

/**
 * The pages of a list.
 *
 * @param search Only voices whose description holds this text are wanted; a service that cannot search lists all of them.
 */
export async function* pagesOfVoices<Provider extends CloneProvider>(
  options: ListVoicesOptions<Provider>,
  search?: string,
): AsyncGenerator<readonly VoiceDetails<DetailsOf<Provider>>[], void, void> {
  // What is wrong with a provider is said by the first page's call.
  const provider = options?.provider as ListingProvider;
  yield* listed(provider, search, (askPage) =>
    lifeCall("list", options, async (_provider, asking) => {
      const { voices, ...page } = await askPage(asking);
      const details = voices.map((voice) => detailsOf(provider, voice, asking.redactor));
      return { ...page, voices: details as VoiceDetails<DetailsOf<Provider>>[] };
    }),
  );
}
