import type { CloneError, CloneProvider } from "@org/clone-core";
import type { ServiceWords } from "../suite/service-words.ts";
import type { FaultCase } from "./case.ts";

/** The case, where a provider knows what a body says: its code then stands, and such a refusal is not sent again. */
export function asRead(provider: CloneProvider, one: FaultCase, { error }: ServiceWords): FaultCase {
  const [expected] = one.comesTo;
  const body = one.body ?? (toldInWords.test(one.fault) ? error : undefined);
  if (body === undefined || expected === undefined || expected === "voice") return one;
  const said = provider.read(expected.status ?? 0, body);
  if (said?.voice !== undefined) return one;
  const { providerCode, requestId } = said ?? {};
  // Where nobody knows what was created, a body says no more about it.
  const code = expected.outcome === "not_created" ? (said?.code ?? expected.code) : expected.code;
  const told = { ...(providerCode !== undefined && { providerCode }), ...(requestId !== undefined && { requestId }) };
  return { ...one, comesTo: [{ ...expected, code, ...told }], ...(code !== expected.code && { requests: [1] }) };
}

/** Faults whose error is told in the service's own words. */
const toldInWords = /^(status-\d+-json|echo-(base64-|decoded-)?\d+)$/;

/** What an error lacks that every one of its kind must have. */
export function unexplained({ error }: { readonly error?: CloneError | undefined }): string[] {
  if (error === undefined) return [];
  return [
    ...(error.status === undefined && error.cause === undefined ? ["an error without an answer has no cause"] : []),
    ...(error.startedAt instanceof Date ? [] : ["startedAt is no date"]),
    ...(error.message === "" ? ["the message is empty"] : []),
  ];
}
