import { type FaultCall, type FaultEnding, type FaultReply, faultRow, jsonReply, jsonType } from "./row.ts";

/** More is announced than ever comes. */
const begun = (status: number, ending: FaultEnding, cut = 0): FaultReply =>
  jsonReply(status, { message: "the rest of this never comes" }, { framing: 1000, cut, ending });

const halfHeaders = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Le";

/** Harmless until the nth request of a connection. */
const from = (call: FaultCall, ending: FaultEnding): FaultReply =>
  call.turn < Number(call.numbers[0]) ? jsonReply(400, { message: `request ${call.turn} here` }) : { ending };

/** Connections that break, whole or in part silent. Each break comes as a reset (TCP RST) and as a close (FIN). */
export const connectionRows = [
  faultRow("reset-before-body", "Resets on the headers of the request.", { ending: "reset" }, { strikes: "head" }),
  faultRow("reset-mid-body", "Resets once half of the body is there.", { ending: "reset" }, { strikes: "middle" }),
  faultRow("reset-after-body", "Reads the whole request and resets.", { ending: "reset" }),
  faultRow("reset-half-headers", "Resets inside its own headers.", { raw: halfHeaders, ending: "reset" }),
  faultRow("reset-after-headers", "Answers 200 and resets before the body.", begun(200, "reset")),
  faultRow("reset-mid-answer", "Answers 200 and resets inside the body.", begun(200, "reset", 10)),
  faultRow("reset-mid-error", "Answers 400 and resets inside the body.", begun(400, "reset", 10)),
  faultRow("reset-after-answer", "Answers 400, whole, and resets.", jsonReply(400, {}, { ending: "reset" })),
  faultRow("close-before-body", "Closes on the headers of the request.", { ending: "close" }, { strikes: "head" }),
  faultRow("close-mid-body", "Closes once half of the body is there.", { ending: "close" }, { strikes: "middle" }),
  faultRow("close-after-body", "Reads the whole request and closes.", { ending: "close" }),
  faultRow("close-half-headers", "Closes inside its own headers.", { raw: halfHeaders, ending: "close" }),
  faultRow("close-after-headers", "Answers 200 and closes before the body.", begun(200, "close")),
  faultRow("close-mid-answer", "Answers 200 and closes inside the body.", begun(200, "close", 10)),
  faultRow("close-mid-error", "Answers 400 and closes inside the body.", begun(400, "close", 10)),
  faultRow(
    "close-after-answer",
    "Answers 400, whole and kept alive, and closes.",
    jsonReply(400, {}, { ending: "close" }),
  ),
  faultRow(
    "keep-alive-reset-<n>",
    "Answers 400 until the nth request of a connection, which it reads whole and then resets.",
    (call) => from(call, "reset"),
    { examples: ["keep-alive-reset-2", "keep-alive-reset-3"] },
  ),
  faultRow("keep-alive-close-<n>", "The same with a close.", (call) => from(call, "close"), {
    examples: ["keep-alive-close-2", "keep-alive-close-3"],
  }),
  faultRow("keep-alive-silence-<n>", "The same with silence.", (call) => from(call, "stall"), {
    examples: ["keep-alive-silence-2"],
  }),
  faultRow("silence", "Reads the whole request and never answers.", { ending: "stall" }),
  faultRow("silence-unread", "Reads the headers and not a byte more.", { ending: "unread" }, { strikes: "head" }),
  faultRow("half-headers-then-stall", "Falls silent inside its own headers.", { raw: halfHeaders, ending: "stall" }),
  faultRow("headers-then-stall", "Answers 200 and never sends the body.", begun(200, "stall")),
  faultRow("error-then-stall", "Answers 400 and falls silent inside the body.", begun(400, "stall", 10)),
  faultRow("trickle", "Answers 200 with a body of one byte every 50 ms, forever.", {
    status: 200,
    headers: jsonType,
    framing: 1_000_000_000,
    ending: "trickle",
  }),
  faultRow("trickle-error", "The same with 500.", {
    status: 500,
    headers: jsonType,
    framing: 1_000_000_000,
    ending: "trickle",
  }),
  faultRow("trickle-headers", "Sends its headers one byte every 50 ms, forever.", {
    raw: "HTTP/1.1 200 OK\r\nX-Slow: ",
    ending: "trickle",
  }),
  faultRow(
    "early-<status>",
    "Answers that status on the headers of the request and closes.",
    ({ numbers: [status] }) =>
      jsonReply(
        Number(status),
        { message: "no need for the rest" },
        { headers: { connection: "close" }, ending: "close" },
      ),
    { strikes: "head", examples: ["early-413", "early-401"] },
  ),
  faultRow(
    "early-<status>-keep",
    "Answers that status on the headers of the request and reads on.",
    ({ numbers: [status] }) => jsonReply(Number(status), { message: "no need for the rest" }),
    { strikes: "head", examples: ["early-413-keep", "early-429-keep"] },
  ),
] as const;
