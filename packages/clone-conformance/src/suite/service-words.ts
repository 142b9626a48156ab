import type { CloneProvider } from "@org/clone-core";
import type { FaultWords } from "@org/voices-mock/faults-client";

/** What the service of a provider says in its own words; the two that are built in share those of the server of faults. */
export interface ServiceWords {
  /** The body of a success, as the service's document has it. */
  readonly success?: unknown;
  /** The body of an error. */
  readonly error?: unknown;
  /** The own fields of every call, where the service takes no request without one of them. */
  readonly providerOptions?: object | undefined;
}

/** The words as the server of faults needs them: where the id and the message stand, the provider itself tells. */
export function faultWordsOf({ read }: CloneProvider, { success, error }: ServiceWords): FaultWords | undefined {
  if (success === undefined && error === undefined) return undefined;
  const refusal = read(400, error);
  return {
    ...(success !== undefined && { success: { body: success, id: read(200, success).voice?.id ?? "" } }),
    ...(error !== undefined && { error: { body: error, message: refusal.voice ? undefined : refusal.message } }),
  };
}
