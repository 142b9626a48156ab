import { describe, expect, it } from "vitest";
import { type CloneProvider, cloneVoice, cloneVoiceToAll, type PreparedRequest } from "../src/index.ts";
import { wav } from "./recordings.ts";
import { rejection } from "./service.ts";

/** A provider that answers every request with a voice, and what it was given to send. */
function answering<More extends Partial<CloneProvider>>(more: More) {
  const sent: PreparedRequest<object>[] = [];
  const provider = {
    name: "acme",
    languages: "any" as const,
    accepts: { formats: { values: ["wav"], level: "refuse" as const }, transcription: false },
    optionNames: ["consent", "gender"],
    fetch: async () => Response.json({ id: "one" }),
    send: (request: PreparedRequest<object>, context: Parameters<CloneProvider["send"]>[1]) => {
      sent.push(request);
      return context.fetch(new Request("http://acme.example/voices", { method: "POST" }));
    },
    read: (_status: number, raw: unknown) => ({ voice: { id: (raw as { id: string }).id, raw } }),
    ...more,
  };
  return { provider: provider as typeof provider & CloneProvider, sent };
}

const common = { name: "Ada", sample: wav() };

describe("a provider that takes any language", () => {
  it.each(["gsw-CH", "zh-Hant-TW", "EN-us", "tlh"])("is given %s as it is", async (language) => {
    const { provider, sent } = answering({});
    expect((await cloneVoice({ provider, ...common, language })).warnings).toEqual([]);
    expect(sent).toMatchObject([{ language }]);
  });

  it.each(["", "english!!", "en_US", "en-", "und", undefined])(
    "is given nothing for %j, which is no tag",
    async (odd) => {
      const { provider, sent } = answering({});
      const error = await rejection(cloneVoice({ provider, ...common, language: odd as string }));
      expect(error).toMatchObject({ code: "unsupported_language", outcome: "not_created" });
      expect(sent).toEqual([]);
    },
  );
});

describe("a provider that takes no language", () => {
  it("clones without one, and warns of nothing", async () => {
    const { provider, sent } = answering({ languages: "none" });
    expect((await cloneVoice({ provider, ...common })).warnings).toEqual([]);
    expect(sent).toMatchObject([{ language: "" }]);
  });

  it("says that it left one out which was meant for others too", async () => {
    const { provider, sent } = answering({ languages: "none" });
    const { one } = await cloneVoiceToAll({
      providers: { one: provider as CloneProvider },
      ...common,
      language: "en",
    });
    expect(one).toMatchObject({
      value: { warnings: [{ code: "language_not_sent", message: "acme takes no language: yours was left out" }] },
    });
    expect(sent).toHaveLength(1);
  });

  it("refuses a language that is none all the same", async () => {
    const { provider, sent } = answering({ languages: "none" });
    const error = await rejection(cloneVoice({ provider: provider as CloneProvider, ...common, language: "en_US" }));
    expect(error).toMatchObject({ code: "unsupported_language" });
    expect(sent).toEqual([]);
  });
});

describe("a provider that takes no description", () => {
  it("says that it left yours out", async () => {
    const { provider, sent } = answering({ description: "none" });
    const options = { provider: provider as CloneProvider, ...common, language: "en", description: "calm" };
    const { warnings } = await cloneVoice(options);
    expect(warnings).toEqual([
      { code: "description_not_sent", message: "acme takes no description: yours was left out" },
    ]);
    expect(sent).toHaveLength(1);
    expect(sent[0]).not.toHaveProperty("description");
  });
});

describe("a provider that cannot do without one of its own fields", () => {
  const demanding = () => answering({ requiredOptions: ["consent"] });

  it.each([undefined, {}, { gender: "female" }, { consent: undefined }])("sends nothing with %j", async (own) => {
    const { provider, sent } = demanding();
    const error = await rejection(
      cloneVoice({ provider, ...common, language: "en", providerOptions: own as Record<string, never> }),
    );
    expect(error).toMatchObject({
      code: "invalid_input",
      outcome: "not_created",
      message: "acme: providerOptions.consent is undefined: acme needs it",
    });
    expect(sent).toEqual([]);
  });

  it.each([true, false, "", null])("is given %j for it", async (consent) => {
    const { provider, sent } = demanding();
    const providerOptions = { consent } as never;
    await cloneVoice({ provider, ...common, language: "en", providerOptions });
    expect(sent).toMatchObject([{ options: { consent } }]);
  });
});
