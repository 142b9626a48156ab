import type { FaultName } from "@org/voices-mock/faults-client";
import { type CasesByPromise, each, type Failure, type FaultCase, patience } from "./case.ts";

const unavailable = ["unavailable", "unknown"] as const;
const rejected = ["rejected", "not_created"] as const;
const timedOut = ["timeout", "unknown"] as const;

/** Bytes that one runtime refuses and another makes something of; none takes them for a voice. */
const readDifferently = (fault: FaultName, ...comesTo: readonly Failure[]): FaultCase => ({
  fault,
  comesTo: [{ code: "unavailable", outcome: "unknown" }, ...comesTo],
});
const noVoice = (status: number): Failure => ({ code: "unexpected_response", outcome: "unknown", status });

/** What must become of a call whose connection breaks or stalls, by the promise it comes under. */
export const connectionCases: CasesByPromise = {
  "sends a request that may have created a voice once, however the connection breaks": [
    ...each(unavailable, ["reset-after-body", "reset-half-headers", "close-after-body", "close-half-headers"]),
    ...each(unavailable, ["reset-after-headers", "reset-mid-answer", "close-after-headers", "close-mid-answer"], {
      status: 200,
    }),
    ...each(
      unavailable,
      ["reset-before-body", "reset-mid-body", "close-before-body", "close-mid-body"],
      // The rest of a request that broke off never arrives, but its beginning does, once.
      { requests: [0] },
    ),
  ],
  "ends at its deadline while the service is silent, stalls or trickles": [
    ...each(timedOut, ["silence", "half-headers-then-stall", "trickle-headers"], { timeoutMs: patience }),
    ...each(timedOut, ["headers-then-stall", "trickle"], { timeoutMs: patience, status: 200 }),
    ...each(timedOut, ["error-then-stall"], { timeoutMs: patience, status: 400 }),
    ...each(timedOut, ["trickle-error"], { timeoutMs: patience, status: 500 }),
    ...each(timedOut, ["silence-unread"], { timeoutMs: patience, requests: [0] }),
  ],
  "keeps the status of an answer whose connection breaks or that comes early": [
    ...each(rejected, ["reset-mid-error", "close-mid-error", "reset-after-answer", "close-after-answer"], {
      status: 400,
    }),
    ...each(["unsupported_audio", "not_created"], ["early-413"], { requests: [0] }),
    ...each(["authentication", "not_created"], ["early-401"], { requests: [0] }),
    // The rest of the request may have been read by the time of the count.
    ...each(["unsupported_audio", "not_created"], ["early-413-keep"], { requests: [0, 1] }),
    ...each(["rate_limited", "not_created"], ["early-429-keep"], { requests: [0, 1], maxRetries: 0 }),
  ],
  "takes broken HTTP for a request that may have created a voice": [
    ...each(unavailable, ["garbage", "garbage-status"]),
    ...each(unavailable, ["long-length-200", "truncated-chunked-200", "bad-chunk-200", "not-gzip-200"]),
    readDifferently("garbage-headers", noVoice(200)),
    readDifferently("huge-headers", noVoice(200)),
    readDifferently("two-lengths-200", noVoice(200)),
    readDifferently("length-and-chunked-200", noVoice(200)),
    readDifferently("switching-protocols", noVoice(101)),
  ],
  "reads the answer that unusual HTTP carries, or says that nobody knows": [
    ...each(rejected, ["two-answers-400", "early-hints-400"]),
    ...each(unavailable, ["early-hints-500"]),
    // Node refuses a `100 Continue` that it did not ask for.
    readDifferently("continue-400", { code: "rejected", outcome: "not_created", status: 400 }),
    readDifferently("continue-500", { code: "unavailable", outcome: "unknown", status: 500 }),
  ],
};
