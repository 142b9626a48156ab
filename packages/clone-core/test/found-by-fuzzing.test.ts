// Found by the fuzzer.
import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  type CloneError,
  type CloneProvider,
  cloneVoice,
  deleteVoice,
  getVoice,
  listVoices,
  previewVoice,
} from "../src/index.ts";
import { finished } from "./life/finished.ts";
import { type Asked, keyedService, serviceNames } from "./life/keyed-service.ts";
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

describe.each(serviceNames)("with a list, at %s", (name) => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance", "Date"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  type Service = ReturnType<typeof keyedService>;
  const clone = ({ provider, language }: Service, change: object = {}) =>
    finished(
      cloneVoice({
        ...{ provider: provider as CloneProvider, name: "Ada", language, sample: wav(), idempotencyKey: "order-1" },
        ...change,
      }),
    );
  const about = ({ provider }: Service, id = "voice-1") => ({ provider: provider as CloneProvider, id });
  const shown = (value: unknown): string => inspect(value, { depth: 10, showHidden: true, maxStringLength: null });

  const garbage = {
    cartesia: [
      ...[
        '{"data":{},"has_more":false}',
        '{"data":[]}',
        '{"data":[],"has_more":"false"}',
        '{"data":[],"has_more":true}',
      ],
      ...['{"data":[{"id":7}],"has_more":true}', '{"data":[{"id":""}],"has_more":true}'],
    ],
    inworld: [
      ...['{"voices":{}}', '{"voices":"","nextPageToken":""}', '{"voices":[],"nextPageToken":7}', '{"error":""}'],
      '{"voices":{},"nextPageToken":"t"}',
    ],
  };
  it.each(garbage[name])(
    "a page that only looks like an empty one, %s, hides no voice: nothing is sent",
    async (text) => {
      const service = keyedService(name, ({ operation }) => (operation === "list" ? new Response(text) : undefined));
      const error = await rejection(clone(service));
      expect(error).toMatchObject({ code: "unexpected_response", outcome: "not_created" });
      expect(service.operations()).not.toContain("clone");
    },
  );

  it.each(["", " "])("a voice with the id %j is none", async (id) => {
    const service = keyedService(name);
    service.add({ id });
    const { id: other } = service.add();
    const listed: string[] = [];
    for await (const voice of listVoices(about(service))) listed.push(voice.id);
    expect(listed).toEqual([other]);
    const answering = keyedService(name, () => Response.json({ id, voiceId: id }));
    expect(await rejection(getVoice(about(answering)))).toMatchObject({ code: "unexpected_response" });
  });

  it("a list without an end is an error of the call, with the call's beginning", async () => {
    const service = keyedService(name, () =>
      name === "inworld"
        ? Response.json({ nextPageToken: "same" })
        : Response.json({ data: [{ id: "same", is_owner: false }], has_more: true }),
    );
    const late = new Blob([wav()]);
    Object.defineProperty(late, "arrayBuffer", {
      value: async () => {
        await new Promise((resolve) => setTimeout(resolve, 500));
        return wav().buffer;
      },
    });
    const startedAt = new Date();
    expect(await rejection(clone(service, { sample: late }))).toMatchObject({ code: "unexpected_response", startedAt });
  });

  it("a list that is busy after an unknown outcome is left alone for as long as it asks", async () => {
    const times: number[] = [];
    const service: Service = keyedService(name, ({ operation }) => {
      if (operation === "clone") return new Response("", { status: 502 });
      if (!service.operations().includes("clone")) return undefined;
      times.push(performance.now());
      return new Response("", { status: 429, headers: { "retry-after": "4" } });
    });
    await rejection(clone(service, { settleMs: 15_000, maxRetries: 0 }));
    const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(waits).toHaveLength(3);
    for (const wait of waits) expect(wait).toBeGreaterThanOrEqual(4_000);
  });

  const repeating: [string, (asked: Asked) => Promise<Response>][] = [
    ["as a page", async ({ request }) => new Response(`<html>${await request.text()}</html>`, { status: 400 })],
    ["in a message", async ({ request }) => Response.json({ message: await request.text() }, { status: 400 })],
    [
      "broken off",
      async ({ request }) =>
        new Response((await request.text()).slice(0, 600).split('"voiceSamples"')[0], { status: 400 }),
    ],
    [
      "in what fetch throws",
      async ({ request }) => {
        const body = await request.text();
        throw Object.assign(new Error(`no answer to ${body}`), { body });
      },
    ],
  ];
  it.each(repeating)("the mark of a key does not show in a request that is repeated %s", async (_how, answer) => {
    const service = keyedService(name, (asked) =>
      asked.operation === "clone" ? answer({ ...asked, request: asked.request.clone() }) : undefined,
    );
    const error = await rejection(clone(service, { settleMs: 0 }));
    expect(shown(error)).not.toContain("key:order-1");
  });

  it("an error about a voice shows no mark, wherever it repeats the voice", async () => {
    const voice = { description: "Calm [key:order-1]", tags: ["key:order-1"], "[key:order-1]": 1 };
    const service = keyedService(name, () => Response.json({ message: "Calm [key:order-1]", voice }, { status: 400 }));
    const error = (await rejection(getVoice(about(service)))) as CloneError;
    expect(error.message).toContain("Calm");
    expect(shown(error)).not.toContain("key:order-1");
  });

  const refused = (): never => {
    throw Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNREFUSED" } });
  };
  it.each([
    ["a 429", () => new Response("", { status: 429 }), false],
    ["a connection that never came about", refused, false],
    ["a 502", () => new Response("", { status: 502 }), true],
  ])("a voice that is gone is only this call's after what may have deleted it: %s", async (_what, first, deleted) => {
    const service: Service = keyedService(name, () => (service.asked.length === 1 ? first() : undefined));
    expect(await finished(deleteVoice(about(service)))).toEqual({ deleted });
    expect(service.asked).toHaveLength(2);
  });

  it("a sample that cannot be read is the service's fault", async () => {
    const service = keyedService(name, () => Response.json({ id: 7, audioContent: "no base64!" }));
    expect(await rejection(previewVoice(about(service)))).toMatchObject({ code: "unexpected_response" });
  });

  it.each([
    "mailto:.elsewhere.example/a",
    "javascript:alert(1)",
    "data:audio/wav;base64,AAAA",
    "blob:https://a.example/1",
  ])("a sample at %s is none, and nothing is asked there", async (preview_file_url) => {
    const service = keyedService(name, () => Response.json({ id: "voice-1", preview_file_url, audioContent: "" }));
    expect(await previewVoice(about(service))).toBeUndefined();
    expect(service.asked).toHaveLength(1);
  });
});
