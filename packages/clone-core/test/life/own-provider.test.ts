import { inspect } from "node:util";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  type CloneError,
  type CloneEvent,
  type CloneProvider,
  cloneVoice,
  deleteVoice,
  findVoices,
  getVoice,
  previewVoice,
  updateVoice,
} from "../../src/index.ts";
import { wav } from "../recordings.ts";
import { rejection } from "../service.ts";
import { idsOf, json, provider } from "./own-provider.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("a provider of one's own", () => {
  it("sends by the global fetch of the moment when it has none", async () => {
    const { provider: made } = provider([]);
    const { fetch: _fetch, ...bare } = made;
    vi.stubGlobal("fetch", async () => json({ id: "one" }));
    expect(await getVoice({ provider: bare, id: "one" })).toMatchObject({ id: "one" });
  });

  it("is told when its ask did not wait for the fetch", async () => {
    const { provider: made } = provider([json({})], { ask: async () => json({ id: "one" }) });
    expect(await rejection(getVoice({ provider: made, id: "one" }))).toMatchObject({
      code: "unexpected_response",
      message: "acme: ask did not wait for the fetch of its context",
    });
  });

  it.each(["readVoice", "ask"] as const)("that throws in %s ends in an error that says so", async (part) => {
    const { provider: made } = provider([json({ id: "one" })], {
      [part]: () => {
        throw new Error("a mistake");
      },
    });
    const error = (await rejection(getVoice({ provider: made, id: "one", maxRetries: 0 }))) as CloneError;
    expect(inspect(error, { depth: 5 })).toContain("a mistake");
    expect(error.message).toMatch(
      part === "ask" ? /could not be built: a mistake/ : /what came back could not be read/,
    );
  });

  type Act = (options: {
    provider: CloneProvider;
    id: string;
    onEvent?: (event: CloneEvent) => void;
  }) => Promise<unknown>;
  const acts: readonly (readonly [operation: string, act: Act])[] = [
    ["get", getVoice],
    ["update", (options) => updateVoice({ ...options, name: "Ada" })],
    ["list", idsOf],
    ["delete", deleteVoice],
  ];
  it.each(acts)("takes no redirect for an answer to %s, whatever it holds", async (operation, act) => {
    for (const status of [300, 304]) {
      const answer = (): Response =>
        new Response(status === 304 ? null : JSON.stringify(operation === "list" ? [] : { id: "one" }), { status });
      const { provider: made, asked } = provider([answer]);
      expect(await rejection(act({ provider: made, id: "one" }))).toMatchObject({ status });
      expect(asked).toHaveLength(1);
    }
  });

  it.each(acts)("takes nothing but a success for an answer to %s", async (operation, act) => {
    const text = JSON.stringify(operation === "list" ? [] : { id: "one" });
    const strange = (): Response =>
      Object.defineProperties(new Response(text), { status: { value: 199 }, ok: { value: false } });
    expect(await rejection(act({ provider: provider([strange]).provider, id: "one" }))).toMatchObject({ status: 199 });
    const { provider: made } = provider([new Response(text, { status: 404 })]);
    const gone = act({ provider: made, id: "one" });
    if (operation === "delete") expect(await gone).toEqual({ deleted: false });
    else expect(await rejection(gone)).toMatchObject({ code: "not_found", status: 404 });
  });

  it.each(acts)("tells the events of %s by its name", async (operation, act) => {
    const events: CloneEvent[] = [];
    const onEvent = (event: CloneEvent): void => {
      events.push(event);
    };
    const { provider: made } = provider([json(operation === "list" ? [] : { id: "one" })]);
    await act({ provider: made, id: "one", onEvent });
    expect(events.map((event) => [event.type, event.operation])).toEqual([
      ["attempt_started", operation],
      ["settled", operation],
    ]);
  });

  it("is not asked what a success says that answers nothing", async () => {
    const { provider: made } = provider([new Response("Please sign in")], {}, { read: () => ({ code: "quota" }) });
    expect(await rejection(deleteVoice({ provider: made, id: "one" }))).toMatchObject({
      code: "unexpected_response",
      message: "acme: status 200 without an answer to it",
    });
  });

  it("may find nothing in a refusal, whose status counts all the same", async () => {
    const nothing = () => undefined as unknown as ReturnType<CloneProvider["read"]>;
    const { provider: made } = provider([new Response("no", { status: 403 })], {}, { read: nothing });
    expect(await rejection(getVoice({ provider: made, id: "one" }))).toMatchObject({
      code: "permission",
      message: "acme: status 403",
      body: "no",
    });
  });

  it("has its answer, whatever it does afterwards", async () => {
    const { provider: made } = provider([json({ id: "one" })], {
      async ask(_question, { fetch }) {
        await fetch(new Request("http://acme.example/get"));
        throw new Error("a mistake");
      },
    });
    expect(await getVoice({ provider: made, id: "one" })).toMatchObject({ id: "one" });
  });

  it.each(["", "  "])("lists no voice whose id is %j, and reads none", async (id) => {
    const listed = provider([json([{ id }, { id: "one" }])]);
    expect(await idsOf({ provider: listed.provider })).toEqual(["one"]);
    const read = provider([json({ id })]);
    expect(await rejection(getVoice({ provider: read.provider, id: "one" }))).toMatchObject({
      code: "unexpected_response",
      message: expect.stringContaining("without an answer to it"),
    });
  });

  it("may have ids that begin with dots", async () => {
    const { provider: made } = provider([json({ id: "..a" })]);
    expect(await getVoice({ provider: made, id: "..a" })).toMatchObject({ id: "..a" });
  });

  it("gives a voice what the service said and no more, its raw entry hidden", async () => {
    const { provider: made } = provider([json({ id: "one" })], {
      readVoice: (raw) => ({ id: "one", name: undefined, language: undefined, raw }),
    });
    const voice = await getVoice({ provider: made, id: "one" });
    expect(Object.keys(voice)).toEqual(["provider", "id", "name"]);
    expect(voice).toEqual({ provider: "acme", id: "one", name: "" });
    expect(voice.raw).toEqual({ id: "one" });
  });

  it("keeps id and name as they came, also where they look like audio: such a call sends none", async () => {
    const id = "QUJD".repeat(40);
    const { provider: made } = provider([json({ id, name: id })]);
    const voice = await getVoice({ provider: made, id: "one" });
    expect([voice.id, voice.name]).toEqual([id, id]);
    const odd = "\u0001".repeat(16);
    const { provider: strange } = provider([json({ id: odd, name: odd })]);
    const other = await getVoice({ provider: strange, id: "one" });
    expect([other.id, other.name]).toEqual([odd, "[16 characters that are not text]"]);
  });

  it("that is none is refused by name", async () => {
    const error = (await rejection(getVoice({ provider: {} as CloneProvider, id: "one" }))) as CloneError;
    expect(error.message).toBe("no provider: provider is an Object: pass one such as cartesia({ apiKey })");
    const found = (await rejection(findVoices({ name: "" } as Parameters<typeof findVoices>[0]))) as CloneError;
    expect(found.message).toBe("no provider: name is empty: pass the name of the voice");
    expect("outcome" in found).toBe(false);
  });
});

describe("findVoices", () => {
  it("puts what has no time last, and keeps it whatever the time", async () => {
    const { provider: made } = provider([
      json([
        { id: "none", name: "Ada" },
        { id: "old", name: "Ada", made: 1_000_000 },
        { id: "new", name: "Ada", made: 2_000_000 },
      ]),
    ]);
    expect((await findVoices({ provider: made, name: "Ada" })).map(({ id }) => id)).toEqual(["new", "old", "none"]);
    const after = await findVoices({ provider: made, name: "Ada", createdAfter: new Date(1_300_001) });
    expect(after.map(({ id }) => id)).toEqual(["new", "none"]);
    const at = await findVoices({ provider: made, name: "Ada", createdAfter: new Date(1_300_000) });
    expect(at.map(({ id }) => id)).toEqual(["new", "old", "none"]);
  });

  it("leaves a name as it is that looks like a mark, where the voice bears no key", async () => {
    const name = "Ada [key:of-my-heart]";
    const { provider: made } = provider([json([{ id: "one", name }])]);
    expect(await findVoices({ provider: made, name })).toMatchObject([{ id: "one", name, raw: { name } }]);
  });

  it("ends with a thousand", async () => {
    const many = Array.from({ length: 1_001 }, (_one, index) => ({ id: `${index}`, name: "Ada" }));
    const { provider: made } = provider([json(many)]);
    expect(await findVoices({ provider: made, name: "Ada" })).toHaveLength(1_000);
  });

  it("refuses a name that is no text, and a time that is none", async () => {
    const { provider: made, asked } = provider([json([])]);
    for (const [change, message] of [
      [{ name: 7 }, "name is 7: pass the name of the voice"],
      [{ createdAfter: null }, "createdAfter is null: pass a Date"],
      [{ createdAfter: 7 }, "createdAfter is 7: pass a Date"],
    ] as const) {
      const options = { provider: made, name: "Ada", ...change } as unknown as Parameters<typeof findVoices>[0];
      expect(await rejection(findVoices(options))).toMatchObject({
        code: "invalid_input",
        message: `acme: ${message}`,
      });
    }
    expect(asked).toEqual([]);
  });
});

describe("previewVoice", () => {
  it("is undefined where the provider has no samples", async () => {
    const { provider: made, asked } = provider([json({})]);
    expect(await previewVoice({ provider: made, id: "one" })).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it("fails where the provider finds nothing in the answer", async () => {
    const { provider: made } = provider([json({})], { readPreview: () => undefined });
    expect(await rejection(previewVoice({ provider: made, id: "one" }))).toMatchObject({
      code: "unexpected_response",
      message: "acme: status 200 without an answer to it",
    });
  });

  const withFile = (file: () => Response) =>
    provider([json({}), file], { readPreview: () => ({ address: "/file" }) }).provider;

  it.each([
    ["audio/mpeg", "audio/mpeg"],
    [" audio/x-wav ; rate=8000", "audio/x-wav"],
    ["text/plain", "application/octet-stream"],
    ["xaudio/wav", "application/octet-stream"],
    ["audio/", "application/octet-stream"],
    ["audio/wav,evil", "application/octet-stream"],
    [undefined, "application/octet-stream"],
  ])("calls a file of type %j %s", async (type, mediaType) => {
    const file = () =>
      new Response(new Uint8Array([1, 2, 3]), { headers: type === undefined ? {} : { "content-type": type } });
    expect(await previewVoice({ provider: withFile(file), id: "one" })).toEqual({
      audio: new Uint8Array([1, 2, 3]),
      mediaType,
    });
  });

  it("puts the pieces of a file together", async () => {
    const file = () =>
      new Response(
        new ReadableStream({
          start(controller) {
            for (const part of [[1, 2], [3], [4, 5, 6]]) controller.enqueue(new Uint8Array(part));
            controller.close();
          },
        }),
      );
    const preview = await previewVoice({ provider: withFile(file), id: "one" });
    expect([...(preview?.audio ?? [])]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it.each([300, 403])("fails where the file answers with %i", async (status) => {
    const file = () => new Response("no", { status });
    expect(await rejection(previewVoice({ provider: withFile(file), id: "one" }))).toMatchObject({ status });
  });

  it("tells its events by its name, and how it failed", async () => {
    const events: CloneEvent[] = [];
    const onEvent = (event: CloneEvent): void => {
      events.push(event);
    };
    await rejection(previewVoice({ provider: withFile(() => new Response("", { status: 403 })), id: "one", onEvent }));
    expect(new Set(events.map(({ operation }) => operation))).toEqual(new Set(["preview"]));
    expect(events.at(-1)).toMatchObject({ type: "settled", outcome: "failed", code: "permission", status: 403 });
  });
});

describe("a look-up", () => {
  const keyed = (answers: Parameters<typeof provider>[0], options: object = {}) => {
    const { provider: made, asked } = provider(answers);
    const events: CloneEvent[] = [];
    const onEvent = (event: CloneEvent): void => {
      events.push(event);
    };
    const call = cloneVoice({
      ...{ provider: made, name: "Ada", language: "en", sample: wav(), onEvent },
      ...{ idempotencyKey: "k", settleMs: 1, maxRetries: 0, ...options },
    });
    return { call, asked, events };
  };

  it("takes the older of two, and one without a time only where there is no other", async () => {
    const voices = [
      { id: "new", made: 2_000, tags: ["key:k"] },
      { id: "old", made: 1_000, tags: ["key:k"] },
    ];
    expect(await keyed([json(voices)]).call).toMatchObject({ id: "old", existed: true });
    const none = { id: "none", tags: ["key:k"] };
    for (const unknown of [
      [...voices, none],
      [none, ...voices],
    ]) {
      expect(await keyed([json(unknown)]).call).toMatchObject({ id: "old" });
    }
    expect(await keyed([json([none])]).call).toMatchObject({ id: "none" });
  });

  it("is told of: what it found, and how the call settled", async () => {
    const { call, events } = keyed([json([{ id: "one", tags: ["key:k"] }])]);
    await call;
    const about = { provider: "acme", when: "before_sending" };
    expect(events).toEqual([
      { type: "look_up_started", ...about },
      { type: "look_up_ended", ...about, result: "found" },
      { type: "settled", provider: "acme", attempts: 0, durationMs: expect.any(Number), outcome: "existed" },
    ]);
    expect((events.at(-1) as { durationMs: number }).durationMs).toBeLessThan(60_000);
  });

  it("that finds nothing, and one that fails, are told of too", async () => {
    const created = keyed([json([]), json({ id: "one" })]);
    expect(await created.call).toMatchObject({ id: "one", existed: false });
    expect(created.events.map((event) => ("result" in event ? event.result : event.type))).toEqual([
      ...["look_up_started", "absent", "attempt_started", "settled"],
    ]);
    expect(created.events.at(-1)).toMatchObject({ attempts: 1, outcome: "created" });
    const failed = keyed([new Response("", { status: 503 })]);
    expect(await rejection(failed.call)).toMatchObject({ outcome: "not_created", code: "unavailable" });
    expect(failed.events.map((event) => ("result" in event ? event.result : event.type))).toEqual([
      ...["look_up_started", "failed", "settled"],
    ]);
  });

  it("after an unknown outcome is told of by what it found", async () => {
    const lost = () => new Response("", { status: 503 });
    const found = keyed([json([]), lost, json([{ id: "one", tags: ["key:k"] }])], { settleMs: 5_000 });
    expect(await found.call).toMatchObject({ id: "one", existed: false });
    expect(found.events.at(-2)).toMatchObject({ type: "look_up_ended", when: "after_unknown", result: "found" });
    expect(found.events.at(-1)).toMatchObject({ type: "settled", outcome: "created" });
    const failed = keyed([json([]), lost]);
    expect(await rejection(failed.call)).toMatchObject({
      outcome: "unknown",
      message: expect.not.stringContaining("looked"),
    });
    expect(failed.events.at(-2)).toMatchObject({ when: "after_unknown", result: "failed" });
    const absent = keyed([json([]), lost, json([])]);
    expect(await rejection(absent.call)).toMatchObject({
      message: expect.stringContaining("; the voice may exist, but was looked for and not found"),
    });
  });

  it("leaves no look-up where there is no key", async () => {
    const { call, asked, events } = keyed([new Response("", { status: 503 })], { idempotencyKey: undefined });
    expect(await rejection(call)).toMatchObject({ outcome: "unknown" });
    expect([asked.length, events.map(({ type }) => type)]).toEqual([1, ["attempt_started", "settled"]]);
  });

  it("names the option in a refusal", async () => {
    const { provider: made } = provider([json([])]);
    const { voices: _voices, ...bare } = made;
    const options = { name: "Ada", language: "en", sample: wav(), idempotencyKey: "k" };
    expect(await rejection(cloneVoice({ provider: bare, ...options }))).toMatchObject({
      message: "acme: idempotencyKey is a string: leave it out, since acme has no list of voices to look for it",
    });
    const marking = { ...made, voices: { ...made.voices, keyOf: () => "other" } } as CloneProvider;
    expect(await rejection(cloneVoice({ provider: marking, ...options }))).toMatchObject({
      message: "acme: providerOptions.tags is undefined: leave out what looks like the mark of an idempotencyKey",
    });
    const inDescription = { ...marking, voices: { ...marking.voices, markedIn: "description" } } as CloneProvider;
    expect(await rejection(cloneVoice({ provider: inDescription, ...options, description: "mine" }))).toMatchObject({
      message: "acme: description is a string: leave out what looks like the mark of an idempotencyKey",
    });
    for (const own of [{ name: "door key:k" }, { description: "key:k" }]) {
      expect(await rejection(cloneVoice({ provider: made, ...options, ...own }))).toMatchObject({
        code: "invalid_input",
        message: expect.stringContaining("leave out what looks like the mark"),
      });
    }
  });
});
