import { ask } from "../call/ask.ts";
import { isMarked, looksMarked, withMark } from "../input/mark.ts";
import { checkText } from "../input/options.ts";
import { refuse } from "../input/refusal.ts";
import type { VoiceDetails } from "../output/voice.ts";
import type { CloneProvider, DetailsOf } from "../providers/provider.ts";
import { checkId, lifeCall, readDetails, readOne } from "./life-call.ts";
import type { OneVoiceOptions } from "./settings.ts";

/** What {@link updateVoice} takes: what is left out stays as it is. */
export interface UpdateVoiceOptions<Provider extends CloneProvider = CloneProvider> extends OneVoiceOptions<Provider> {
  name?: string | undefined;
  /** Empty text takes the description away. */
  description?: string | undefined;
}

/**
 * Changes the name or the description of a voice, and returns the voice as it is then. Its `idempotencyKey` stays, which
 * takes a request more where the key stands in the description.
 *
 * @throws CloneError `not_found` when the account has no such voice.
 * @example
 * ```ts
 * import { updateVoice } from "@org/clone-core";
 * import { inworld } from "@org/clone-core/inworld";
 *
 * await updateVoice({ provider: inworld({ apiKey }), id, name: "Ada Lovelace" });
 *
 * declare const apiKey: string;
 * declare const id: string;
 * ```
 */
export function updateVoice<Provider extends CloneProvider>(
  options: UpdateVoiceOptions<Provider>,
): Promise<VoiceDetails<DetailsOf<Provider>>> {
  return lifeCall("update", options, async (provider, asking) => {
    const { voices } = provider;
    const id = checkId(options.id);
    const name = options.name === undefined ? undefined : checkText("name", options.name);
    let { description } = options;
    if (name === undefined && description === undefined) throw refuse("name", name, "pass a name or a description");
    if (description !== undefined && description !== "") checkText("description", description);
    for (const [field, text = ""] of Object.entries({ name, description })) {
      // It would be taken out of all that the caller is given.
      if (isMarked(text)) throw refuse(field, text, looksMarked);
    }
    if (description !== undefined && voices.markedIn === "description") {
      const now = await ask(provider, { operation: "get", id }, asking, readOne(provider));
      const key = voices.keyOf(now.raw);
      if (key !== undefined) description = withMark(description || undefined, key);
    }
    const question = { operation: "update", id, name, description } as const;
    return ask(provider, question, asking, readDetails<Provider>(provider, asking));
  });
}
