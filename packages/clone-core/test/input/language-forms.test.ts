import { afterEach, describe, expect, it, vi } from "vitest";
import { matchLanguage } from "../../src/input/language.ts";

const match = (asked: unknown, ...tags: string[]): unknown =>
  matchLanguage(asked as string, new Map(tags.map((tag) => [tag, tag.toUpperCase()])), "other");
const message = (asked: unknown, ...tags: string[]): string => {
  try {
    match(asked, ...tags);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("matched");
};

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("a language with several forms", () => {
  it("is the one with the region asked for, however the tag is written", () => {
    const forms = ["en-US", "en-GB", "en"];
    expect(match("en-Latn-GB", ...forms)).toEqual({ code: "EN-GB", tag: "en-GB", differs: false });
    expect(match("en-Latn", ...forms)).toEqual({ code: "EN", tag: "en", differs: false });
  });

  it("is the one with the script asked for", () => {
    const forms = ["zh-TW", "zh-CN", "sr-Cyrl-RS", "sr-Latn-RS"];
    expect(match("sr-Latn-RS-x-a", ...forms)).toMatchObject({ tag: "sr-Latn-RS", differs: false });
    expect(message("zh-Hant-CN", ...forms)).toContain("several forms");
  });
});

describe("a language with one form", () => {
  it.each([
    ["en-GB", "en-US", true],
    ["en-US-x-private", "en-US", false],
    ["en-GB", "en", false],
    ["zh-Hant", "zh", false],
    ["zh-Hant", "zh-CN", true],
    ["zh-Hans", "zh-CN", false],
    ["en", "en-US", false],
  ])("%s is %s, which differs: %s", (asked, tag, differs) => {
    expect(match(asked, tag)).toEqual({ code: tag.toUpperCase(), tag, differs });
  });
});

describe("a language that is refused", () => {
  it("is quoted, and the provider's languages are listed", () => {
    expect(message("fr", "en", "de")).toBe('language "fr" is not supported at other: pass one of en, de');
    expect(message("en-AU", "en-US", "de", "en-GB")).toBe(
      'language "en-AU" has several forms at other: pass one of en-US, en-GB',
    );
    expect(message("not a tag", "en")).toBe('language "not a tag" is not a BCP 47 tag such as en-US');
    expect(message("und", "en")).toBe('language "und" is not a BCP 47 tag such as en-US');
    expect(message(undefined, "en")).toBe("language is missing: pass a BCP 47 tag such as en-US");
    expect(message("x".repeat(60), "en")).toContain(`"${"x".repeat(40)}"`);
  });

  it("is told what it may mean, when it is written with underscores", () => {
    expect(message("en_US", "en")).toContain("; en_US may mean en-US");
    expect(message("zh_hant", "zh")).toContain("; zh_hant may mean zh-hant");
    for (const other of ["en_US_x", "xenon_US", "en_", "_US", "e_US"]) {
      expect(message(other, "en")).not.toContain("may mean");
    }
  });
});

describe("where a runtime leaves old codes as they are", () => {
  it.each([
    ["tl", "fil"],
    ["fil", "tl"],
    ["iw", "he"],
    ["he", "iw"],
    ["in", "id"],
    ["id", "in"],
    ["nb", "no"],
    ["no", "nb"],
  ])("%s is %s all the same", (asked, known) => {
    // Bun's, which does not replace them.
    class Locale {
      readonly language: string;
      readonly region: string | undefined;
      constructor(tag: string) {
        [this.language = "", this.region] = tag.split("-");
      }
    }
    vi.stubGlobal("Intl", { Locale });
    expect(match(asked, "en", known)).toMatchObject({ tag: known, differs: false });
  });
});
