import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { forgetUnsettled, keepUnsettled, readUnsettled } from "../src/page/cloning/unsettled.ts";
import { matching, named, searchInWords } from "../src/page/voice/languages.ts";
import { nextStep } from "../src/page/words/next-step.ts";
import { textToRead } from "../src/page/words/read-aloud.ts";

const kept = new Map<string, string>();
beforeEach(() => {
  vi.stubGlobal("localStorage", {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => kept.set(name, text),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  kept.clear();
});

it("a language is found by its English name, by its own one, without accents, and by its tag", () => {
  const all = named(["de", "fr-FR", "pt-BR", "auto"].map((tag) => ({ tag, forms: {} })));
  const found = (search: string): string[] => matching(all, search).map(({ tag }) => tag);
  expect([found("german"), found("deutsch"), found("francais"), found("PT-br"), found("klingon")]).toEqual([
    ["de"],
    ["de"],
    ["fr-FR"],
    ["pt-BR"],
    [],
  ]);
  expect(all[0]?.tag).toBe("auto");
});

it("what Enter would choose is what was typed, before what only holds it", () => {
  const all = named(["hy", "en", "en-GB", "sl"].map((tag) => ({ tag, forms: {} })));
  expect(matching(all, "en").map(({ tag }) => tag)).toEqual(["en", "en-GB", "hy", "sl"]);
  expect(matching(all, "").map(({ tag }) => tag)).toEqual(all.map(({ tag }) => tag));
  expect(searchInWords("engl", matching(all, "engl"), undefined)).toMatch(/^Enter chooses .*English/);
});

it("a search without a hit says so, and what stays chosen", () => {
  const [german] = named([{ tag: "de", forms: {} }]);
  expect(searchInWords(" klingon ", [], german)).toBe("No language matches “klingon”. German stays chosen.");
  expect(searchInWords("klingon", [], undefined)).toBe("No language matches “klingon”.");
  expect(searchInWords(" ", [], german)).toBe("");
});

it("an attempt is kept until it is settled, once for each key and provider", () => {
  const ada = { key: "studio-1", provider: "cartesia", name: "Ada", sendAgainFrom: 600_000 } as const;
  keepUnsettled(ada);
  keepUnsettled(ada);
  keepUnsettled({ ...ada, provider: "inworld" });
  expect(readUnsettled()).toHaveLength(2);
  forgetUnsettled(ada);
  expect(readUnsettled()).toEqual([{ ...ada, provider: "inworld" }]);
});

it.each(["", "{", '{"key":1}', '[1,null,{"key":"a"}]'])(
  "what somebody else left in its place is no attempt: %s",
  (text) => {
    kept.set("clone-studio-unsettled", text);
    expect(readUnsettled()).toEqual([]);
  },
);

it("what to read aloud comes in the language of the voice, and in English as long as there is none", () => {
  expect(textToRead("de-AT")?.language).toBe("de");
  expect(["", "auto"].map((tag) => textToRead(tag)?.language)).toEqual(["en", "en"]);
  // Rather nothing than a text in another language.
  expect(textToRead("ka")).toBe(undefined);
});

it("an error says what to do, but for an unknown outcome, of which the page takes care", () => {
  expect(nextStep({ code: "rate_limited", message: "", outcome: "not_created", retryAfterSeconds: 2.2 })).toContain(
    "3 s",
  );
  expect(nextStep({ code: "timeout", message: "", outcome: "unknown" })).toBe("");
});
