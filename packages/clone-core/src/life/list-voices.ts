import type { ListingProvider } from "../call/ask.ts";
import { listed } from "../call/look-up.ts";
import { Redactor } from "../output/redactor.ts";
import type { VoiceDetails } from "../output/voice.ts";
import type { CloneProvider, DetailsOf } from "../providers/provider.ts";
import { detailsOf, lifeCall } from "./life-call.ts";
import type { VoicesSettings } from "./settings.ts";

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
export async function* listVoices<Provider extends CloneProvider>(
  options: VoicesSettings<Provider>,
): AsyncGenerator<VoiceDetails<DetailsOf<Provider>>, void, void> {
  // What is wrong with a provider is said by the first page's call.
  const provider = options?.provider as ListingProvider;
  let redactor = new Redactor();
  const pages = listed(provider, undefined, (askPage) =>
    lifeCall("list", options, (_provider, asking) => {
      redactor = asking.redactor;
      return askPage(asking);
    }),
  );
  for await (const page of pages) {
    for (const voice of page) yield detailsOf(provider, voice, redactor) as VoiceDetails<DetailsOf<Provider>>;
  }
}
