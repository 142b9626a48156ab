import type { CloneErrorCode, CloneOutcome } from "../output/clone-error.ts";
import { isError } from "../output/is-error.ts";

/** What is known after a request failed. */
export interface Verdict {
  readonly code: CloneErrorCode;
  /** Only for a request that may have created a voice. */
  readonly outcome?: CloneOutcome;
  /** Whether the same request may be sent again: only where it surely created nothing and may well succeed. */
  readonly retry?: boolean;
  /** What to do about it. */
  readonly advice?: string;
}

const notCreated = (code: CloneErrorCode): Verdict => ({ code, outcome: "not_created" });
const unknown = (code: CloneErrorCode): Verdict => ({ code, outcome: "unknown" });

/** Whether a question that failed so, and that may be asked any number of times, may well be answered the next time. */
export const isMendedByRetry = (code: CloneErrorCode): boolean => code === "unavailable" || code === "timeout";

const codesByStatus: Readonly<Record<number, CloneErrorCode>> = {
  401: "authentication",
  402: "quota",
  403: "permission",
  413: "unsupported_audio",
  415: "unsupported_audio",
  429: "rate_limited",
};

/** The verdict on a status that is not a success. */
export function statusVerdict(status: number): Verdict {
  // A service that timed out waiting for the request may have had all of it; these two redirects ask for it once more.
  if (status === 408) return unknown("rejected");
  if (status === 307 || status === 308) return notCreated("unexpected_response");
  if (status >= 400 && status < 500) {
    return { ...notCreated(codesByStatus[status] ?? "rejected"), retry: status === 429 };
  }
  return unknown(status >= 500 ? "unavailable" : "unexpected_response");
}

/**
 * The verdict on a failed `fetch`. A failure counts as never sent only where the runtime says unmistakably that no
 * connection came about; everything else, a reset above all, may have come after the service had the whole request.
 *
 * @param untouched Whether nobody has taken the request's body.
 */
export function failureVerdict(failure: unknown, answered = false, untouched = false): Verdict {
  if (!answered && neverConnected(failure)) return { ...notCreated("unavailable"), retry: true };
  // fetch itself refuses some ports, whoever listens there.
  if (!answered && isError(failure) && (failure.cause as Error | undefined)?.message === "bad port") {
    return notCreated("unavailable");
  }
  if (untouched && isForeign(failure)) return { ...notCreated("invalid_input"), advice: foreignFetch };
  return unknown(codes(failure).some((code) => runtimeTimeouts.has(code)) ? "timeout" : "unavailable");
}

const foreignFetch = "your fetch takes no Request of this runtime: leave it out, or pass one that does";

/**
 * A `fetch` of another package, such as node-fetch, asks for the address "[object Request]", which is none. A wrapper may
 * say these words of a request that it sent, so they count only where nobody took the request's body.
 */
function isForeign(failure: unknown, depth = 0): boolean {
  const { message, input, cause } = Object(failure);
  const isSign = input === "[object Request]" || foreignWords.test(message);
  return isSign || (depth < 4 && isForeign(cause, depth + 1));
}

/** Those of undici from npm, and of node-fetch 2, which cross-fetch and isomorphic-fetch call. */
const foreignWords = /^(Failed to parse URL from \[object Request\]|Only absolute URLs are supported)$/;

const runtimeTimeouts = new Set(["UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT"]);

// Node and Bun. Of the TLS errors only those of a handshake that cannot have ended: others may break a request midway.
const connectFailures =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_CERT_ALTNAME_INVALID|(CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)_.+|ERR_SSL_(WRONG_VERSION_NUMBER|UNSUPPORTED_PROTOCOL))$/;
// Deno gives no code, only this text.
const denoConnectFailure = "client error (Connect)";

function neverConnected(failure: unknown): boolean {
  if (isError(failure) && failure.message.includes(denoConnectFailure)) return true;
  const found = codes(failure);
  return found.length > 0 && found.every((code) => connectFailures.test(code));
}

/** The error codes of a failure, its causes and, where one failure stands for several, of each of them. */
export function codes(failure: unknown, depth = 0): string[] {
  if (typeof failure !== "object" || failure === null || depth > 4) return [];
  const { code, cause, errors } = failure as { code?: unknown; cause?: unknown; errors?: unknown };
  if (Array.isArray(errors) && errors.length > 0) {
    // An attempt that names no code proves nothing.
    return errors.flatMap((error) => {
      const inner = codes(error, depth + 1);
      return inner.length > 0 ? inner : [""];
    });
  }
  return [...(typeof code === "string" ? [code] : []), ...codes(cause, depth + 1)];
}
