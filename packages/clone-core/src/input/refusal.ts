import type { CloneErrorCode } from "../output/clone-error.ts";

/** A check of ours that failed before anything was sent; the call that it belongs to turns it into a `CloneError`. */
export class Refusal extends Error {
  readonly code: CloneErrorCode;
  // Each entry point is bundled with a copy of this class of its own, so a class cannot recognise the other's.
  override readonly name = "Refusal";

  constructor(code: CloneErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

/** Whether a check of ours threw it, whichever entry point that check is part of. */
export const isRefusal = (thrown: unknown): thrown is Refusal => thrown instanceof Error && thrown.name === "Refusal";

/** Refuses an option: names it, says what came, and what would be right. */
export const refuse = (option: string, given: unknown, right: string): Refusal =>
  new Refusal("invalid_input", `${option} is ${describe(given)}: ${right}`);

/** Refuses an option that is no object with fields. */
export function checkObject(option: string, given: unknown, right = "pass an object"): void {
  // A list, a map and null have other tags.
  if (Object.prototype.toString.call(given) !== "[object Object]") throw refuse(option, given, right);
}

export function describe(given: unknown): string {
  if (typeof given === "string" && given.trim() === "") return given === "" ? "empty" : "blank";
  if (typeof given === "string" || typeof given === "function") return `a ${typeof given}`;
  if (typeof given !== "object" || given === null) return String(given);
  const kind = given.constructor?.name ?? "bare object";
  return `${/^[AEIO]/.test(kind) ? "an" : "a"} ${kind}`;
}
