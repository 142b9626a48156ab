import { cartesiaLanguages } from "@org/cartesia-voices";
import { inworldLanguageCodes } from "@org/inworld-voices";
import { describe, expect, it } from "vitest";
import { matchLanguage } from "../../src/input/language.ts";
import { cartesia } from "../../src/providers/cartesia.ts";
import { inworld } from "../../src/providers/inworld.ts";

const known = {
  cartesia: cartesia({ apiKey: "key" }),
  inworld: inworld({ apiKey: "key" }),
};

const match = (name: keyof typeof known, tag: string) => matchLanguage(tag, known[name].languages, name);

describe("languages", () => {
  it("resolves all of Cartesia both ways", () => {
    expect(known.cartesia.languages.size).toBe(cartesiaLanguages.length);
    for (const code of cartesiaLanguages) {
      expect(match("cartesia", code)).toEqual({ code, tag: code, differs: false });
      const voice = known.cartesia.read(200, { id: "1", language: code }).voice;
      expect(match("cartesia", voice?.language ?? "")).toMatchObject({ code });
    }
  });

  it("resolves all locales of Inworld both ways, and takes AUTO in an answer for no language", () => {
    expect(known.inworld.languages.size).toBe(inworldLanguageCodes.length);
    expect(known.inworld.read(200, { voice: { voiceId: "1", langCode: "AUTO" } }).voice?.language).toBeUndefined();
    for (const langCode of inworldLanguageCodes.filter((code) => code !== "AUTO")) {
      const voice = known.inworld.read(200, { voice: { voiceId: "1", langCode } }).voice;
      const { language = "" } = voice ?? {};
      expect(match("inworld", language)).toEqual({ code: langCode, tag: language, differs: false });
      expect(language).toMatch(/^[a-z]{2}-[A-Z]{2}$/);
    }
  });

  it.each([
    ["cartesia", "en-GB", "en", false],
    ["cartesia", "EN", "en", false],
    ["cartesia", "zh-Hant-TW", "zh", false],
    ["cartesia", "nb", "no", false],
    ["cartesia", "nb-NO", "no", false],
    ["cartesia", "fil-PH", "tl", false],
    ["cartesia", "iw", "he", false],
    ["cartesia", "in", "id", false],
    ["cartesia", "pt-BR", "pt", false],
    ["inworld", "en-us", "EN_US", false],
    ["inworld", "en-Latn-US", "EN_US", false],
    ["inworld", "en", "EN_US", false],
    ["inworld", "pt", "PT_BR", false],
    ["inworld", "iw-IL", "HE_IL", false],
    ["inworld", "auto", "AUTO", false],
    ["inworld", "AUTO", "AUTO", false],
    ["inworld", "zh-Hans-CN", "ZH_CN", false],
    ["inworld", "en-GB", "EN_US", true],
    ["inworld", "pt-PT", "PT_BR", true],
    ["inworld", "zh-TW", "ZH_CN", true],
    ["inworld", "zh-Hant", "ZH_CN", true],
  ] as const)("%s takes %s as %s (differs: %s)", (name, tag, code, differs) => {
    expect(match(name, tag)).toMatchObject({ code, differs });
  });

  it("refuses auto for Cartesia, which detects nothing", () => {
    expect(() => match("cartesia", "auto")).toThrow("not a BCP 47 tag");
  });

  it.each(["und", "und-US", "mul"])("refuses %s, which names no language", (tag) => {
    expect(() => match("inworld", tag)).toThrow(/not a BCP 47 tag|not supported/);
  });

  it("asks which form is meant where a provider has several", () => {
    const several = new Map([
      ["en-US", "a"],
      ["en-GB", "b"],
    ]);
    expect(() => matchLanguage("en-AU", several, "other")).toThrow("several forms at other: pass one of en-US, en-GB");
    expect(matchLanguage("en-GB", several, "other").code).toBe("b");
  });
});
