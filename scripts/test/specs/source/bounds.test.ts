import { describe, expect, it } from "vitest";
import { operation } from "../../../src/proofs/specs/tests/bombs.ts";
import { parseData } from "../../../src/specs/documents/source/parse-openapi.ts";
import { specFromText } from "../../../src/specs/documents/source/read-spec.ts";

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join("\n");
const head = 'openapi: 3.0.0\ninfo: { title: x, version: "1" }\npaths: {}\n';
/** Lists that each hold the one before nine times, as far as a billion. */
const laughs = lines(10, (index) => `a${index}: &a${index} [${Array(9).fill(index === 0 ? "x" : `*a${index - 1}`)}]`);

const texts: readonly [what: string, text: string, why: RegExp][] = [
  ["a billion laughs", laughs, /its anchors repeat one another without end/],
  [
    "an anchor of many values, used a hundred times",
    `a: &a [${Array(9999).fill("x")}]\n${lines(99, (index) => `b${index}: *a`)}\nc: &c [${Array(9999).fill("x")}]\n${lines(40, (index) => `d${index}: *c`)}`,
    /#\/\w+\/\d+ is where it has more than 1,000,000 values/,
  ],
  [
    "thousands of anchors",
    `${lines(2000, (i) => `a${i}: &a${i} x`)}\n${lines(2000, (i) => `b${i}: *a${i}`)}`,
    /it uses anchors more than 1000 times, as far as a1000/,
  ],
  ["an anchor that holds itself", "a: &a [*a]", /nests deeper than 100 levels/],
  ["brackets without end", `a: ${"[".repeat(50_000)}${"]".repeat(50_000)}`, /nests deeper than 100 levels/],
  [
    "lines each further in",
    lines(200, (index) => `${" ".repeat(index)}a:`),
    /#\/a\/a\/a.* nests deeper than 100 levels/,
  ],
  ["a million tokens", `a: [${"1,".repeat(600_000)}1]`, /it has more than 1,000,000 tokens of YAML or JSON/],
  ["a million mistakes", "a: }\n".repeat(400_000), /it has more than 1,000,000 tokens of YAML or JSON/],
  ["a mapping of many keys", lines(20_000, (index) => `k${index}: 1`), /# has 20,\d+ entries, and 10,000 are the most/],
];

describe("a text is refused before it takes the machine's memory or an hour:", { timeout: 20_000 }, () => {
  it.each(texts)("%s", (_what, text, why) => {
    expect(() => parseData(text)).toThrow(why);
    expect(() => specFromText(head + text, "spec.yaml", { operations: [operation] })).toThrow(
      new RegExp(`^spec\\.yaml is too much to read: .*${why.source}`),
    );
  });

  it("in the fence of a page, with its line", () => {
    const page = `# Page\n\n\`\`\`yaml POST /v\n${head}${laughs}\n\`\`\`\n`;
    expect(() => specFromText(page, "page.md", { operations: [operation] })).toThrow(
      /^The fence on line 3 of page\.md is too much to read: its anchors repeat/,
    );
  });
});

it("a key that is there twice is named with its place", () => {
  expect(() => parseData("a: 1\nb: { c: 1, c: 2 }")).toThrow("Map keys must be unique: c at line 2, column 12");
});

it("a key that programs take for something else is refused with its place", () => {
  expect(() => parseData('{ "a": 1,\n "__proto__": { "servers": [] } }')).toThrow(
    "__proto__ is no name of a key at line 2, column 2",
  );
});

it("anchors of a sound document are read as before", () => {
  expect(parseData("a: &a { x: 1 }\nb: *a\nc: { <<: *a, y: 2 }")).toEqual({
    a: { x: 1 },
    b: { x: 1 },
    c: { x: 1, y: 2 },
  });
});

it("of a text with a mistake in each sign the first one is told, with its place", () => {
  const text = `${head}x: "${"\\z".repeat(30_000)}"`;
  const why = "spec.yaml is neither YAML nor JSON: Invalid escape sequence \\z at line 4, column 5";
  expect(() => specFromText(text, "spec.yaml", { operations: [operation] })).toThrow(new Error(why));
});
