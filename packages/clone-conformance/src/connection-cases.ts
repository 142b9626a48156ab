import type { FaultName } from "@org/voices-mock/faults-client";
import { each, type FaultCase, patience, type Verdict } from "./fault-case.ts";

const unavailable: Verdict = ["unavailable", "unknown"];

// The status of an answer that cannot be read is nothing to rely on.
const unreadable = (faults: readonly FaultName[]): FaultCase[] =>
  faults.map((fault) => ({ fault, code: "unavailable", outcome: "unknown" }));
const rejected: Verdict = ["rejected", "not_created"];
const redirected: Verdict = ["unexpected_response", "unknown"];
const asksAgain: Verdict = ["unexpected_response", "not_created"];

/** What must become of a call whose connection breaks, stalls, or leads elsewhere, by the promise it comes under. */
export const connectionCases: Readonly<Record<string, readonly FaultCase[]>> = {
  "sends a request that may have created a voice once": [
    ...each(unavailable, [
      "status-500",
      "status-501",
      "status-502-json",
      "status-503",
      "status-503-text",
      "status-504-html",
      "status-507",
      "status-520",
      "status-524",
      "status-599",
      "retry-after-0-on-500",
      "retry-after-0-on-503",
    ]),
    ...each(["rejected", "unknown"], ["status-408", "retry-after-0-on-408"]),
    ...each(unavailable, [
      "reset-after-body",
      "reset-half-headers",
      "reset-after-headers",
      "reset-mid-answer",
      "close-after-body",
      "close-half-headers",
      "close-after-headers",
      "close-mid-answer",
    ]),
    ...each(
      unavailable,
      ["reset-before-body", "reset-mid-body", "close-before-body", "close-mid-body"],
      // The rest of a request that broke off never arrives, but its beginning does, once.
      { requests: 0 },
    ),
  ],
  "ends at its deadline while the service is silent, stalls or trickles": each(
    ["timeout", "unknown"],
    ["silence", "half-headers-then-stall", "headers-then-stall", "error-then-stall", "trickle", "trickle-headers"],
    { timeoutMs: patience },
  ),
  "ends at its deadline while the service reads nothing": each(["timeout", "unknown"], ["silence-unread"], {
    timeoutMs: patience,
    requests: 0,
  }),
  "keeps the status of a refusal whose body breaks off or cannot be read": [
    ...each(rejected, ["reset-mid-error", "close-mid-error"], { status: 400 }),
    ...each(rejected, [
      "long-length-400",
      "truncated-chunked-400",
      "truncated-json-400",
      "truncated-gzip-400",
      "not-gzip-400",
      "unknown-coding-400",
    ]),
  ],
  "takes broken HTTP for a request that may have created a voice": unreadable([
    "garbage",
    "garbage-status",
    "long-length-200",
    "truncated-chunked-200",
    "bad-chunk-200",
    "not-gzip-200",
  ]),
  "takes an answer that comes before the service has read everything": [
    ...each(["unsupported_audio", "not_created"], ["early-413"], { requests: 0 }),
    ...each(["authentication", "not_created"], ["early-401"], { requests: 0 }),
  ],
  "reads no more of an error than it needs": [
    ...each(unavailable, ["huge-error", "endless-500", "gzip-bomb-500"], { status: 500 }),
  ],
  "follows no redirect": [
    ...each(redirected, ["redirect-301", "redirect-302", "redirect-303"]),
    ...each(redirected, ["redirect-301-elsewhere", "redirect-302-elsewhere", "redirect-303-elsewhere"]),
    ...each(redirected, ["redirect-302-nowhere", "redirect-302-garbage", "redirect-302-loop"]),
    ...each(asksAgain, ["redirect-307", "redirect-308", "redirect-307-elsewhere", "redirect-308-elsewhere"]),
    ...each(asksAgain, ["redirect-307-nowhere", "redirect-308-garbage", "redirect-307-loop"]),
  ],
};
