import { describe, expect, it } from "vitest";
import { isKey, markedTag, markOf, unmarked, withMark, withoutKey, withoutMarks } from "../../src/input/mark.ts";

describe("a mark", () => {
  it("ends a description, with a space before it where there is one", () => {
    expect([withMark(undefined, "k"), withMark("Calm", "k")]).toEqual(["[key:k]", "Calm [key:k]"]);
  });

  it("of several that a description holds, the last counts", () => {
    expect(markOf("a [key:one] b [key:two]")).toBe("two");
    expect(markOf("a [key:] b [key:é] key:three")).toBeUndefined();
  });

  it("is a whole tag, and text alone", () => {
    expect([" key:a.b:c ", "key:", "my key:a", "key:a b", 7, null].map(markedTag)).toEqual([
      ...["a.b:c", undefined, undefined, undefined, undefined, undefined],
    ]);
  });

  it("is taken out of texts, names and lists, however deep, and nothing else is", () => {
    const value = {
      description: "Calm [key:k]",
      tags: ["demo", "key:k", 7, null],
      deep: [[{ "[key:k]name": "[key:k]" }]],
      ...{ count: 1, flag: false, none: null },
    };
    expect(unmarked(value)).toEqual({
      description: "Calm",
      tags: ["demo", 7, null],
      deep: [[{ name: "" }]],
      ...{ count: 1, flag: false, none: null },
    });
  });

  it("stays where no answer that holds a voice is so deep", () => {
    const nested = (depth: number): unknown => (depth === 0 ? "[key:k]" : [nested(depth - 1)]);
    expect(JSON.stringify(unmarked(nested(51)))).not.toContain("key:k");
    expect(JSON.stringify(unmarked(nested(52)))).toContain("[key:k]");
    const objects = (depth: number): unknown => (depth === 0 ? "[key:k]" : { a: objects(depth - 1) });
    expect(JSON.stringify(unmarked(objects(60)))).toContain("[key:k]");
  });

  it("of the call's own key goes out of a text that repeats the request, and a longer key does not", () => {
    expect(withoutKey("tags: key:a.b, key:a.b and key:axb, key:a.bc", "a.b")).toBe("tags: ,  and key:axb, key:a.bc");
    expect(withoutKey("Calm [key:a]", "a")).toBe("Calm");
    expect(["key:a", "key:undefined"].map((text) => withoutKey(text, undefined))).toEqual(["key:a", "key:undefined"]);
    expect(unmarked("tags: key:a, key:a", "a")).toBe("tags: , ");
    expect(unmarked({ "key:a": ["no key:a"] }, "a")).toEqual({ "": ["no "] });
  });

  it.each([
    ['{"tags":["key:a","key:b"]}', undefined, '{"tags":["",""]}'],
    [String.raw`{\"tags\":[\"key:a\"]}`, undefined, String.raw`{\"tags\":[\"\"]}`],
    ["&quot;key:a&quot; and 'key:b'", undefined, "&quot;&quot; and ''"],
    ["Calm [key:a]", undefined, "Calm"],
    ["Calm [key:another.k", undefined, "Calm"],
    ["Calm [key:", undefined, "Calm"],
    ["[key:another.k", undefined, ""],
    ["Calm [key:?] and more", undefined, "Calm [key:?] and more"],
    ["a key:a", undefined, "a key:a"],
    ["a key:a", "a", "a "],
    ["a key&#58;a", "a", "a "],
    ["a key%3Ab", "a", "a key%3Ab"],
  ])("goes out of %j in an error (key %j)", (text, key, expected) => {
    expect(withoutMarks(text, key)).toBe(expected);
  });

  it("is looked for in no time in a text of backslashes, however long", () => {
    const text = `${"\\".repeat(64 * 1024)}key:a`;
    const began = performance.now();
    expect(withoutMarks(text, "b")).toBe(text);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it("has one to 64 signs", () => {
    expect(["a", "a".repeat(64), "A-Z_0.9:z", "", "a".repeat(65), "a\n", "ä", undefined].map(isKey)).toEqual([
      ...[true, true, true, false, false, false, false, false],
    ]);
  });
});
