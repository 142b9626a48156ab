import { type FaultCall, type FaultReply, faultRow, jsonReply } from "./row.ts";

const message = { message: "framed in an odd way" };

const framed =
  (more: Omit<FaultReply, "status" | "body">) =>
  ({ numbers: [status] }: FaultCall): FaultReply =>
    jsonReply(Number(status), message, more);

/** A body as one chunk, by hand, so that it can go wrong. */
const chunks = (status: string | undefined, rest: string, headers = ""): string =>
  `HTTP/1.1 ${status} Odd\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n${headers}\r\n${rest}`;

/** Answers that are broken, or merely unusual, HTTP. */
export const framingRows = [
  faultRow("chunked-<status>", "That status in proper chunks.", framed({ framing: "chunked" }), {
    examples: ["chunked-400", "chunked-500"],
  }),
  faultRow(
    "until-close-<status>",
    "That status, its body ended by the close.",
    framed({ framing: "none", ending: "close" }),
    {
      examples: ["until-close-400", "until-close-500"],
    },
  ),
  faultRow(
    "long-length-<status>",
    "That status with a `Content-Length` longer than its body, then a close.",
    framed({ framing: 500, ending: "close" }),
    { examples: ["long-length-200", "long-length-400"] },
  ),
  faultRow(
    "short-length-<status>",
    "That status with a `Content-Length` shorter than its body.",
    framed({ framing: 5 }),
    {
      examples: ["short-length-200", "short-length-400"],
    },
  ),
  faultRow(
    "truncated-chunked-<status>",
    "That status, closed inside a chunk.",
    ({ numbers: [status] }) => ({ raw: chunks(status, 'ff\r\n{"message":'), ending: "close" }),
    { examples: ["truncated-chunked-200", "truncated-chunked-400"] },
  ),
  faultRow(
    "bad-chunk-<status>",
    "That status with a chunk whose size is no number.",
    ({ numbers: [status] }) => ({ raw: chunks(status, "zz\r\n{}\r\n0\r\n\r\n"), ending: "close" }),
    { examples: ["bad-chunk-200"] },
  ),
  faultRow(
    "length-and-chunked-<status>",
    "That status with both a length and chunks, as request smuggling does.",
    ({ numbers: [status] }) => ({
      raw: chunks(status, "2\r\n{}\r\n0\r\n\r\n", "Content-Length: 40\r\n"),
      ending: "close",
    }),
    { examples: ["length-and-chunked-200"] },
  ),
  faultRow(
    "two-lengths-<status>",
    "That status with two lengths that differ.",
    ({ numbers: [status] }) => ({
      raw: `HTTP/1.1 ${status} Odd\r\nContent-Length: 2\r\nContent-Length: 4\r\n\r\n{}{}`,
      ending: "close",
    }),
    { examples: ["two-lengths-200"] },
  ),
  faultRow(
    "two-answers-<status>",
    "That status twice, for one request.",
    ({ numbers: [status] }) => ({
      raw: `HTTP/1.1 ${status} Odd\r\nContent-Length: 2\r\n\r\n{}`.repeat(2),
      ending: "close",
    }),
    { examples: ["two-answers-400"] },
  ),
  faultRow(
    "continue-<status>",
    "`100 Continue` and then that status.",
    ({ numbers: [status] }) => jsonReply(Number(status), message, { raw: "HTTP/1.1 100 Continue\r\n\r\n" }),
    { examples: ["continue-400", "continue-500"] },
  ),
  faultRow(
    "early-hints-<status>",
    "`103 Early Hints` and then that status.",
    ({ numbers: [status] }) =>
      jsonReply(Number(status), message, { raw: "HTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\n\r\n" }),
    { examples: ["early-hints-400", "early-hints-500"] },
  ),
  faultRow("switching-protocols", "`101 Switching Protocols`, which nobody asked for.", {
    raw: "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: fault\r\n\r\n",
    ending: "close",
  }),
  faultRow("garbage", "Bytes that are no HTTP.", {
    raw: "\0\x01\x02 no HTTP at all \xff\xfe\r\n\r\n",
    ending: "close",
  }),
  faultRow("garbage-status", "A status line without a status.", { raw: "HTTP/1.1 OK fine\r\n\r\n", ending: "close" }),
  faultRow("garbage-headers", "A header line without a name.", {
    raw: "HTTP/1.1 200 OK\r\n: nameless\r\nno colon\r\nContent-Length: 2\r\n\r\n{}",
    ending: "close",
  }),
  faultRow("huge-headers", "200 with 200 kB of headers.", {
    status: 200,
    headers: Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`x-huge-${index}`, "h".repeat(4000)])),
    body: "{}",
    ending: "close",
  }),
] as const;
