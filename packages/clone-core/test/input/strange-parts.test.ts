import { describe, expect, it, vi } from "vitest";
import { CloneError, type CloneProvider, cloneVoice, type Fetch } from "../../src/index.ts";
import { beginsWith, wav } from "../recordings.ts";
import { providers, rejection, service } from "../service.ts";

const [atCartesia, atInworld] = providers;

describe("whatever a fetch or a provider of one's own does", () => {
  const own = (change: Partial<CloneProvider>, fetch: Fetch): CloneProvider => ({
    ...atCartesia.make(fetch),
    ...change,
  });
  const clone = (provider: CloneProvider): Promise<unknown> =>
    rejection(cloneVoice({ provider, name: "Ada", language: "en", sample: wav() }));
  const unknown = { name: "CloneError", outcome: "unknown" };

  it.each([
    ["nothing with a message", Object.create(null)],
    [
      "an error whose fields throw",
      Object.defineProperty(new Error("x"), "bad", { enumerable: true, get: () => Object.keys(null as never) }),
    ],
    ["undefined", undefined],
    ["a symbol", Symbol("x")],
  ])("a sent request stays sent when fetch throws %s", async (_what, thrown) => {
    expect(await clone(own({}, () => Promise.reject(thrown)))).toMatchObject(unknown);
  });

  it("a sent request stays sent when the response is none", async () => {
    const fetch = (async () => ({ ok: true, status: 200, body: null })) as unknown as Fetch;
    expect(await clone(own({}, fetch))).toMatchObject(unknown);
  });

  it.each([
    ["nothing", undefined],
    ["a message that is no text", { message: 5 }],
    ["a voice without an id", { voice: { raw: 1 } }],
    ["a voice with a blank id", { voice: { id: " ", raw: 1 } }],
    ["warnings that are none", { voice: { id: "1", raw: 1, warnings: 7 } }],
  ])("a success stays unexplained when read returns %s", async (_what, answer) => {
    const { fetch } = service(atCartesia.created());
    const read = (() => answer) as unknown as CloneProvider["read"];
    expect(await clone(own({ read }, fetch))).toMatchObject({ ...unknown, code: "unexpected_response", status: 200 });
  });

  it("a success stays unexplained when read throws, and the status of an error counts all the same", async () => {
    const read = (): never => {
      throw new Error("cannot read this");
    };
    const one = await clone(own({ read }, service(atCartesia.created()).fetch));
    expect(one).toMatchObject({ ...unknown, code: "unexpected_response", cause: { message: "cannot read this" } });
    const two = await clone(own({ read }, service(new Response("{}", { status: 401 })).fetch));
    expect(two).toMatchObject({ code: "authentication", outcome: "not_created" });
  });

  it("a provider may have no checks of its options, which then pass as they are", async () => {
    const { fetch } = service(atCartesia.created());
    const { checkOptions, ...provider } = { ...atCartesia.make(fetch), optionNames: ["style"] };
    const send = vi.fn(provider.send);
    const providerOptions = { style: 7 } as object;
    await cloneVoice({ provider: { ...provider, send }, name: "Ada", language: "en", sample: wav(), providerOptions });
    expect(send.mock.calls[0]?.[0]).toMatchObject({ options: { style: 7 } });
  });

  it("what a provider's own check throws refuses the call", async () => {
    const { fetch, sent } = service(atCartesia.created());
    const checkOptions = (): never => {
      throw new RangeError("style must be calm");
    };
    expect(await clone(own({ checkOptions }, fetch))).toMatchObject({
      code: "invalid_input",
      outcome: "not_created",
      message: "cartesia: RangeError: style must be calm",
    });
    expect(sent).toHaveLength(0);
  });

  it("one call of send sends one request", async () => {
    const { fetch, sent } = service(atCartesia.created());
    const send: CloneProvider["send"] = async (_request, context) => {
      await context.fetch(new Request("https://api.example/"));
      return context.fetch(new Request("https://api.example/"));
    };
    // The first answer is here, so it counts.
    await cloneVoice({ provider: own({ send }, fetch), name: "Ada", language: "en", sample: wav() });
    expect(sent).toHaveLength(1);
  });

  it("nobody knows what a send did that did not use its fetch", async () => {
    const send = async (): Promise<Response> => new Response();
    expect(await clone(own({ send }, service(atCartesia.created()).fetch))).toMatchObject(unknown);
  });

  it("a code of the service that is the name of something else stays text", async () => {
    const body = { error_code: "constructor", title: "t", message: "m", request_id: "r" };
    const error = await clone(own({}, service(Response.json(body, { status: 400 })).fetch));
    expect(error).toMatchObject({ code: "rejected", providerCode: "constructor" });
  });
});

describe("what a caller goes on using does not change a request", () => {
  it.each([
    ["a Uint8Array", (bytes: Uint8Array<ArrayBuffer>) => bytes],
    ["a Node Buffer", (bytes: Uint8Array<ArrayBuffer>) => Buffer.from(bytes)],
  ])("%s that is reused at once, and options that change", async (_what, make) => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
    try {
      const { fetch, sent } = service(
        new Response("", { status: 429, headers: { "retry-after": "1" } }),
        atInworld.created(),
      );
      const buffer = make(wav());
      const tags = ["a"];
      const options = {
        provider: atInworld.make(fetch),
        name: "Ada",
        language: "en-US",
        sample: buffer,
        providerOptions: { tags },
      };
      const voice = cloneVoice(options);
      buffer.fill(0);
      tags.push("b");
      await vi.runAllTimersAsync();
      await voice;
      expect(sent).toHaveLength(2);
      const expected = { voiceSamples: [{ audioData: Buffer.from(wav()).toString("base64") }], tags: ["a"] };
      for (const request of sent) expect(await request.json()).toMatchObject(expected);
    } finally {
      vi.useRealTimers();
    }
  });

  it("bytes beside a Blob that is still being read", async () => {
    const { fetch, sent } = service(atInworld.created());
    const bytes = wav();
    const samples = [{ audio: bytes }, { audio: new Blob([wav(401)]) }];
    const voice = cloneVoice({ provider: atInworld.make(fetch), name: "Ada", language: "en-US", samples });
    bytes.fill(0);
    await voice;
    const base64 = (audio: Uint8Array): string => Buffer.from(audio).toString("base64");
    const sentSamples = [{ audioData: base64(wav()) }, { audioData: base64(wav(401)) }];
    expect(await sent[0]?.json()).toMatchObject({ voiceSamples: sentSamples });
  });
});

describe("what else must not happen", () => {
  it("a read that fails after a later sample was refused does not end the process", async () => {
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    const broken = Object.defineProperty(new Blob([wav()]), "arrayBuffer", {
      value: () => Promise.reject(new Error("the file changed")),
    });
    const samples = [{ audio: broken }, { audio: "ada.wav" as unknown as Blob }];
    const { fetch } = service(atInworld.created());
    const error = await rejection(
      cloneVoice({ provider: atInworld.make(fetch), name: "Ada", language: "en-US", samples }),
    );
    expect(error).toMatchObject({ code: "invalid_input" });
    await new Promise((resolve) => setImmediate(resolve));
    process.off("unhandledRejection", unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it("an abort with another call's error is not that other error", async () => {
    const other = new CloneError("other", {
      code: "quota",
      outcome: "unknown",
      provider: "other",
      startedAt: new Date(),
    });
    const { fetch, sent } = service(atCartesia.created());
    const options = { provider: atCartesia.make(fetch), name: "Ada", language: "en", sample: wav() };
    const error = await rejection(cloneVoice({ ...options, signal: AbortSignal.abort(other) }));
    expect(error).toMatchObject({ code: "aborted", outcome: "not_created", provider: "cartesia", cause: other });
    expect(sent).toHaveLength(0);
  });

  it.each(["heic", "avif", "mif1", "qt  "])("a photo or a film (%s) is not taken for audio", async (brand) => {
    const { fetch, sent } = service(atCartesia.created());
    const sample = beginsWith(`\0\0\0\x20ftyp${brand}`);
    const error = await rejection(
      cloneVoice({ provider: atCartesia.make(fetch), name: "Ada", language: "en", sample }),
    );
    expect(error).toMatchObject({ code: "unsupported_audio" });
    expect(sent).toHaveLength(0);
  });

  it.each(["banana 12", "-1", "5, 6", "Sat, 21 Nov 2026"])(
    "Retry-After %j is not taken for no wait at all",
    async (value) => {
      const { fetch, sent } = service(new Response("", { status: 429, headers: { "retry-after": value } }));
      const options = { provider: atCartesia.make(fetch), name: "Ada", language: "en", sample: wav(), timeoutMs: 500 };
      const error = await rejection(cloneVoice(options));
      expect(error).not.toHaveProperty("retryAfterSeconds");
      expect(sent).toHaveLength(1);
    },
  );

  it("the status and the request id are not lost when a body breaks off", async () => {
    const breaking = new ReadableStream({ pull: (controller) => controller.error(new Error("cut")) });
    const { fetch } = service(() => new Response(breaking, { status: 200, headers: { "x-request-id": "request-7" } }));
    const error = await rejection(
      cloneVoice({ provider: atCartesia.make(fetch), name: "Ada", language: "en", sample: wav() }),
    );
    expect(error).toMatchObject({ code: "unavailable", outcome: "unknown", status: 200, requestId: "request-7" });
  });
});
