import type { CloneErrorCode, CloneOutcome } from "@org/clone-core";
import type { Failure, Reply } from "../answer.ts";
import type { Vendor } from "../scenario.ts";
import { largestError, type SentRequest } from "../wire.ts";

/** What one request must come to, once its answer is here: by the outcome table of the documentation. */
export type Verdict = { readonly voice: string } | FailedVerdict;

interface FailedVerdict {
  readonly voice?: undefined;
  /** One of these. */
  readonly codes: readonly CloneErrorCode[];
  readonly outcome: CloneOutcome;
  readonly retried?: boolean;
  /** Absent where there is none; `any` where what came is no answer. */
  readonly status?: number | "any";
}

export function verdictOn({ answer: { how }, replied }: SentRequest, vendor: Vendor): Verdict {
  switch (how.kind) {
    case "hangs":
    case "odd":
      return { codes: ["unavailable", "unexpected_response"], outcome: "unknown", status: "any" };
    case "fails":
      return failed(how);
    case "reply":
      return replyVerdict(how, replied, vendor);
  }
}

function failed({ what }: Failure): FailedVerdict {
  switch (what) {
    case "connect":
      return { codes: ["unavailable"], outcome: "not_created", retried: true };
    case "runtime timeout":
      return { codes: ["timeout"], outcome: "unknown" };
    case "strange":
      return { codes: ["unavailable", "unexpected_response"], outcome: "unknown" };
    default:
      return { codes: ["unavailable"], outcome: "unknown" };
  }
}

const codes: Readonly<Record<number, CloneErrorCode>> = {
  401: "authentication",
  402: "quota",
  403: "permission",
  413: "unsupported_audio",
  415: "unsupported_audio",
  429: "rate_limited",
};

function replyVerdict({ status, ending }: Reply, replied: Uint8Array | undefined, vendor: Vendor): Verdict {
  const outcome = isRefusal(status) ? "not_created" : "unknown";
  if (status >= 200 && status < 300) {
    // Some successes have no body that could break off.
    if (ending === "whole" || replied === undefined) return successVerdict(status, parsed(replied), vendor);
    // The answer had begun: whatever ended it, the service had the request.
    return ending === "stalls" ? { codes: [], outcome, status } : { codes: failed(ending).codes, outcome, status };
  }
  if (status < 400) return { codes: ["unexpected_response"], outcome, status };
  if (status >= 500) return { codes: ["unavailable"], outcome, status };
  if (status === 408) return { codes: ["rejected"], outcome, status };
  const body = ending === "whole" && (replied?.length ?? 0) <= largestError ? parsed(replied) : undefined;
  const said = vendor === "cartesia" ? member(body, "error_code") : undefined;
  if (said === "quota_exceeded" || said === "plan_upgrade_required") return { codes: ["quota"], outcome, status };
  return { codes: [codes[status] ?? "rejected"], outcome, status, retried: status === 429 };
}

function successVerdict(status: number, body: unknown, vendor: Vendor): Verdict {
  const id = vendor === "cartesia" ? member(body, "id") : member(member(body, "voice"), "voiceId");
  if (typeof id === "string" && id.trim() !== "") return { voice: id };
  if (allSamplesRefused(body, vendor)) return { codes: ["rejected"], outcome: "not_created", status };
  return { codes: ["unexpected_response"], outcome: "unknown", status };
}

function allSamplesRefused(body: unknown, vendor: Vendor): boolean {
  const samples = member(body, "audioSamplesValidated");
  if (vendor !== "inworld" || !Array.isArray(samples) || samples.length === 0) return false;
  if (typeof member(body, "voice") === "object" && member(body, "voice") !== null) return false;
  return samples.every((sample) => {
    const errors = member(sample, "errors");
    return Array.isArray(errors) && errors.length > 0;
  });
}

/** Whether the service may have made a voice of a request, as far as anybody outside of it can know. */
export function mayHaveCreated({ answer: { how }, body, replied }: SentRequest, vendor: Vendor): boolean {
  if (body === undefined) return false;
  if (how.kind === "fails") return how.what !== "connect";
  if (how.kind !== "reply") return true;
  const success = how.status >= 200 && how.status < 300;
  return !isRefusal(how.status) && !(success && allSamplesRefused(parsed(replied), vendor));
}

const isRefusal = (status: number): boolean =>
  status === 307 || status === 308 || (status >= 400 && status < 500 && status !== 408);

const member = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;

function parsed(bytes: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    // Then it is text, in which nobody looks for a voice.
    return undefined;
  }
}
