import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type CloneError, type CloneEvent, type CloneProvider, cloneVoice, cloneVoiceToAll } from "../../src/index.ts";
import { wav } from "../recordings.ts";
import { rejection } from "../service.ts";
import { finished } from "./finished.ts";
import { type Asked, type Kept, keyedService, serviceNames } from "./keyed-service.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const key = "order-4711";
const lost = (): Response => new Response("", { status: 502 });

describe.each(serviceNames)("an idempotency key at %s", (name) => {
  const call = (service: ReturnType<typeof keyedService>, change: object = {}) =>
    finished(
      cloneVoice({
        ...{ provider: service.provider as CloneProvider, name: "Ada", language: service.language, sample: wav() },
        ...{ idempotencyKey: key, ...change },
      }),
    );

  it("is looked for before anything is sent, and written into the voice", async () => {
    const service = keyedService(name);
    const voice = await call(service, { description: "Calm" });
    expect(service.operations()).toEqual(["list", "clone"]);
    expect(voice).toMatchObject({ existed: false, name: "Ada", description: "Calm" });
    expect(service.voices[0]).toMatchObject(
      name === "inworld" ? { tags: [`key:${key}`] } : { description: `Calm [key:${key}]` },
    );
  });

  it("that a voice bears makes that voice the result, and nothing is sent", async () => {
    const service = keyedService(name);
    const first = await call(service);
    const again = await call(service);
    expect(again).toMatchObject({ id: first.id, existed: true, name: "Ada" });
    expect(service.operations().filter((operation) => operation === "clone")).toHaveLength(1);
  });

  it.each([
    ["name", "Ada [key:other]"],
    ["description", "Calm [key:other]"],
    ["description", "Calm &#91;key:other&#93;"],
  ])("goes with no %s that looks marked itself: %s", async (field, text) => {
    const service = keyedService(name);
    expect(await rejection(call(service, { [field]: text }))).toMatchObject({
      ...{ code: "invalid_input", outcome: "not_created" },
      message: expect.stringContaining(`${field} is a string: leave out what looks like the mark`),
    });
    expect(service.asked).toEqual([]);
  });

  it("never shows in what the caller gets", async () => {
    const service = keyedService(name);
    for (const voice of [await call(service), await call(service)]) {
      expect(inspect([voice, voice.raw], { depth: 10, showHidden: true })).not.toContain("key:");
    }
  });

  it("never shows in an error that repeats the request", async () => {
    const service = keyedService(name, async ({ operation, request }) =>
      operation === "clone" ? new Response(await request.text(), { status: 400 }) : undefined,
    );
    const error = await rejection(call(service));
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain("key:");
  });

  it.each([
    ["as text inside its words", (text: string) => JSON.stringify({ message: `cannot take ${text}` })],
    ["twice over", (text: string) => JSON.stringify({ message: JSON.stringify({ text }) })],
    ["in a page", (text: string) => `<pre>${text.replaceAll('"', "&quot;").replaceAll("[", "&#91;")}</pre>`],
    ["without its quotes", (text: string) => text.replaceAll('"', "")],
  ])("never shows in an error that repeats the request %s", async (_how, repeat) => {
    const service = keyedService(name, async ({ operation, request }) =>
      operation === "clone" ? new Response(repeat(await request.text()), { status: 400 }) : undefined,
    );
    const error = await rejection(call(service));
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(`key:${key}`);
  });

  it("finds the voice of a lost answer, and the call succeeds", async () => {
    const service: ReturnType<typeof keyedService> = keyedService(name, async (asked) => {
      if (asked.operation !== "clone") return undefined;
      await service.keep(asked);
      return lost();
    });
    const voice = await call(service);
    expect(voice).toMatchObject({ id: service.voices[0]?.id, existed: false });
    expect(service.operations()).toEqual(["list", "clone", "list"]);
  });

  it("leaves neither a timer nor a listener behind once the voice is found", async () => {
    const { signal } = new AbortController();
    const listeners = new Set<unknown>();
    vi.spyOn(signal, "addEventListener").mockImplementation((_type, listener) => listeners.add(listener));
    vi.spyOn(signal, "removeEventListener").mockImplementation((_type, listener) => listeners.delete(listener));
    const service: ReturnType<typeof keyedService> = keyedService(name, async (asked) => {
      if (asked.operation !== "clone") return undefined;
      await service.keep(asked);
      return lost();
    });
    await call(service, { signal });
    expect([vi.getTimerCount(), listeners.size]).toEqual([0, 0]);
  });

  it("finds a voice that the list shows late", async () => {
    let looks = 0;
    let hidden: Kept | undefined;
    const service: ReturnType<typeof keyedService> = keyedService(name, async (asked, voices) => {
      if (asked.operation === "clone") {
        hidden = await service.keep(asked);
        voices.pop();
        return lost();
      }
      if (hidden !== undefined && ++looks === 4) voices.push(hidden);
      return undefined;
    });
    expect(await call(service)).toMatchObject({ id: expect.any(String), existed: false });
    expect(looks).toBe(4);
  });

  it("that is not found leaves the outcome unknown, after settleMs", async () => {
    const service = keyedService(name, ({ operation }) => (operation === "clone" ? lost() : undefined));
    const events: CloneEvent[] = [];
    const began = performance.now();
    const error = await rejection(
      call(service, { settleMs: 5_000, onEvent: (event: CloneEvent) => events.push(event) }),
    );
    expect(error).toMatchObject({ code: "unavailable", outcome: "unknown", status: 502, searched: true });
    expect(performance.now() - began).toBeLessThan(5_100);
    expect(service.operations().filter((operation) => operation === "clone")).toHaveLength(1);
    expect(service.operations().filter((operation) => operation === "list").length).toBeGreaterThan(4);
    expect(events.map(({ type }) => type)).toEqual([
      ...["look_up_started", "look_up_ended", "attempt_started", "look_up_started", "look_up_ended", "settled"],
    ]);
    expect(events.at(-2)).toMatchObject({ when: "after_unknown", result: "absent" });
  });

  it("is not looked for afterwards when settleMs is 0", async () => {
    const service = keyedService(name, ({ operation }) => (operation === "clone" ? lost() : undefined));
    const error = (await rejection(call(service, { settleMs: 0 }))) as CloneError;
    expect([error.outcome, error.searched, service.operations()]).toEqual(["unknown", undefined, ["list", "clone"]]);
  });

  it("is not looked for before it is sent when lookFirst is false, and all the same after an unknown outcome", async () => {
    const service: ReturnType<typeof keyedService> = keyedService(name, async (asked) => {
      if (asked.operation !== "clone") return undefined;
      await service.keep(asked);
      return lost();
    });
    const voice = await call(service, { lookFirst: false });
    expect(voice).toMatchObject({ id: service.voices[0]?.id, existed: false });
    expect(service.operations()).toEqual(["clone", "list"]);
  });

  it("is looked for beyond the deadline", async () => {
    const service: ReturnType<typeof keyedService> = keyedService(name, async (asked) => {
      if (asked.operation !== "clone") return undefined;
      await service.keep(asked);
      return new Promise<never>(() => {});
    });
    expect(await call(service, { timeoutMs: 1_000 })).toMatchObject({ id: service.voices[0]?.id });
  });

  it("is looked for until the caller aborts", async () => {
    const abort = new AbortController();
    const service = keyedService(name, ({ operation }) => {
      if (operation !== "clone") return undefined;
      setTimeout(() => abort.abort(), 1_000);
      return lost();
    });
    const began = performance.now();
    const error = await rejection(call(service, { signal: abort.signal, settleMs: 60_000 }));
    expect(error).toMatchObject({ code: "unavailable", outcome: "unknown", searched: true });
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it("is never sent again after a list that could not be read", async () => {
    const service: ReturnType<typeof keyedService> = keyedService(name, (asked) =>
      asked.operation === "list" && service.operations().includes("clone")
        ? lost()
        : asked.operation === "clone"
          ? lost()
          : undefined,
    );
    const error = (await rejection(call(service, { settleMs: 3_000 }))) as CloneError;
    expect([error.outcome, error.searched]).toEqual(["unknown", undefined]);
    expect(service.operations().filter((operation) => operation === "clone")).toHaveLength(1);
  });

  it("is not sent when the list cannot be read before", async () => {
    const service = keyedService(name, ({ operation }) => (operation === "list" ? lost() : undefined));
    expect(await rejection(call(service))).toMatchObject({ code: "unavailable", outcome: "not_created" });
    expect(service.operations()).toEqual(["list", "list", "list"]);
  });

  it("that two voices bear: the older is the result, and a warning names both", async () => {
    const service = keyedService(name);
    const [older, newer] = [service.add(service.mark(key)), service.add(service.mark(key))];
    service.voices.reverse();
    const voice = await call(service);
    expect(voice.id).toBe(older.id);
    expect(voice.warnings).toEqual([
      { code: "duplicate_key", message: expect.stringMatching(new RegExp(`${older.id}.*${newer.id}`)) },
    ]);
  });

  it.each([
    ["a name that holds it", { name: `[key:${key}] key:${key}` }],
    ["a longer key", { description: `[key:${key}2]`, tags: [`key:${key}2`] }],
    ["a shorter key", { description: "[key:order-471]", tags: ["key:order-471"] }],
    ["a text that mentions it", { description: `about key:${key}`, tags: [`not key:${key}`] }],
    ["another account's voice", { description: `[key:${key}]`, tags: [`key:${key}`], own: false }],
  ])("is not found in %s", async (_what, voice) => {
    const service = keyedService(name);
    service.add(voice);
    expect(await call(service)).toMatchObject({ existed: false });
  });

  it.each([
    [
      "trims and reorders",
      (kept: Kept) => ({ description: ` [key:${key}]  Calm `, tags: [` key:${key} `, "demo"], kept }),
    ],
    ["escapes for pages", () => ({ description: `Calm &#91;key:${key}&#93;`, tags: [`key&#x3a;${key}`] })],
    ["escapes twice", () => ({ description: `Calm &amp;#91;key:${key}&amp;#93;`, tags: [`key&amp;#58;${key}`] })],
    ["escapes for Markdown", () => ({ description: `Calm \\[key:${key}\\]`, tags: [`key\\:${key}`] })],
    ["escapes for addresses", () => ({ description: `Calm %5Bkey:${key}%5D`, tags: [`key%3A${key}`] })],
  ])("is found when the service %s its text", async (_what, change) => {
    const service = keyedService(name);
    const kept = service.add();
    const { description, tags } = change(kept);
    Object.assign(kept, { description, tags });
    const voice = await call(service);
    expect(voice).toMatchObject({ id: kept.id, existed: true });
    expect(inspect([voice, voice.raw], { depth: 10 })).not.toMatch(/key(:|&|%|\\)/);
  });

  it("is found on the last of many pages", async () => {
    const service = keyedService(name);
    for (let count = 0; count < 9; count++) service.add({ description: `not ${key}` });
    const kept = service.add(service.mark(key));
    expect(await call(service)).toMatchObject({ id: kept.id, existed: true });
  });

  it("is sent again after an answer that surely created nothing", async () => {
    let clones = 0;
    const service = keyedService(name, ({ operation }) =>
      operation === "clone" && ++clones === 1 ? new Response("", { status: 429 }) : undefined,
    );
    expect(await call(service)).toMatchObject({ existed: false });
    expect(service.operations()).toEqual(["list", "clone", "clone"]);
  });

  it("keeps the bytes that were given, whatever the caller does with them meanwhile", async () => {
    let asked: Asked | undefined;
    const sample = wav();
    const before = sample.slice();
    const service = keyedService(name, (one) => {
      if (one.operation === "list") sample.fill(0);
      else asked = one;
      return undefined;
    });
    await call(service, { sample });
    const text = Buffer.from((await asked?.request.arrayBuffer()) ?? new ArrayBuffer()).toString("latin1");
    const sent = name === "inworld" ? Buffer.from(JSON.parse(text).voiceSamples[0].audioData, "base64") : text;
    expect(Buffer.from(sent as string, "latin1").includes(Buffer.from(before))).toBe(true);
  });

  it.each([
    ["", "empty"],
    ["a b", "a string"],
    ["é", "a string"],
    ["a".repeat(65), "a string"],
    [7, "7"],
  ])("such as %j is refused before anything is sent", async (idempotencyKey, given) => {
    const service = keyedService(name);
    const error = (await rejection(call(service, { idempotencyKey }))) as CloneError;
    expect(error.message).toContain(`idempotencyKey is ${given}: pass 1 to 64 characters out of A-Z a-z 0-9 - _ . :`);
    expect([error.outcome, service.asked]).toEqual(["not_created", []]);
  });

  it("is refused beside a mark of the caller's own", async () => {
    const service = keyedService(name);
    const change =
      name === "inworld" ? { providerOptions: { tags: ["key:other"] } } : { description: "Calm [key:other]" };
    expect(await rejection(call(service, change))).toMatchObject({ code: "invalid_input", outcome: "not_created" });
    expect(service.asked).toEqual([]);
  });
});

it("goes to each provider of cloneVoiceToAll, and each looks for itself", async () => {
  const [one, two] = [keyedService("cartesia"), keyedService("inworld")];
  const kept = one.add(one.mark(key));
  const results = await finished(
    cloneVoiceToAll({
      ...{ providers: { one: one.provider, two: two.provider }, name: "Ada", language: "en-US", sample: wav() },
      idempotencyKey: key,
    }),
  );
  expect(results.one).toMatchObject({ value: { id: kept.id, existed: true } });
  expect(results.two).toMatchObject({ value: { existed: false } });
  expect([one.operations(), two.operations()]).toEqual([["list"], ["list", "clone"]]);
});

it.each(serviceNames)("is none where a call has none: what looks like its mark stays, at %s", async (name) => {
  const service = keyedService(name);
  const description = "Calm [key:of-my-heart]";
  const options = { name: "Ada", language: service.language, sample: wav(), description };
  const voice = await finished(cloneVoice({ provider: service.provider as CloneProvider, ...options }));
  expect(voice).toMatchObject({ description, existed: false });
  expect(service.operations()).toEqual(["clone"]);
});

it.each(serviceNames)("is not needed, nor is a list where there is no key, at %s", async (name) => {
  const service = keyedService(name);
  const { voices: _voices, ...provider } = service.provider as CloneProvider;
  const options = { name: "Ada", language: service.language, sample: wav() };
  expect(await finished(cloneVoice({ provider, ...options }))).toMatchObject({ name: "Ada", existed: false });
});

it("is refused where a provider has no list", async () => {
  const { voices: _voices, ...provider } = keyedService("cartesia").provider;
  const call = cloneVoice({ provider, name: "Ada", language: "en", sample: wav(), idempotencyKey: key });
  expect(await rejection(call)).toMatchObject({
    message: expect.stringContaining("leave it out, since cartesia has no list of voices"),
    outcome: "not_created",
  });
});
