import { type CloneVoiceOptions, cloneVoice } from "../clone-voice.ts";
import type { CloneWarning } from "../output/voice.ts";
import type { CloneProvider } from "../providers/provider.ts";
import { type DescribedRequest, describeRequest } from "./described-request.ts";

/** What a call would send, and what it would warn of before it does. */
export interface DryRun {
  readonly request: DescribedRequest;
  readonly warnings: readonly CloneWarning[];
}

/**
 * Runs a call up to the point where its request would leave, and answers it here. All checks are those of a real call;
 * neither API key nor audio is in the result. With an `idempotencyKey` the request shows where the voice would bear it.
 *
 * @throws CloneError when the call would be refused before sending.
 * @example
 * ```ts
 * import { inworld } from "@org/clone-core/inworld";
 * import { dryRun, requestRows } from "@org/clone-core/dry-run";
 *
 * const { request } = await dryRun({ provider: inworld({ apiKey }), name: "Ada", language: "en-US", sample });
 * for (const [name, value] of requestRows(request)) console.log(name, value);
 *
 * declare const apiKey: string;
 * declare const sample: Blob;
 * ```
 */
export async function dryRun<Provider extends CloneProvider>(options: CloneVoiceOptions<Provider>): Promise<DryRun> {
  const { provider } = options;
  let described: DescribedRequest | undefined;
  const answering: CloneProvider = {
    ...provider,
    send: (request, { signal, fetch }) =>
      provider.send(request, {
        signal,
        async fetch(finished) {
          described = await describeRequest(finished, request.samples);
          return fetch(finished);
        },
      }),
    fetch: async () => Response.json({}),
    // No voice of an idempotency key is there yet: the request is the one that a first call sends.
    voices: provider.voices && { ...provider.voices, readPage: () => ({ voices: [] }) },
    // Any voice will do: core then hands over the warnings that the real call would begin with.
    read: () => ({ voice: { id: "dry-run", raw: undefined } }),
  };
  const { warnings } = await cloneVoice({ ...(options as CloneVoiceOptions), provider: answering });
  if (described === undefined) throw new Error(`${provider.name} made no request`);
  return { request: described, warnings };
}
