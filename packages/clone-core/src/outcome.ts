import type { CloneErrorCode, CloneOutcome } from "./clone-error.ts";

/** What is known after a request failed. */
export interface Verdict {
  readonly code: CloneErrorCode;
  readonly outcome: CloneOutcome;
  /** Whether the same request may be sent again: only where it surely created nothing and may well succeed. */
  readonly retry?: boolean;
}

const notCreated = (code: CloneErrorCode): Verdict => ({ code, outcome: "not_created" });
const unknown = (code: CloneErrorCode): Verdict => ({ code, outcome: "unknown" });

/** The verdict on a status that is not a success. */
export function statusVerdict(status: number): Verdict {
  switch (status) {
    case 401:
      return notCreated("authentication");
    case 402:
      return notCreated("quota");
    case 403:
      return notCreated("permission");
    case 408:
      return unknown("rejected");
    case 413:
    case 415:
      return notCreated("unsupported_audio");
    case 429:
      return { ...notCreated("rate_limited"), retry: true };
    case 307:
    case 308:
      return notCreated("unexpected_response");
  }
  if (status >= 400 && status < 500) return notCreated("rejected");
  return unknown(status >= 500 && status < 600 ? "unavailable" : "unexpected_response");
}

/**
 * The verdict on a failed `fetch`. A failure counts as never sent only where the runtime says unmistakably that no
 * connection came about; everything else, a reset above all, may have come after the service had the whole request.
 */
export function failureVerdict(failure: unknown): Verdict {
  if (neverConnected(failure)) return { ...notCreated("unavailable"), retry: true };
  return unknown(codes(failure).some((code) => runtimeTimeouts.has(code)) ? "timeout" : "unavailable");
}

const runtimeTimeouts = new Set(["UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT"]);

// Node and Bun. Of the TLS errors only those of a handshake that cannot have ended: others may break a request midway.
const connectFailures =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_CERT_ALTNAME_INVALID|CERT_HAS_EXPIRED|CERT_NOT_YET_VALID|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT(_LOCALLY)?)|ERR_SSL_(WRONG_VERSION_NUMBER|UNSUPPORTED_PROTOCOL|TLSV1_ALERT_PROTOCOL_VERSION))$/;
// Deno gives no code, only this text.
const denoConnectFailure = "client error (Connect)";

function neverConnected(failure: unknown): boolean {
  const message = failure instanceof Error ? failure.message : "";
  if (message.includes(denoConnectFailure)) return true;
  const found = codes(failure);
  return found.length > 0 && found.every((code) => connectFailures.test(code));
}

/** The error codes of a failure, its causes and, where one failure stands for several, of each of them. */
function codes(failure: unknown, depth = 0): string[] {
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
