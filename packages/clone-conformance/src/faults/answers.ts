import type { FaultName } from "@org/voices-mock/faults-client";
import { type CasesByPromise, each, type FaultCase } from "./case.ts";

const unavailable = ["unavailable", "unknown"] as const;
const rejected = ["rejected", "not_created"] as const;
const noVoice = ["unexpected_response", "unknown"] as const;

const voices = (faults: readonly FaultName[]): FaultCase[] => faults.map((fault) => ({ fault, comesTo: ["voice"] }));

/** What must become of a call whose answer is a strange body, or one that says too much. */
export const answerCases: CasesByPromise = {
  "takes a voice for one, however it comes": [
    ...voices(["voice-200", "voice-201", "voice-202", "voice-206", "gzip-200", "br-200", "bom-voice"]),
    // Deno reads gzip and Brotli alone, and says so in its requests.
    { fault: "deflate-200", comesTo: ["voice", { code: "unexpected_response", outcome: "unknown", status: 200 }] },
  ],
  "takes no success without a voice for one": [
    ...each(noVoice, ["status-200", "status-201", "status-202", "status-204", "status-205", "status-206"]),
    ...each(noVoice, ["status-304", "html-200", "empty-200", "null-200", "object-200", "array-200", "string-200"]),
    ...each(noVoice, ["number-200", "true-200", "blank-id-200", "number-id-200", "null-id-200", "truncated-json-200"]),
    ...each(noVoice, ["deep-json-200", "duplicate-keys-200", "prototype-200", "utf16-200", "binary-200", "bom-200"]),
    ...each(noVoice, ["wrong-type-200", "no-type-200", "short-length-200", "gzip-bomb-200", "unknown-coding-200"]),
    ...each(noVoice, ["endless-200"]),
    {
      fault: "truncated-gzip-200",
      // Node takes half of a gzip body for all of it.
      comesTo: [
        { code: "unexpected_response", outcome: "unknown", status: 200 },
        { code: "unavailable", outcome: "unknown", status: 200 },
      ],
    },
  ],
  "keeps the status of a refusal whose body is odd or cannot be read": [
    ...each(rejected, ["chunked-400", "until-close-400", "gzip-400", "br-400", "deflate-400", "bom-400", "latin1-400"]),
    ...each(rejected, ["utf16-400", "binary-400", "deep-json-400", "prototype-400", "duplicate-keys-400"]),
    ...each(rejected, ["wrong-type-400", "no-type-400", "short-length-400", "long-length-400", "truncated-json-400"]),
    ...each(rejected, ["truncated-chunked-400", "truncated-gzip-400", "not-gzip-400", "unknown-coding-400"]),
    ...each(unavailable, ["chunked-500", "until-close-500", "gzip-500", "latin1-500"]),
  ],
  "reads no more of an error than it needs": [
    ...each(unavailable, ["huge-error", "endless-500", "gzip-bomb-500"], { status: 500 }),
  ],
  "repeats neither key nor sample, though the service does": [
    ...each(unavailable, ["echo-500", "echo-text-500", "echo-html-502", "echo-base64-500", "echo-body-500"]),
    ...each(unavailable, ["echo-decoded-500", "echo-headers-500", "echo-reason-500"]),
    ...each(unavailable, ["echo-request-id-500"], { requestId: "[key]" }),
    ...each(rejected, ["echo-400", "echo-text-422", "echo-base64-400"]),
    ...each(noVoice, ["echo-200", "echo-html-200", "echo-body-200"]),
    ...each(["authentication", "not_created"], ["echo-decoded-401", "echo-headers-401"]),
    ...each(["authentication", "not_created"], ["echo-request-id-401"], { requestId: "[key]" }),
    ...each(["permission", "not_created"], ["echo-reason-403"]),
  ],
};
