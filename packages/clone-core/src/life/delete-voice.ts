import { ask } from "../call/ask.ts";
import { checkId, lifeCall } from "./life-call.ts";
import type { DeleteVoiceOptions } from "./settings.ts";

/** What came of {@link deleteVoice}. */
export interface DeletedVoice {
  /**
   * `false` when the voice was gone before this call. Bun, Deno and browsers may repeat such a request by themselves when
   * its answer is lost: then it is `false` for a voice that the first of them deleted.
   */
  readonly deleted: boolean;
}

/**
 * Deletes a voice for good. Safe to repeat: a voice that is gone already is no error.
 *
 * @throws CloneError when the voice may still be there.
 * @example
 * ```ts
 * import { deleteVoice } from "@org/clone-core";
 * import { cartesia } from "@org/clone-core/cartesia";
 *
 * const { deleted } = await deleteVoice({ provider: cartesia({ apiKey }), id });
 *
 * declare const apiKey: string;
 * declare const id: string;
 * ```
 */
export function deleteVoice(options: DeleteVoiceOptions): Promise<DeletedVoice> {
  return lifeCall("delete", options, (provider, asking) =>
    ask(
      provider,
      { operation: "delete", id: checkId(options.id) },
      asking,
      // A success with a page, such as one to sign in, is somebody else's.
      (body) => (typeof body === "string" && body !== "" ? undefined : { deleted: true }),
      // Gone after a request whose answer was lost: that request deleted it. A page says nothing of a voice here, either.
      (mayBeDone, body) => (isPage(body) ? undefined : { deleted: mayBeDone }),
    ),
  );
}

/** Whether an answer is a page for people, as a server has it that is not the service. */
const isPage = (body: unknown): boolean => /^\s*</.test(String(body));
