import { describe, expect, it } from "vitest";
import { Redactor } from "../../src/output/redactor.ts";

const hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
const uuid = "550e8400-e29b-41d4-a716-446655440000";
const id = "default-workspace__ada_lovelace_20260218_223134z";
const fingerprint = hash.toUpperCase().match(/../g)?.join(":");
const lines = ["aB3/+x".repeat(7), "cD4/+y".repeat(7)];
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

function redactor(): Redactor {
  const made = new Redactor();
  const headers = {
    authorization: `Basic ${btoa("workspace-key:workspace+secret/7=")}`,
    "x-api-key": "the",
    "x-token": "ab12",
  };
  made.learn(new Headers(headers));
  return made;
}

describe("what is neither key nor audio stays", () => {
  it.each([
    `request ${uuid} failed; see ${uuid}, ${uuid} and ${uuid}`,
    `${uuid}\n${uuid}\n${uuid}\n${uuid}\n${uuid}`,
    `expected sha256 ${hash}, found ${hash}`,
    `${hash}\n${hash}\n${hash}`,
    `${hash.toUpperCase()}\n${hash.toUpperCase()}\n${hash.toUpperCase()}`,
    `${hash}\n`.repeat(6),
    `certificate ${fingerprint} is not trusted`,
    `voices: ["${id}", "${id}", "${id}"]`,
    "rates: 8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000, 88200, 96000, 192000",
    "2026-11-21T00:00:12.345Z, 2026-11-21T00:00:13Z, 2026-11-21 00:00:14 +0100",
    "needs 1.2.3, 2.0.0-rc.1 or 10.11.12; 127.0.0.1:4010 and [::1]:80 listen",
    "redirect_uri=https%3A%2F%2Fexample.com%2Fa%3Fb%3Dc&name=%E4%BD%A0%E5%A5%BD%E4%BD%A0%E5%A5%BD%E4%BD%A0%E5%A5%BD",
    "a name must not hold \\x00, nor %0A, nor &#0;",
    "Caf&eacute; &amp; Stra\\u00dfe &lt;b&gt; 100% of C:\\new\\table",
    'b\'{"detail": "Stra\\xc3\\x9fe"}\'',
    'a "quoted" text\n    with indentation\n    and the other lines',
  ])("%j", (text) => {
    expect(redactor().text(text)).toBe(text);
    expect(redactor().body({ text: [text, { text }] })).toEqual({ text: [text, { text }] });
  });

  it("short lists, lists of ids and objects of a few numbers", () => {
    const body = {
      ids: [uuid, uuid, uuid],
      voices: [id, id],
      hashes: [hash, hash, hash],
      numbers: upTo(20),
      pairs: upTo(10).map((at) => [at, at]),
      counts: { first: 1, second: 2 },
      words: upTo(60).map((at) => `EN_${at}`),
      message: "no",
    };
    expect(redactor().body(body)).toEqual(body);
  });
});

it("lines without capital letters are hashes up to 399 characters, and then a recording", () => {
  const lines = (length: number): string => `${"a".repeat(199)}\n${"b".repeat(length - 200)}`;
  expect(redactor().text(lines(399))).toBe(lines(399));
  expect(redactor().text(lines(400))).toBe("[400 characters of base64]");
});

describe("a list that is a recording is told by its length", () => {
  it.each([
    ["from 21 bytes on", upTo(21), "[a list of 21]"],
    ["from 40 samples on", upTo(40).map((at) => at * 1000.5), "[a list of 40]"],
    ["of pairs", upTo(20).map((at) => [at, -at / 128]), "[a list of 20]"],
    ["as an object by their index", { ...upTo(40) }, "[an object of 40]"],
    ["as texts", upTo(40).map(String), "[a list of 40]"],
    ["of lines of base64 with a note between them", [lines[0], "and so on", lines[1]], "[a list of 3]"],
    ["of lines of base64", upTo(2).map(() => "aB3/+x".repeat(10)), "[a list of 2]"],
  ])("%s", (_what, list, told) => {
    expect(redactor().body({ message: "no", sent: list })).toEqual({ message: "no", sent: told });
  });
});

describe("a key in another spelling", () => {
  it.each([
    ["no workspace%2bsecret%2f7%3d!", "no [key]!"],
    ["no workspace&plus;secret&sol;7&equals;!", "no [key]!"],
    ["no workspace&#043;secret&#x02F;7=!", "no [key]!"],
    ["no WORKSPACE-SECRET_7, it is", "no [key], it is"],
    ["no workspace\\u002bsecret\\/7=!", "no [key]!"],
    ["no works\\\n  pace+secret/7=!", "no [key]!"],
    ["no works\\npace+secret/7=!", "no [key]!"],
    [`no ${btoa("a:workspace+secret/7= and more")}`, "no"],
    [`no ${Buffer.from("workspace+secret/7=").toString("hex").toUpperCase()}!`, "no [key]!"],
    ["no ab%312!", "no [key]!"],
    ["it broke off in workspace%2bsec", "it broke off in [key]"],
    ["it broke off in workspace%2bsecret%2", "it broke off in [key]"],
    ["it broke off in workspace&plus;secret&so", "it broke off in [key]"],
  ])("%j", (text, clean) => {
    expect(redactor().text(text)).toContain(clean);
    expect(redactor().text(text)).toContain("[key]");
  });

  it("of three characters is none: it may well be a word", () => {
    expect(redactor().text("the %74he &#116;he")).toBe("the %74he &#116;he");
  });
});
