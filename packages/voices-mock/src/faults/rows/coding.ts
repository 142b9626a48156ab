import { voiceOf } from "../words.ts";
import { type FaultCall, type FaultReply, faultRow, jsonReply, jsonType } from "./row.ts";

const text = { message: "once compressed" };

const coded =
  (coding: NonNullable<FaultReply["coding"]>) =>
  (call: FaultCall): FaultReply => {
    const status = Number(call.numbers[0]);
    return jsonReply(status, status < 300 ? voiceOf(call) : text, { coding });
  };

/** Size in bytes of what a bomb inflates to. */
export const bombBytes = 50_000_000;
// Made when it is first asked for, and once.
let bomb: Uint8Array | undefined;
const bombBody = (): Uint8Array => {
  bomb ??= new Uint8Array(bombBytes).fill(0x20);
  return bomb;
};

/** Compressed answers, true and false ones. A success carries a voice. */
export const codingRows = [
  faultRow("gzip-<status>", "That status with a body in gzip.", coded("gzip"), {
    examples: ["gzip-200", "gzip-400", "gzip-500"],
  }),
  faultRow("br-<status>", "That status with a body in Brotli.", coded("br"), { examples: ["br-200", "br-400"] }),
  faultRow("deflate-<status>", "That status with a body in deflate.", coded("deflate"), {
    examples: ["deflate-200", "deflate-400"],
  }),
  faultRow(
    "gzip-bomb-<status>",
    "That status with 50 kB that inflate to 50 MB.",
    ({ numbers: [status] }) => ({ status: Number(status), headers: jsonType, body: bombBody(), coding: "gzip" }),
    { examples: ["gzip-bomb-200", "gzip-bomb-500"] },
  ),
  faultRow(
    "not-gzip-<status>",
    "That status with a body that says it is gzip and is not.",
    ({ numbers: [status] }) => jsonReply(Number(status), text, { headers: { "content-encoding": "gzip" } }),
    { examples: ["not-gzip-200", "not-gzip-400"] },
  ),
  faultRow(
    "truncated-gzip-<status>",
    "That status with the first half of a gzip body, as if that were all.",
    (call) => jsonReply(Number(call.numbers[0]), voiceOf(call), { coding: "gzip", cut: "half" }),
    { examples: ["truncated-gzip-200", "truncated-gzip-400"] },
  ),
  faultRow(
    "unknown-coding-<status>",
    "That status with a content coding that nobody knows.",
    ({ numbers: [status] }) => jsonReply(Number(status), text, { headers: { "content-encoding": "rot13" } }),
    { examples: ["unknown-coding-200", "unknown-coding-400"] },
  ),
] as const;
