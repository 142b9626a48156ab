import { ask } from "../call/ask.ts";
import type { VoiceDetails } from "../output/voice.ts";
import type { CloneProvider, DetailsOf } from "../providers/provider.ts";
import { checkId, lifeCall, readDetails } from "./life-call.ts";
import type { GetVoiceOptions } from "./settings.ts";

/**
 * Reads one voice.
 *
 * @throws CloneError `not_found` when the account has no such voice.
 * @example
 * ```ts
 * import { getVoice } from "@org/clone-core";
 * import { cartesia } from "@org/clone-core/cartesia";
 *
 * const voice = await getVoice({ provider: cartesia({ apiKey }), id });
 * console.log(voice.name, voice.createdAt);
 *
 * declare const apiKey: string;
 * declare const id: string;
 * ```
 */
export function getVoice<Provider extends CloneProvider>(
  options: GetVoiceOptions<Provider>,
): Promise<VoiceDetails<DetailsOf<Provider>>> {
  return lifeCall("get", options, async (provider, asking) => {
    const question = { operation: "get", id: checkId(options.id) } as const;
    return ask(provider, question, asking, readDetails<Provider>(provider, asking));
  });
}
