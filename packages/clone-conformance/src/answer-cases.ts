import type { FaultName } from "@org/voices-mock/faults-client";
import { each, type FaultCase, type Verdict } from "./fault-case.ts";

const unavailable: Verdict = ["unavailable", "unknown"];
const rejected: Verdict = ["rejected", "not_created"];
const rateLimited: Verdict = ["rate_limited", "not_created"];
const noVoice: Verdict = ["unexpected_response", "unknown"];

/** What must become of a call that is answered, by the promise it comes under. */
export const answerCases: Readonly<Record<string, readonly FaultCase[]>> = {
  "sends a request that created nothing again, and no more than twice": [
    ...each(rateLimited, ["retry-after-0", "retry-after-0.2", "retry-after-date--60"], { requests: 3, status: 429 }),
    ...each(
      rateLimited,
      ["retry-after-empty", "retry-after-garbage", "retry-after--5", "retry-after-date-1", "status-429-html"],
      {
        requests: 2,
        maxRetries: 1,
        status: 429,
      },
    ),
  ],
  "takes no success without a voice for one": each(noVoice, [
    "html-200",
    "empty-200",
    "null-200",
    "object-200",
    "array-200",
    "string-200",
    "number-200",
    "true-200",
    "blank-id-200",
    "number-id-200",
    "null-id-200",
    "truncated-json-200",
    "deep-json-200",
    "duplicate-keys-200",
    "prototype-200",
    "utf16-200",
    "binary-200",
    "wrong-type-200",
    "no-type-200",
    "short-length-200",
    "status-201",
    "status-202",
    "status-204",
    "status-205",
    "status-206",
    "gzip-bomb-200",
    "unknown-coding-200",
    "bom-200",
  ]),
  "says what a refusal means, and keeps its status": [
    ...each(rejected, [
      "status-400-json",
      "status-400-text",
      "status-404",
      "status-405",
      "status-409-json",
      "status-422-text",
      "status-451",
      "retry-after-0-on-400",
      "chunked-400",
      "until-close-400",
      "gzip-400",
      "br-400",
      "deflate-400",
      "bom-400",
      "latin1-400",
      "utf16-400",
      "binary-400",
      "deep-json-400",
      "prototype-400",
      "duplicate-keys-400",
      "wrong-type-400",
      "no-type-400",
    ]),
    ...each(["authentication", "not_created"], ["status-401", "status-401-html"]),
    ...each(["quota", "not_created"], ["status-402", "quota-402"]),
    ...each(["permission", "not_created"], ["status-403-json", "status-403-html"]),
    ...each(["unsupported_audio", "not_created"], ["status-413", "status-415"]),
  ],
  "fails at once when it is told to wait longer than a minute": [
    ...each(rateLimited, ["retry-after-3600"], { status: 429, retryAfterSeconds: 3600 }),
    ...each(rateLimited, ["retry-after-99999999999999999999", "retry-after-date-3600"], { status: 429 }),
  ],
  "repeats neither key nor sample, though the service does": [
    ...each(unavailable, [
      "echo-500",
      "echo-text-500",
      "echo-html-502",
      "echo-base64-500",
      "echo-body-500",
      "echo-decoded-500",
      "echo-headers-500",
      "echo-reason-500",
    ]),
    ...each(rejected, ["echo-400", "echo-text-422", "echo-base64-400"]),
    ...each(noVoice, ["echo-200", "echo-html-200", "echo-body-200"]),
    ...each(["authentication", "not_created"], ["echo-decoded-401", "echo-headers-401"]),
    ...each(["permission", "not_created"], ["echo-reason-403"]),
  ],
};

/** Faults that end well all the same. Deno reads gzip and Brotli alone, and says so in its requests. */
export const voiceFaults: readonly FaultName[] = [
  "voice-200",
  "voice-201",
  "voice-202",
  "gzip-200",
  "br-200",
  "bom-voice",
];
