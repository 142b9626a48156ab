import type { CloneError } from "@org/clone-core";
import type { CloneTarget } from "../targets/target.ts";

/** What to do after an error; nothing but to look for the voice when nobody knows of it and it bears no key. */
export function nextStep(error: CloneError, target: CloneTarget, keyed = false): string | undefined {
  if (error.outcome !== "unknown") return stepAfter(error, target);
  return keyed ? "wait ten minutes, then run the same command again: it looks for the voice first" : undefined;
}

function stepAfter(error: CloneError, { name, keyVariable, baseUrlVariable }: CloneTarget): string {
  switch (error.code) {
    case "invalid_input":
      return "correct what the reason names and run the command again";
    case "unsupported_language":
      return `pass one of the languages that ${name} knows, or leave ${name} out with --provider`;
    case "unsupported_audio":
      return "pass a few seconds of speech as WAV or MP3";
    case "authentication":
      return `check the key in ${keyVariable}: it may be mistyped, revoked or made for another service`;
    case "permission":
      return error.outcome === undefined
        ? `pass a voice of your own, and a key in ${keyVariable} that may do this`
        : `give the key in ${keyVariable} the right to clone voices, or use another one`;
    case "quota":
      return `look at your plan and its limits at ${name}`;
    case "rate_limited":
      return error.retryAfterSeconds === undefined
        ? "wait a minute and run the command again"
        : `wait ${Math.ceil(error.retryAfterSeconds)} s and run the command again`;
    case "not_found":
      return `check the id: ${name} has no such voice in this account (any more)`;
    case "rejected":
      return `correct what ${name} objects to and run the command again`;
    case "unavailable":
      return `check your connection, and ${baseUrlVariable} if you set it; then run the command again`;
    case "unexpected_response":
      return `check ${baseUrlVariable} if you set it: what answered does not behave like ${name}`;
    case "timeout":
    case "aborted":
      return "run the command again";
    default:
      // A later core may know more codes.
      return "run the command again when the reason is gone";
  }
}
