import type { CloneError, CloneProvider } from "@org/clone-core";
import type { FaultCase } from "./case.ts";

/** The case, where a provider knows what a body says: its code then stands, and such a refusal is not sent again. */
export function asRead(provider: CloneProvider, one: FaultCase): FaultCase {
  const [expected] = one.comesTo;
  if (one.body === undefined || expected === undefined || expected === "voice") return one;
  const said = provider.read(expected.status ?? 0, one.body);
  if (said?.voice !== undefined) return one;
  const { code = expected.code, providerCode } = said ?? {};
  const comesTo = [{ ...expected, code, ...(providerCode !== undefined && { providerCode }) }];
  return { ...one, comesTo, ...(code !== expected.code && { requests: [1] }) };
}

/** What an error lacks that every one of its kind must have. */
export function unexplained({ error }: { readonly error?: CloneError | undefined }): string[] {
  if (error === undefined) return [];
  return [
    ...(error.status === undefined && error.cause === undefined ? ["an error without an answer has no cause"] : []),
    ...(error.startedAt instanceof Date ? [] : ["startedAt is no date"]),
    ...(error.message === "" ? ["the message is empty"] : []),
  ];
}
