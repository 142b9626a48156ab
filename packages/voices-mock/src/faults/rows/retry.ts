import { type FaultReply, faultRow, jsonReply } from "./row.ts";

const tooMany = (retryAfter: string, status = 429, headers: Readonly<Record<string, string>> = {}): FaultReply =>
  jsonReply(status, { message: "come back later" }, { headers: { "retry-after": retryAfter, ...headers } });

/** A date from now on, and by the answer's own `Date`: so it says as many seconds however late somebody reads it. */
function dated(form: (date: Date) => string, seconds = "0"): FaultReply {
  const now = new Date();
  const date = new Date(now.getTime() + Number(seconds) * 1000);
  return tooMany(form(date), 429, { date: now.toUTCString() });
}

const imfFixdate = (date: Date): string => date.toUTCString();

/** `Sunday, 06-Nov-94 08:49:37 GMT`, which HTTP still asks clients to read. */
function rfc850(date: Date): string {
  const [, day = "", month = "", year = "", time = ""] =
    /, (\d+) (\w+) \d\d(\d\d) (\S+)/.exec(date.toUTCString()) ?? [];
  const weekday = date.toLocaleDateString("en-US", { weekday: "long", timeZone: "UTC" });
  return `${weekday}, ${day}-${month}-${year} ${time} GMT`;
}

/** `Sun Nov  6 08:49:37 1994`, the third form of HTTP. */
function asctime(date: Date): string {
  const [, weekday = "", day = "", month = "", year = "", time = ""] =
    /(\w+), (\d+) (\w+) (\d+) (\S+)/.exec(date.toUTCString()) ?? [];
  return `${weekday} ${month} ${String(Number(day)).padStart(2)} ${time} ${year}`;
}

/** `Retry-After` in every form. */
export const retryRows = [
  faultRow("retry-after-<seconds>", "429 with that `Retry-After`.", ({ numbers: [seconds = ""] }) => tooMany(seconds), {
    examples: [
      "retry-after-0",
      "retry-after-1",
      "retry-after-3600",
      "retry-after--5",
      "retry-after-0.2",
      "retry-after-99999999999999999999",
    ],
  }),
  faultRow(
    "retry-after-<seconds>-on-<status>",
    "That status with that `Retry-After`.",
    ({ numbers: [seconds = "", status] }) => tooMany(seconds, Number(status)),
    { examples: ["retry-after-0-on-503", "retry-after-0-on-400", "retry-after-0-on-408", "retry-after-0-on-500"] },
  ),
  faultRow(
    "retry-after-date-<seconds>",
    "429 with a `Retry-After` date that many seconds from now.",
    ({ numbers: [seconds] }) => dated(imfFixdate, seconds),
    { examples: ["retry-after-date--60", "retry-after-date-2", "retry-after-date-3600"] },
  ),
  faultRow(
    "retry-after-rfc850-<seconds>",
    "The same in the form of RFC 850.",
    ({ numbers: [seconds] }) => dated(rfc850, seconds),
    { examples: ["retry-after-rfc850--60", "retry-after-rfc850-3600"] },
  ),
  faultRow(
    "retry-after-asctime-<seconds>",
    "The same in the form of C's asctime.",
    ({ numbers: [seconds] }) => dated(asctime, seconds),
    { examples: ["retry-after-asctime--60", "retry-after-asctime-3600"] },
  ),
  faultRow("retry-after-garbage", "429 with a `Retry-After` that is neither number nor date.", tooMany("soon, maybe")),
  faultRow("retry-after-empty", "429 with an empty `Retry-After`.", tooMany("")),
  faultRow("retry-after-twice", "429 with two `Retry-After` in one header.", tooMany("1, 3600")),
] as const;
