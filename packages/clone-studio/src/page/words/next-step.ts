import type { ToldError } from "../../api/clone.ts";

/** What a person can do about an error; after an unknown outcome the page itself offers it. */
export function nextStep({ code, outcome, retryAfterSeconds }: ToldError): string {
  if (outcome === "unknown") return "";
  switch (code) {
    case "invalid_input":
    case "bad_request":
      return "Correct what the reason names";
    case "unsupported_language":
      return "Choose another language, or leave this service out";
    case "unsupported_audio":
      return "Take another recording: a few seconds of speech";
    case "authentication":
      return "Check the key that the studio was started with: it may be mistyped, revoked or made for another service";
    case "permission":
      return "Give the key the right to do this, or start the studio with another key";
    case "quota":
      return "Look at your plan and its limits at this service";
    case "rate_limited":
      return `Wait ${retryAfterSeconds === undefined ? "a minute" : `${Math.ceil(retryAfterSeconds)} s`} and try again`;
    case "not_found":
      return "It may have been deleted elsewhere: read the list again";
    case "turned_away":
      return "Open the address that the studio printed when it was started last";
    case "just_deleted":
      return "Wait ten minutes and try again, or clone it again as a new voice now";
    case "rejected":
      return "Correct what the service objects to";
    case "unavailable":
      return "Check your connection, and try again";
    case "unexpected_response":
      return "Check the address of the service, if you set one";
    default:
      return "Try again";
  }
}
