import type { CloneError } from "@org/clone-core";

const ownChecks: ReadonlySet<string> = new Set(["invalid_input", "unsupported_language", "unsupported_audio"]);

/** Whether our own checks refused a call: a service that says the same has a status. A call that creates nothing has no outcome. */
const refusedBeforeSending = ({ code, status, outcome }: CloneError): boolean =>
  ownChecks.has(code) && status === undefined && outcome !== "unknown";

/**
 * What the command exits with, given the error of each provider or `undefined` for a voice: 3 when nobody knows
 * whether one exists, 0 when all were created, 2 when all were refused before sending, else 1.
 */
export function exitCode(errors: readonly (CloneError | undefined)[]): number {
  if (errors.some((error) => error?.outcome === "unknown")) return 3;
  if (errors.every((error) => error === undefined)) return 0;
  return errors.every((error) => error !== undefined && refusedBeforeSending(error)) ? 2 : 1;
}
