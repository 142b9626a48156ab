import fc from "fast-check";
import { expect, it } from "vitest";
import { firstOf, joined } from "../../../src/specs/documents/vendor-text/listed.ts";
import { cell, quoted } from "../../../src/specs/documents/vendor-text/markdown.ts";
import { plain } from "../../../src/specs/documents/vendor-text/plain.ts";
import { commandError } from "../../../src/workspace/command-error.ts";
import { outsideCode } from "./outside-code.ts";

it("any text whatever is one code span on one line", () => {
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom("`", "\\", "|", "\n", "a", " ", "\u202e") }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      expect(outsideCode(`a ${quoted(text)} b`)).toBe("a  b");
      expect(quoted(text)).not.toMatch(/[\n\r\u2028\u2029]/);
      expect(cell(quoted(text)).replaceAll(/(?<!\\)\\\|/g, "")).not.toContain("|");
      expect([...plain(text, 20)].length).toBeLessThanOrEqual(20);
    }),
  );
});

it("shows what nobody sees, and is short", () => {
  expect(plain("a\u202eb\u0000\u200b\nc  d")).toBe("a\\u{202e}b\\u{0}\\u{200b} c d");
  expect(plain("x".repeat(200))).toBe(`${"x".repeat(159)}…`);
  expect(plain("🎙️".repeat(3), 3)).toBe("🎙\\…");
  expect(quoted("")).toBe('`""`');
  expect(quoted("a`b``c")).toBe("```a`b``c```");
  expect(quoted("`")).toBe("`` ` ``");
  expect(cell(quoted("a|b\\|c"))).toBe("`a\\|b\\ \\|c`");
});

it("counts what is left out of a list", () => {
  const items = ["a", "b", "c", "d"];
  expect(joined(items)).toBe("a, b, c, d");
  expect(joined(items, { items: 3, characters: 100 })).toBe("a, b, c and 1 more");
  expect(firstOf(items, { items: 9, characters: 2 })).toEqual({ shown: ["a", "b"], left: 2 });
  expect(firstOf(["long"], { items: 9, characters: 2 })).toEqual({ shown: ["long"], left: 0 });
  expect(firstOf([], { items: 9, characters: 2 })).toEqual({ shown: [], left: 0 });
});

it("lets no message of a command be a command to a log or a terminal", () => {
  const error = new Error("page.md is wrong:\n::add-mask::x\n  ::error::y\n##[group]z\u001b[2J\u202e");
  expect(commandError(error)).toBe(
    "page.md is wrong:\n\\::add-mask::x\n  \\::error::y\n\\##[group]z\\u{1b}[2J\\u{202e}",
  );
});
