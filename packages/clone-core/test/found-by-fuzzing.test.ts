// Found by the fuzzer. Belongs into packages/clone-core/test.
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { cloneVoice } from "../src/index.ts";
import { wav } from "./recordings.ts";
import { providers, rejection, service } from "./service.ts";

type Options = Parameters<typeof cloneVoice>[0];

/** An answer that breaks off after some text. */
const breakingOff = (text: string, status: number, error: unknown) => (): Response =>
  new Response(
    new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode(text)),
      pull: (controller) => controller.error(error),
    }),
    { status },
  );

describe.each(providers)("at $name", ({ key, make, created, language }) => {
  const clone = async (answer: Parameters<typeof service>[0], change: object = {}) => {
    const { fetch, sent } = service(answer);
    const options = { provider: make(fetch), name: "Ada", language, sample: wav(20_000), maxRetries: 2, ...change };
    const error = await rejection(cloneVoice(options as unknown as Options));
    return { error, sent, shown: inspect(error, { depth: 9, showHidden: true, maxStringLength: null }) };
  };

  it.each([
    ["ECONNREFUSED", Object.assign(new Error("upstream"), { code: "ECONNREFUSED" })],
    ["a failed connect of Deno's", new TypeError("client error (Connect)")],
    ["a bad port", new TypeError("fetch failed", { cause: new Error("bad port") })],
  ])("an answer that breaks off with %s was an answer: nothing is sent again", async (_what, error) => {
    const result = await clone(breakingOff('{"id', 200, error));
    expect(result.error).toMatchObject({ code: "unavailable", outcome: "unknown", status: 200 });
    expect(result.sent).toHaveLength(1);
  });

  it("an answer that breaks off inside a key shows nothing of it", async () => {
    for (const length of [key.length - 1, 12]) {
      const start = key.slice(0, length);
      expect((await clone(breakingOff(`no such key ${start}`, 401, new Error("cut")))).shown).not.toContain(start);
    }
  });

  it("audio does not show in an answer that is too long to be read as JSON", async () => {
    const bytes = wav(60_000);
    const numbers = await clone(() => Response.json({ bytes: [...bytes] }, { status: 400 }));
    expect(numbers.shown).not.toContain([...bytes.subarray(60, 80)].join(","));
    const escaped = await clone(() => Response.json({ input: Buffer.from(bytes).toString("latin1") }, { status: 422 }));
    expect(escaped.shown).not.toContain("WAVEfmt");
  });

  it("audio does not show in the texts of a voice", async () => {
    const text = Buffer.from(wav()).toString("latin1");
    const body = { id: "1", description: text, voice: { voiceId: "1", description: text } };
    const { fetch } = service(Response.json(body));
    const voice = await cloneVoice({ provider: make(fetch), name: "Ada", language, sample: wav() });
    expect(voice.description).not.toContain("WAVEfmt");
  });

  it("whatever is thrown before a request becomes a CloneError", async () => {
    const get = (): never => {
      throw Object.create(null);
    };
    const { error } = await clone(created(), { sample: new Proxy({}, { get }) });
    expect(error).toMatchObject({ name: "CloneError", code: "invalid_input", outcome: "not_created" });
    expect((error as Error).message).toMatch(/: what was thrown has no text$/);
  });

  it("and says what was thrown where that can be said", async () => {
    const get = (): never => {
      throw new RangeError("no such sample");
    };
    const { error } = await clone(created(), { sample: new Proxy({}, { get }) });
    expect((error as Error).message).toMatch(/: RangeError: no such sample$/);
  });

  it("options that cannot be copied are refused by name", async () => {
    const options = (name: string): object => ({ [name]: () => "x" });
    const { error, sent } = await clone(created(), {
      providerOptions: options(language === "en" ? "base_voice_id" : "tags"),
    });
    expect(error).toMatchObject({ code: "invalid_input", message: expect.stringContaining("providerOptions") });
    expect(sent).toHaveLength(0);
  });

  it("a language that is no text is not quoted as if it were", async () => {
    for (const odd of [["en"], Object.create(null), {}]) {
      const { error } = await clone(created(), { language: odd });
      expect(error).toMatchObject({ code: "unsupported_language" });
      expect((error as Error).message).not.toContain('"en"');
    }
  });

  it("the source of a function is not repeated", async () => {
    const { error } = await clone(created(), { name: () => "the source" });
    expect((error as Error).message).toContain("name is a function");
  });
});
