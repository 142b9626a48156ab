import { type CloneProvider, type CloneVoiceOptions, type CloneWarning, cloneVoice } from "@org/clone-core";
import { type DescribedRequest, describeRequest } from "./described-request.ts";

/** What a call would send. */
export interface DryRun {
  readonly request: DescribedRequest;
  readonly warnings: readonly CloneWarning[];
}

/**
 * Runs a call up to the point where its request would leave, and answers it here. All checks are those of a real call.
 *
 * @throws CloneError when the call would be refused before sending.
 */
export async function dryRun(options: CloneVoiceOptions): Promise<DryRun> {
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
  const { warnings } = await cloneVoice({ ...options, provider: answering });
  if (described === undefined) throw new Error(`${provider.name} made no request`);
  return { request: described, warnings };
}
