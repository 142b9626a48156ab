import { voiceOf, voiceWithId } from "../words.ts";
import { type FaultCall, type FaultReply, faultRow, jsonReply, jsonType } from "./row.ts";

/** Size in bytes of the text that `huge-error` answers with. */
const hugeErrorBytes = 5_000_000;

const depth = 100_000;
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf16 = (text: string): Uint8Array =>
  Uint8Array.from(`\ufeff${text}`.split("").flatMap((unit) => [unit.charCodeAt(0) & 255, unit.charCodeAt(0) >> 8]));

const ok = (body: string, type = "application/json"): FaultReply => ({
  status: 200,
  headers: { "content-type": type },
  body,
});
const of =
  (body: string | Uint8Array, headers: Readonly<Record<string, string>> = jsonType) =>
  ({ numbers: [status] }: FaultCall): FaultReply => ({ status: Number(status), headers, body });

const withId =
  (id: unknown) =>
  (call: FaultCall): FaultReply =>
    jsonReply(200, voiceWithId(call, id));

/** Half of a voice: whatever its words, no JSON. */
function half(call: FaultCall): FaultReply {
  const whole = JSON.stringify(voiceOf(call));
  return of(whole.slice(0, whole.length / 2))(call);
}

/** Bodies that are not what a client hopes for. */
export const bodyRows = [
  faultRow("html-200", "200 with a page.", ok("<!doctype html><title>Please sign in</title>", "text/html")),
  faultRow("empty-200", "200 with an empty JSON body.", ok("")),
  faultRow("null-200", "200 with `null`.", ok("null")),
  faultRow("object-200", "200 with `{}`.", ok("{}")),
  faultRow("array-200", "200 with `[]`.", ok("[]")),
  faultRow("string-200", '200 with `"text"`.', ok('"text"')),
  faultRow("number-200", "200 with `42`.", ok("42")),
  faultRow("true-200", "200 with `true`.", ok("true")),
  faultRow("blank-id-200", "200 with a voice whose id is empty.", withId("")),
  faultRow("number-id-200", "200 with a voice whose id is a number.", withId(42)),
  faultRow("null-id-200", "200 with a voice whose id is `null`.", withId(null)),
  faultRow("truncated-json-<status>", "That status with half of a voice.", half, {
    examples: ["truncated-json-200", "truncated-json-400"],
  }),
  faultRow(
    "deep-json-<status>",
    "That status with arrays in objects, 100,000 deep.",
    of(`${'{"message":['.repeat(depth / 2)}${"]}".repeat(depth / 2)}`),
    { examples: ["deep-json-200", "deep-json-400"] },
  ),
  faultRow(
    "duplicate-keys-<status>",
    "That status with every key twice.",
    of('{"message":"first","message":"second","id":1,"id":"","voice":{},"voice":null}'),
    { examples: ["duplicate-keys-200", "duplicate-keys-400"] },
  ),
  faultRow(
    "prototype-<status>",
    "That status with keys that reach for a prototype.",
    of('{"__proto__":{"id":"stolen","voice":{"voiceId":"stolen"}},"constructor":{"prototype":{"id":"stolen"}}}'),
    { examples: ["prototype-200", "prototype-400"] },
  ),
  faultRow("latin1-<status>", "That status with text in Latin-1.", of(latin1('{"message":"Zugriff verwährt"}')), {
    examples: ["latin1-400", "latin1-500"],
  }),
  faultRow("utf16-<status>", "That status with JSON in UTF-16.", of(utf16('{"message":"two bytes each"}')), {
    examples: ["utf16-200", "utf16-400"],
  }),
  faultRow("bom-<status>", "That status with JSON after a byte order mark.", of('\ufeff{"message":"marked"}'), {
    examples: ["bom-200", "bom-400"],
  }),
  faultRow("bom-voice", "200 with a voice after a byte order mark.", (call) =>
    ok(`\ufeff${JSON.stringify(voiceOf(call))}`),
  ),
  faultRow(
    "binary-<status>",
    "That status with bytes that are no text.",
    of(Uint8Array.from({ length: 512 }, (_, i) => i)),
    {
      examples: ["binary-200", "binary-400"],
    },
  ),
  faultRow(
    "wrong-type-<status>",
    "That status with JSON that says it is a page.",
    of('{"message":"not a page"}', { "content-type": "text/html" }),
    {
      examples: ["wrong-type-200", "wrong-type-400"],
    },
  ),
  faultRow("no-type-<status>", "That status with JSON of no type.", of('{"message":"no type"}', {}), {
    examples: ["no-type-200", "no-type-400"],
  }),
  faultRow("huge-error", "500 with 5 MB of text.", {
    status: 500,
    headers: { "content-type": "text/plain" },
    body: "huge ".repeat(hugeErrorBytes / 5),
  }),
  faultRow(
    "endless-<status>",
    "That status with 100 MB of text, as fast as they are read.",
    ({ numbers: [status] }) => ({ status: Number(status), headers: jsonType, framing: 100_000_000, ending: "pour" }),
    { examples: ["endless-200", "endless-500"] },
  ),
] as const;
