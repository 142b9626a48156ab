import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Described, VoicesPage } from "../src/api/clone.ts";
import type { Facts, StudioKind } from "../src/api/facts.ts";
import { connectionsFrom } from "../src/providers/all.ts";
import { cartesiaInStudio } from "../src/providers/cartesia.ts";
import { inworldInStudio } from "../src/providers/inworld.ts";
import { anySample } from "../src/providers/stand-in.ts";
import type { StudioProvider } from "../src/providers/studio-provider.ts";
import { unaskedAt } from "../src/providers/unasked.ts";
import { createApi } from "../src/server/api.ts";
import { VoiceLists } from "../src/server/voice-lists.ts";
import { keys, TestStudio } from "./studio.ts";

/** Each key, and what is in it, but for words that stand everywhere. */
const secrets = [...Object.values(keys), ...Buffer.from(keys.INWORLD_API_KEY, "base64").toString().split(":")].filter(
  (part) => part.length > 5,
);

let studio: TestStudio;
let losing: TestStudio;
beforeAll(async () => {
  [studio, losing] = await Promise.all([TestStudio.start(), TestStudio.start("answerLost")]);
});
afterAll(() => Promise.all([studio.sandbox.close(), losing.sandbox.close()]));

it("tells what each provider has, and what a language becomes there", async () => {
  const facts = (await (await studio.ask("/api/providers")).json()) as Facts;
  expect(facts.providers.map(({ name, hasKey }) => [name, hasKey])).toEqual([
    ["cartesia", true],
    ["inworld", true],
  ]);
  const forms = (tag: string): unknown => facts.languages.find((language) => language.tag === tag)?.forms;
  expect(forms("en-US")).toEqual({ cartesia: { code: "en" }, inworld: { code: "EN_US" } });
  expect(forms("auto")).toEqual({ inworld: { code: "AUTO" } });
  expect(facts.providers[1]?.options.map(({ name }) => name)).toContain("tags");
});

it("tells accounts apart, by a word in which nobody finds the key", async () => {
  const accounts = async (kind: StudioKind, key: string, baseUrl?: string): Promise<(string | undefined)[]> => {
    const connections = connectionsFrom({ CARTESIA_API_KEY: key, CARTESIA_BASE_URL: baseUrl });
    const { hono } = createApi({ connections, kind, onFault: () => {} });
    const { providers } = (await (await hono.request("/api/providers")).json()) as Facts;
    return providers.map(({ account }) => account);
  };
  const [own] = await accounts("accounts", "sk_car_one");
  expect(await accounts("accounts", "sk_car_one")).toEqual([own, undefined]);
  expect(own).toMatch(/^[\da-f]{8}$/);
  const all = [own];
  all.push((await accounts("sandbox", "sk_car_one"))[0], (await accounts("accounts", "sk_car_two"))[0]);
  all.push((await accounts("accounts", "sk_car_one", "http://127.0.0.1:9"))[0]);
  expect(new Set(all).size).toBe(4);
});

it("names what a service takes and the page does not ask for, as after a new document", () => {
  const { options, call } = inworldInStudio;
  expect(unaskedAt({ ...inworldInStudio, options: options.filter(({ name }) => name !== "tags") })).toEqual(
    expect.arrayContaining(["tags"]),
  );
  const later: StudioProvider = {
    ...inworldInStudio,
    call(...given) {
      const called = call(...given);
      return { ...called, provider: { ...called.provider, optionNames: ["tags", "emotion"] } };
    },
  };
  expect(unaskedAt(later)).toEqual(["emotion"]);
});

it("describes the request as it would leave, with a word for the key and a size for the audio", async () => {
  const answer = await studio.post("/api/describe", {
    provider: "inworld",
    idempotencyKey: "one",
    options: { tags: "demo, calm", transcription: "Hello." },
  });
  const { url, rows } = (await answer.json()) as Described;
  expect(url).toBe(`${studio.sandbox.inworldUrl}/voices/v1/voices:clone`);
  expect(rows).toContainEqual(["authorization", "Basic [redacted]"]);
  expect(rows).toContainEqual(["voiceSamples[0].audioData", `${studio.sample.length} bytes of audio/wav`]);
  expect(rows).toContainEqual(["voiceSamples[0].transcription", "Hello."]);
  expect(rows).toContainEqual(["tags[2]", "key:one"]);
  expect(studio.sandbox.voices()).toEqual([]);
});

it("two orders with one key at the same moment make one voice, and so does a third one later", async () => {
  const order = { provider: "cartesia", idempotencyKey: "twice" } as const;
  const answers = await Promise.all([studio.post("/api/clone", order), studio.post("/api/clone", order)]);
  const lines = await Promise.all([...answers, await studio.post("/api/clone", order)].map(studio.last));
  expect(new Set(lines.map((line) => line.type === "voice" && line.voice.id)).size).toBe(1);
  expect(lines[0]?.type).toBe("voice");
  expect(studio.sandbox.voices()).toHaveLength(1);
});

it("takes half a form for none", async () => {
  const headers = { "content-type": "multipart/form-data; boundary=b" };
  const half = '--b\r\nContent-Disposition: form-data; name="fields"\r\n\r\n{';
  expect((await studio.ask("/api/clone", { method: "POST", body: half }, headers)).status).toBe(400);
});

it("makes nothing without the speaker's consent, and nothing without a key of the attempt", async () => {
  const before = studio.sandbox.requests().length;
  const order = { provider: "cartesia", idempotencyKey: "no-consent" } as const;
  for (const without of [{ consent: undefined }, { idempotencyKey: undefined }, { provider: "acme" }]) {
    expect((await studio.post("/api/clone", { ...order, ...without } as object)).status).toBe(400);
  }
  expect(studio.sandbox.requests()).toHaveLength(before);
});

it("finds a voice whose answer was lost, and finds it again for a page that comes back", async () => {
  const order = { provider: "inworld", idempotencyKey: "lost" } as const;
  const made = await losing.last(await losing.post("/api/clone", order));
  expect(made).toMatchObject({ type: "voice", voice: { name: "Ada" } });
  expect(await losing.last(await losing.json("/api/settle", order))).toEqual(made);
  expect(losing.sandbox.voices()).toHaveLength(1);
});

it("looks in the account for a key of an earlier studio, and says when there is none", async () => {
  const later = await TestStudio.start("", studio.sandbox);
  const settle = (idempotencyKey: string) =>
    later.last(later.json("/api/settle", { provider: "cartesia", idempotencyKey }));
  expect(await settle("twice")).toMatchObject({ type: "voice", voice: { provider: "cartesia", name: "Ada" } });
  expect(await settle("never")).toEqual({ type: "absent" });
});

it("lists, finds, renames, plays and deletes", async () => {
  await studio.last(await studio.post("/api/clone", { provider: "inworld", idempotencyKey: "life", name: "Grace" }));
  const list = async (search: string): Promise<VoicesPage> =>
    (await studio.ask(`/api/voices?provider=inworld&search=${search}`)).json() as Promise<VoicesPage>;
  const [voice] = (await list("grace")).voices;
  expect((await list("nobody")).voices).toEqual([]);
  const path = `/api/voices/inworld/${voice?.id}`;
  expect(await (await studio.json(path, { name: "Hopper" }, "PATCH")).json()).toMatchObject({ name: "Hopper" });
  const preview = await studio.ask(`${path}/preview`);
  expect(preview.headers.get("content-type")).toMatch(/^audio\//);
  expect(await (await studio.ask(path, { method: "DELETE" })).json()).toEqual({ deleted: true });
  expect((await list("hopper")).voices).toEqual([]);
  // Its key makes another voice then: what is gone is no outcome.
  const order = { provider: "inworld", idempotencyKey: "life", name: "Grace" } as const;
  expect(await studio.last(studio.post("/api/clone", order))).toMatchObject({ voice: { existed: false } });
});

it("reads a long list page by page, and no page twice", async () => {
  for (const [index, provider] of (["cartesia", "cartesia", "cartesia"] as const).entries()) {
    await studio.last(studio.post("/api/clone", { provider, idempotencyKey: `page-${index}`, name: `Page ${index}` }));
  }
  const connection = { apiKey: "any", baseUrl: studio.sandbox.cartesiaUrl };
  const lists = new VoiceLists(2);
  const first = await lists.first(cartesiaInStudio, connection, "page");
  expect(first.voices).toHaveLength(2);
  const second = await lists.next(first.cursor ?? "");
  expect(second.voices.map(({ name }) => name)).toHaveLength(1);
  expect(second.cursor).toBe(undefined);
  await expect(lists.next(first.cursor ?? "")).rejects.toThrow("read it from its beginning");
  expect((await studio.ask("/api/voices?cursor=gone")).status).toBe(400);
});

it("a page of a list that could not be read is read when it is asked for again, and no voice comes twice", async () => {
  const of = (...ids: string[]) =>
    ids.map((id) => ({ id, name: id, is_owner: true, created_at: "2026-01-01T00:00:00Z" }));
  let isBroken = true;
  const connection = {
    apiKey: "any",
    baseUrl: undefined,
    async fetch(input: Request | URL | string, init?: RequestInit) {
      const isSecond = new URL(new Request(input, init).url).searchParams.has("starting_after");
      if (isSecond && isBroken) return Response.json({}, { status: 401 });
      return Response.json(
        isSecond ? { data: of("d"), has_more: false } : { data: of("a", "b", "c"), has_more: true, next_page: "c" },
      );
    },
  };
  const lists = new VoiceLists(2);
  const first = await lists.first(cartesiaInStudio, connection, "");
  expect(first.voices.map(({ id }) => id)).toEqual(["a", "b"]);
  await expect(lists.next(first.cursor ?? "")).rejects.toThrow("401");
  isBroken = false;
  expect(await lists.next(first.cursor ?? "")).toMatchObject({ voices: [{ id: "c" }, { id: "d" }] });
});

it("a list is read no further when whoever asked for it has gone, and may be asked for again", async () => {
  const gone = new AbortController();
  let pages = 0;
  const connection = {
    apiKey: "any",
    baseUrl: undefined,
    async fetch() {
      pages += 1;
      if (pages === 3) gone.abort();
      const id = `voice-${pages}`;
      const voice = { id, name: id, is_owner: true, created_at: "2026-01-01T00:00:00Z" };
      return Response.json({ data: [voice], has_more: pages < 50, next_page: id });
    },
  };
  const lists = new VoiceLists(1);
  await expect(lists.first(cartesiaInStudio, connection, "no such voice", gone.signal)).rejects.toThrow("abort");
  expect(pages).toBe(3);
  // One that was opened before goes on with another request.
  const { cursor = "" } = await lists.first(cartesiaInStudio, connection, "");
  await expect(lists.next(cursor, gone.signal)).rejects.toThrow("abort");
  expect(pages).toBe(5);
  pages = 0;
  expect(await lists.next(cursor, new AbortController().signal)).toMatchObject({ voices: [{ id: "voice-1" }] });
});

it("makes at most eight voices at once, and cancels what is under way", async () => {
  const silent = await TestStudio.start("neverAnswering", studio.sandbox);
  const order = (index: number) => ({ provider: "cartesia", idempotencyKey: `silent-${index}` }) as const;
  const begun = [];
  for (let index = 0; index < 8; index++) begun.push(await silent.post("/api/clone", order(index), anySample));
  expect((await silent.post("/api/clone", order(8), anySample)).status).toBe(429);
  for (let index = 0; index < 8; index++) await silent.json("/api/cancel", order(index));
  for (const answer of begun) {
    expect(await silent.last(answer)).toMatchObject({ type: "error", error: { code: "aborted" } });
  }
});

it("refuses bodies that are larger than a sample can be", async () => {
  const large = await studio.ask("/api/clone", { method: "POST", body: new Uint8Array(33_000_001) });
  expect(large.status).toBe(413);
  const described = await studio.ask("/api/describe", { method: "POST", body: new Uint8Array(33_000_001) });
  expect(described.status).toBe(413);
  const long = { provider: "x".repeat(20_001) };
  for (const [path, method] of [
    ["/api/settle", "POST"],
    ["/api/cancel", "POST"],
    ["/api/voices/inworld/any", "PATCH"],
  ] as const) {
    expect([path, (await studio.json(path, long, method)).status]).toEqual([path, 413]);
  }
});

it("never says a key that a service repeats, not to the page and not to the terminal", async () => {
  const echo = createServer(async (request, response) => {
    for await (const _part of request);
    const key = request.headers.authorization?.replace(/^\S+ /, "") ?? "";
    const pieces = [key, ...Buffer.from(key, "base64").toString().split(":")];
    const message = `Invalid key ${pieces.join(" and ")}`;
    response.writeHead(401, { "content-type": "application/json", "x-request-id": `request-${key}` });
    response.end(JSON.stringify({ message, title: message, error: { message, code: 16 }, detail: key, code: 16 }));
  });
  await new Promise<void>((resolve) => echo.listen(0, "127.0.0.1", resolve));
  const { port } = echo.address() as AddressInfo;
  const printed: string[] = [];
  const print = (chunk: unknown): boolean => printed.push(String(chunk)) > 0;
  const spies = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, "write").mockImplementation(print));
  const consoles = (["log", "info", "warn", "error", "debug"] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation((...values) => void printed.push(inspect(values, { depth: 9 }))),
  );
  try {
    const careless = await TestStudio.start("", studio.sandbox, `http://127.0.0.1:${port}`);
    for (const provider of ["cartesia", "inworld"] as const) {
      const made = await careless.last(careless.post("/api/clone", { provider, idempotencyKey: "echo" }));
      expect(made).toMatchObject({ type: "error", error: { code: "authentication" } });
      for (const [path, method] of [
        [`/api/voices?provider=${provider}`, undefined],
        [`/api/voices/${provider}/any/preview`, undefined],
        [`/api/voices/${provider}/any`, "DELETE"],
      ] as const) {
        expect((await careless.ask(path, method ? { method } : {})).status).toBe(502);
      }
    }
    expect(careless.said.length).toBeGreaterThan(8);
    for (const secret of secrets) expect([...careless.said, ...printed].join("\n")).not.toContain(secret);
  } finally {
    for (const spy of [...spies, ...consoles]) spy.mockRestore();
    echo.closeAllConnections();
    echo.close();
  }
});

it("never says a key, in no answer, no header and no word of its own", () => {
  const said = [...studio.said, ...losing.said].join("\n");
  expect(said.length).toBeGreaterThan(5_000);
  for (const secret of secrets) expect(said).not.toContain(secret);
});
