import { describe, expect, it } from "vitest";
import { lowerFirst } from "../../../src/specs/generate/words.ts";
import { asWritten, nameFromTitle, providerNames } from "../../../src/specs/new-provider/names.ts";

describe("a vendor's name", () => {
  it.each([
    ["openai", "The OpenAI API", "OpenAI"],
    ["elevenlabs", "ElevenLabs Documentation", "ElevenLabs"],
    ["acme-speech", "Welcome to Acme Speech, version 2", "Acme Speech"],
    ["lmnt", "LMNT", "LMNT"],
    ["acme", "acme api", undefined],
    ["acme", "Nothing of the kind", undefined],
  ])("%s comes out as its title %j writes it", (name, title, written) => {
    expect(asWritten(name, title)).toBe(written);
  });

  it("begins types, and in small letters values", () => {
    expect(providerNames("openai", "OpenAI")).toMatchObject({ prefix: "OpenAI", lower: "openAI", vendor: "OpenAI" });
    expect(providerNames("acme-speech", "Acme Speech")).toMatchObject({
      prefix: "AcmeSpeech",
      spec: "acme-speech-voices",
    });
    expect(providerNames("acme")).toMatchObject({ prefix: "Acme", vendor: "Acme" });
    expect(providerNames("two", "2 Voices")).toMatchObject({ prefix: "Two" });
    expect(["LMNTVoice", "OpenAI", "Acme", "XYLO", "AIVoice"].map(lowerFirst)).toEqual([
      ...["lmntVoice", "openAI", "acme", "xylo", "aiVoice"],
    ]);
  });

  it("for files is what a title says without its common words", () => {
    expect(nameFromTitle("The Acme Speech REST API v2.1")).toBe("acme-speech");
    expect(nameFromTitle("API reference")).toBeUndefined();
  });
});
