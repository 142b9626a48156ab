import type { CloneErrorCode } from "./clone-error.ts";

/** A check of ours that failed before anything was sent; the call that it belongs to turns it into a `CloneError`. */
export class Refusal extends Error {
  readonly code: CloneErrorCode;

  constructor(code: CloneErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

/** Refuses an option: names it, says what came, and what would be right. */
export function refuse(option: string, given: unknown, right: string): Refusal {
  return new Refusal("invalid_input", `${option} is ${describe(given)}: ${right}`);
}

function describe(given: unknown): string {
  if (given === null || given === undefined) return String(given);
  if (typeof given === "string") return given === "" ? "an empty string" : "a string";
  if (typeof given === "number" || typeof given === "boolean") return String(given);
  if (typeof given === "object") return `a value of class ${given.constructor?.name ?? "unknown"}`;
  return `a ${typeof given}`;
}
