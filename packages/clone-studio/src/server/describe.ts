import type { CloneVoiceOptions } from "@org/clone-core";
import { dryRun, requestRows } from "@org/clone-core/dry-run";
import type { CloneFields, Described } from "../api/clone.ts";
import type { ProviderCall } from "../providers/studio-provider.ts";

/**
 * What a call would send, made with a word in the key's place, so that the key cannot be in it.
 *
 * @throws CloneError when the call would be refused before sending.
 */
export async function describeCall(
  call: ProviderCall,
  fields: CloneFields,
  idempotencyKey?: string,
): Promise<Described> {
  const { request, warnings } = await dryRun(callOptions(call, fields, idempotencyKey));
  const [, ...rows] = requestRows(request);
  return { method: request.method, url: request.url, rows, warnings };
}

/** One call of core's. */
export function callOptions(call: ProviderCall, fields: CloneFields, idempotencyKey?: string): CloneVoiceOptions {
  const { name, language, description } = fields;
  return {
    ...call,
    name,
    language,
    ...(description !== undefined && description.trim() !== "" && { description }),
    ...(idempotencyKey !== undefined && { idempotencyKey }),
  };
}
