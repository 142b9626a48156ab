import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  type CloneError,
  type CloneEvent,
  type CloneProvider,
  deleteVoice,
  findVoices,
  getVoice,
  listVoices,
  previewVoice,
  updateVoice,
  type VoiceDetails,
} from "../../src/index.ts";
import { cartesia } from "../../src/providers/cartesia.ts";
import { inworld } from "../../src/providers/inworld.ts";
import { wav } from "../recordings.ts";
import { cartesiaKey, inworldKey, rejection } from "../service.ts";
import { finished } from "./finished.ts";
import { type Asked, type Kept, keyedService, serviceNames } from "./keyed-service.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const failing = (status: number): Response => new Response("", { status });
const endless = (): Promise<never> => new Promise<never>(() => {});

async function all(provider: CloneProvider, options: object = {}): Promise<VoiceDetails[]> {
  const voices: VoiceDetails[] = [];
  for await (const voice of listVoices({ provider, ...options })) voices.push(voice);
  return voices;
}

describe.each(serviceNames)("listVoices at %s", (name) => {
  const idsOf = async (service: ReturnType<typeof keyedService>): Promise<string[]> =>
    (await finished(all(service.provider as CloneProvider))).map(({ id }) => id);

  it("follows the pages to the end, and leaves out what is not the account's own", async () => {
    const service = keyedService(name);
    const own = [service.add(), service.add(), service.add()];
    service.add({ own: false });
    own.push(service.add());
    expect(await idsOf(service)).toEqual(own.map(({ id }) => id));
  });

  it("says all that is known of a voice, and none of its mark", async () => {
    const service = keyedService(name);
    service.add({ ...service.mark("order-1"), name: "Ada" });
    const [voice] = await finished(all(service.provider as CloneProvider));
    expect(voice).toEqual({
      ...{ provider: name, id: service.voices[0]?.id, name: "Ada", createdAt: new Date("2026-03-01T10:00:00Z") },
      ...{ language: name === "inworld" ? "en-US" : "en", createdAtSource: name === "inworld" ? "id" : "service" },
      idempotencyKey: "order-1",
    });
    expect(inspect([voice, voice?.raw], { depth: 10 })).not.toContain("key:");
  });

  it("asks for a page only when it is wanted", async () => {
    const service = keyedService(name);
    for (let count = 0; count < 6; count++) service.add();
    for await (const _voice of listVoices({ provider: service.provider as CloneProvider })) break;
    expect(service.asked).toHaveLength(1);
  });

  it("hands out pages as they come, and reads the list anew for each loop", async () => {
    const service = keyedService(name);
    for (let count = 0; count < 6; count++) service.add();
    const list = listVoices({ provider: service.provider as CloneProvider });
    const pages: string[][] = [];
    for await (const page of list.pages()) pages.push(page.map(({ id }) => id));
    expect(pages.length).toBe(service.asked.length);
    expect(pages.length).toBeGreaterThan(1);
    const ids: string[] = [];
    for await (const { id } of list) ids.push(id);
    expect(pages.flat()).toEqual(ids);
    expect(ids).toEqual(service.voices.map(({ id }) => id));
    expect(service.asked.length).toBe(2 * pages.length);
  });

  it("asks again for a page that comes twice", async () => {
    const service = keyedService(name, ({ request }, _voices) => {
      // The first request for the third page gets the second again.
      const { searchParams } = new URL(request.url);
      const cursor = searchParams.get("starting_after") ?? searchParams.get("pageToken");
      if (cursor === null || isFirst || ++asked !== 2) return undefined;
      return second?.clone();
    });
    const isFirst = false;
    let asked = 0;
    let second: Response | undefined;
    for (let count = 0; count < 6; count++) service.add();
    const { fetch } = service.provider;
    const spied: CloneProvider = {
      ...(service.provider as CloneProvider),
      async fetch(request) {
        const response = (await fetch?.(request)) as Response;
        if (asked === 1) second = response.clone();
        return response;
      },
    };
    expect((await finished(all(spied))).map(({ id }) => id)).toEqual(service.voices.map(({ id }) => id));
  });

  it("begins again when the service does not know a cursor any more", async () => {
    let refused = 0;
    const service = keyedService(name, ({ operation, request }) => {
      const isLater = /starting_after|pageToken/.test(request.url);
      return operation === "list" && isLater && ++refused === 9 ? failing(name === "inworld" ? 400 : 404) : undefined;
    });
    for (let count = 0; count < 23; count++) service.add();
    const ids = await idsOf(service);
    expect(ids).toEqual(service.voices.map(({ id }) => id));
    expect(service.asked.length).toBeGreaterThan(20);
  });

  it("tells each voice once while voices come and go", async () => {
    const service = keyedService(name, (_asked, voices: Kept[]) => {
      // One is put before the others while the list is read.
      if (service.asked.length === 2) voices.unshift({ ...(voices[0] as Kept), id: `${voices[0]?.id}_new` });
      return undefined;
    });
    for (let count = 0; count < 7; count++) service.add();
    const before = service.voices.map(({ id }) => id);
    const ids = await idsOf(service);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(before));
  });

  it.each([
    ["whose pages come again and again", () => "same"],
    ["with cursors without end", () => crypto.randomUUID()],
    ["with a cursor as long as a book", () => "x".repeat(5_000)],
  ])("gives up on a list %s", { timeout: 20_000 }, async (_what, cursor) => {
    const service = keyedService(name, () =>
      name === "inworld"
        ? Response.json({ voices: [], nextPageToken: cursor() })
        : Response.json({ data: [{ id: cursor(), name: "", is_owner: false }], has_more: true }),
    );
    vi.useRealTimers();
    const error = await rejection(all(service.provider as CloneProvider));
    expect(error).toMatchObject({
      code: "unexpected_response",
      message: expect.stringContaining("the list does not end"),
    });
    expect(service.asked.length).toBeLessThanOrEqual(10_000);
  });

  it.each(["", "null", "[]", '{"voices":7}', "<html>"])("takes %j for no list", async (text) => {
    const service = keyedService(name, () => new Response(text));
    const error = await rejection(finished(all(service.provider as CloneProvider)));
    expect(error).toMatchObject({ code: "unexpected_response" });
    expect("outcome" in (error as CloneError)).toBe(false);
  });

  it("has a deadline for each page", async () => {
    const service = keyedService(name, () => (service.asked.length === 2 ? endless() : undefined));
    for (let count = 0; count < 4; count++) service.add();
    const error = await rejection(finished(all(service.provider as CloneProvider, { timeoutMs: 5_000 })));
    expect(error).toMatchObject({ code: "timeout" });
    expect((error as CloneError).outcome).toBeUndefined();
  });
});

describe.each(serviceNames)("a voice at %s", (name) => {
  const provided = (service: ReturnType<typeof keyedService>) => service.provider as CloneProvider;

  it("is read", async () => {
    const service = keyedService(name);
    const { id } = service.add({ name: "Grace" });
    expect(await finished(getVoice({ provider: provided(service), id }))).toMatchObject({ id, name: "Grace" });
  });

  it("that is not there is not found", async () => {
    const { provider } = keyedService(name);
    const one = { provider: provider as CloneProvider, id: "other" };
    for (const call of [() => getVoice(one), () => updateVoice({ ...one, name: "Ada" })]) {
      const error = (await rejection(finished(call()))) as CloneError;
      expect(error).toMatchObject({ code: "not_found", status: 404 });
      expect("outcome" in error).toBe(false);
    }
  });

  it("is renamed in one request, and keeps its key", async () => {
    const service = keyedService(name);
    const { id } = service.add({ ...service.mark("order-1") });
    const voice = await finished(updateVoice({ provider: provided(service), id, name: "Grace" }));
    expect(voice).toMatchObject({ name: "Grace", idempotencyKey: "order-1" });
    expect(service.operations()).toEqual(["update"]);
    expect(service.voices[0]).toMatchObject({ name: "Grace", ...service.mark("order-1") });
  });

  it.each([
    ["another", "Calm"],
    ["no", ""],
  ])("gets %s description, and keeps its key", async (_what, description) => {
    const service = keyedService(name);
    const { id } = service.add({ description: "Old", ...service.mark("order-1") });
    const voice = await finished(updateVoice({ provider: provided(service), id, description }));
    expect([voice.description, voice.idempotencyKey]).toEqual([description || undefined, "order-1"]);
    const [kept] = service.voices;
    expect(`${kept?.description} ${kept?.tags}`).toContain("key:order-1");
    // Only a key in the description has to be read before.
    expect(service.operations()).toEqual(name === "cartesia" ? ["get", "update"] : ["update"]);
  });

  it("without a key gets another description, and no key with it", async () => {
    const service = keyedService(name);
    const { id } = service.add({ description: "Old" });
    const voice = await finished(updateVoice({ provider: provided(service), id, description: "Calm" }));
    expect(voice).toMatchObject({ description: "Calm" });
    expect("idempotencyKey" in voice).toBe(false);
    expect(service.voices[0]).toMatchObject({ description: "Calm", tags: [] });
  });

  it.each([
    [{}, "name is undefined: pass a name or a description"],
    [{ name: "" }, "name is empty: pass text"],
    [{ name: "a\nb" }, "name is a string: take out U+000A"],
    [{ description: 7 }, "description is 7: pass text"],
    [{ name: "B [key:other]" }, "name is a string: leave out what looks like the mark"],
    [{ description: "x &#91;key:other&#93;" }, "description is a string: leave out what looks like the mark"],
    [{ description: "x [key:other]" }, "description is a string: leave out what looks like the mark"],
  ])("is not changed by %j", async (change, message) => {
    const service = keyedService(name);
    const { id } = service.add();
    const error = await rejection(finished(updateVoice({ provider: provided(service), id, ...(change as object) })));
    expect(error).toMatchObject({ code: "invalid_input", message: expect.stringContaining(message) });
    expect(service.asked).toEqual([]);
  });

  it("is deleted", async () => {
    const service = keyedService(name);
    const one = { provider: provided(service), id: service.add().id };
    expect(await finished(deleteVoice(one))).toEqual({ deleted: true });
    expect(await finished(deleteVoice(one))).toEqual({ deleted: false });
    expect(service.voices).toEqual([]);
  });

  it.each(["<html>Please sign in</html>", '"text"', '{"half'])(
    "is not deleted by a success that says %s",
    async (text) => {
      const service = keyedService(name, () => new Response(text));
      const error = await rejection(finished(deleteVoice({ provider: provided(service), id: service.add().id })));
      expect(error).toMatchObject({ code: "unexpected_response", status: 200 });
    },
  );

  it.each(["", " "])("with the id %j is none", async (id) => {
    const service = keyedService(name);
    const { id: other } = service.add();
    service.add({ id });
    expect((await finished(all(provided(service)))).map((voice) => voice.id)).toEqual([other]);
    const answering = keyedService(name, () => Response.json({ id, voiceId: id }));
    const one = { provider: provided(answering), id: other };
    for (const call of [() => getVoice(one), () => updateVoice({ ...one, name: "Grace" })]) {
      expect(await rejection(finished(call()))).toMatchObject({ code: "unexpected_response" });
    }
  });

  it("shows no mark of a key when an error tells of it", async () => {
    const told = { message: 'tags ["key:order-1"] of "Calm [key:order-1]"', voice: { tags: ["key:order-1"] } };
    const service = keyedService(name, () => Response.json(told, { status: 400 }));
    const error = await rejection(finished(getVoice({ provider: provided(service), id: "voice" })));
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain("key:order-1");
  });

  it("is deleted also when the answer to that is lost", async () => {
    const service = keyedService(name, ({ operation }, voices) =>
      operation === "delete" && voices.pop() !== undefined ? failing(502) : undefined,
    );
    expect(await finished(deleteVoice({ provider: provided(service), id: service.add().id }))).toEqual({
      deleted: true,
    });
    expect(service.operations()).toEqual(["delete", "delete"]);
  });

  it.each(["", ".", "..", "a/b", "a?b", "a#b", "a%2fb", "a\\b", "a b", "a\u0000b", "x".repeat(501), 7, null])(
    "with the id %j is refused before anything is sent",
    async (id) => {
      const service = keyedService(name);
      for (const act of [getVoice, deleteVoice, previewVoice]) {
        const error = await rejection(finished<unknown>(act({ provider: provided(service), id: id as string })));
        expect(error).toMatchObject({
          code: "invalid_input",
          message: expect.stringMatching(/id is .+: pass the id of a voice as the provider gave it$/),
        });
      }
      expect(service.asked).toEqual([]);
    },
  );

  it.each([408, 429, 500, 503])("is asked for again after a %i", async (status) => {
    const service = keyedService(name, () => (service.asked.length === 1 ? failing(status) : undefined));
    const { id } = service.add();
    expect(await finished(getVoice({ provider: provided(service), id }))).toMatchObject({ id });
  });

  it("is asked for again when the runtime waits for an answer no longer", async () => {
    const cause = Object.assign(new Error("no headers"), { code: "UND_ERR_HEADERS_TIMEOUT" });
    const service = keyedService(name, () =>
      service.asked.length === 1 ? Promise.reject(new TypeError("fetch failed", { cause })) : undefined,
    );
    const { id } = service.add();
    expect(await finished(getVoice({ provider: provided(service), id }))).toMatchObject({ id });
  });

  it.each([401, 403, 301, 307])("is not asked for again after a %i", async (status) => {
    const service = keyedService(name, () => failing(status));
    await rejection(finished(getVoice({ provider: provided(service), id: "voice" })));
    expect(service.asked).toHaveLength(1);
  });

  it("is asked for no more often than maxRetries says", async () => {
    const service = keyedService(name, () => failing(503));
    await rejection(finished(getVoice({ provider: provided(service), id: "voice", maxRetries: 4 })));
    expect(service.asked).toHaveLength(5);
  });

  it("is asked for until the caller aborts, and not again", async () => {
    const abort = new AbortController();
    const service = keyedService(name, () => {
      abort.abort(new Error("enough"));
      return endless();
    });
    const events: string[] = [];
    const onEvent = ({ type }: CloneEvent): void => {
      events.push(type);
    };
    const error = await rejection(
      finished(getVoice({ provider: provided(service), id: "voice", signal: abort.signal, onEvent })),
    );
    expect(error).toMatchObject({ code: "aborted", cause: new Error("enough") });
    expect([service.asked.length, events]).toEqual([1, ["attempt_started", "settled"]]);
  });

  it("shows no key of the account in what a service says of it", async () => {
    const secret = name === "inworld" ? inworldKey : cartesiaKey;
    const service = keyedService(name, () => new Response(`no: ${secret}`, { status: 403 }));
    const error = await rejection(finished(getVoice({ provider: provided(service), id: "voice" })));
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(secret);
    const echoing = keyedService(name);
    const { id } = echoing.add({ name: `Ada ${secret}` });
    expect(inspect(await finished(getVoice({ provider: provided(echoing), id })))).not.toContain(secret);
  });

  it("is told of by events", async () => {
    const events: CloneEvent[] = [];
    const service = keyedService(name, () => (service.asked.length === 1 ? failing(503) : undefined));
    const { id } = service.add();
    const onEvent = (event: CloneEvent): void => {
      events.push(event);
    };
    await finished(getVoice({ provider: provided(service), id, onEvent }));
    const about = { provider: name, operation: "get" };
    expect(events).toEqual([
      { type: "attempt_started", ...about, attempt: 1 },
      {
        type: "retry_scheduled",
        ...about,
        attempt: 1,
        code: "unavailable",
        status: 503,
        delayMs: expect.any(Number),
      },
      { type: "attempt_started", ...about, attempt: 2 },
      { type: "settled", ...about, attempts: 2, durationMs: expect.any(Number), outcome: "done" },
    ]);
  });
});

describe.each(serviceNames)("findVoices at %s", (name) => {
  it("finds the voices of a whole name, the newest first", async () => {
    const service = keyedService(name);
    for (const one of ["Ada", "ada", "Ada B", "Ada"]) service.add({ name: one });
    const found = await finished(findVoices({ provider: service.provider as CloneProvider, name: "Ada" }));
    expect(found.map(({ id }) => id)).toEqual([service.voices[3]?.id, service.voices[0]?.id]);
  });

  /** One page with so many voices called Ada, the oldest first. */
  const adas = (count: number) => {
    const start = Date.parse("2026-03-01T00:00:00Z");
    const made = Array.from({ length: count }, (_, at) => {
      const time = new Date(start + at * 1000).toISOString();
      // Inworld says when in the id alone.
      const stamp = time.slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "_");
      return [`w__ada_${stamp}z`, time] as const;
    });
    return keyedService(name, () =>
      name === "inworld"
        ? Response.json({
            voices: made.map(([voiceId]) => ({ voiceId, displayName: "Ada", source: "IVC" })),
          })
        : Response.json({
            data: made.map(([id, created_at]) => ({ id, name: "Ada", is_owner: true, created_at })),
            has_more: false,
          }),
    );
  };

  it.each([1_001, 150_000])(
    "gives the newest 1,000 voices, also of a page that has %i",
    { timeout: 30_000 },
    async (count) => {
      vi.useRealTimers();
      const found = await findVoices({ provider: adas(count).provider as CloneProvider, name: "Ada" });
      expect(found).toHaveLength(1_000);
      expect(found[0]?.createdAt).toEqual(new Date(Date.parse("2026-03-01T00:00:00Z") + (count - 1) * 1000));
    },
  );

  it("leaves out what is older, but for the difference of two clocks", async () => {
    const service = keyedService(name);
    const { id } = service.add();
    const find = (createdAfter: string) =>
      finished(
        findVoices({ provider: service.provider as CloneProvider, name: "Ada", createdAfter: new Date(createdAfter) }),
      );
    expect((await find("2026-03-01T10:04:00Z")).map((voice) => voice.id)).toEqual([id]);
    expect(await find("2026-03-01T10:06:00Z")).toEqual([]);
  });

  it("finds the voices that bear a key, the oldest first, and sends nothing else", async () => {
    const service = keyedService(name);
    const bearing = (key: string) =>
      service.add(name === "inworld" ? { tags: ["calm", `key:${key}`] } : { description: `Calm [key:${key}]` });
    const [first, , second] = ["order-1", "order-11", "order-1"].map(bearing);
    service.add({ name: "order-1" });
    const provider = service.provider as CloneProvider;
    const found = await finished(findVoices({ provider, idempotencyKey: "order-1" }));
    expect(found).toMatchObject([
      { id: first?.id, idempotencyKey: "order-1" },
      { id: second?.id, idempotencyKey: "order-1" },
    ]);
    expect(inspect([found, found.map(({ raw }) => raw)], { depth: 10 })).not.toContain("key:order");
    expect(await finished(findVoices({ provider, idempotencyKey: "order" }))).toEqual([]);
    expect(new Set(service.operations())).toEqual(new Set(["list"]));
    // The service that can searches for it, so that not the whole list is read.
    const searched = service.asked.map(({ request }) => new URL(request.url).searchParams.get("q"));
    expect(new Set(searched)).toEqual(new Set(name === "cartesia" ? ["order-1", "order"] : [null]));
  });

  it.each([
    [{ name: undefined, idempotencyKey: "two words" }, "idempotencyKey is a string: pass 1 to 64 characters out of"],
    [{ name: undefined, idempotencyKey: null }, "idempotencyKey is null: pass 1 to 64 characters out of"],
    [{ idempotencyKey: "order-1" }, "idempotencyKey is a string: pass it without name and createdAfter"],
    [
      { name: undefined, idempotencyKey: "order-1", createdAfter: new Date(0) },
      "idempotencyKey is a string: pass it without name and createdAfter",
    ],
    [{ name: "" }, "name is empty"],
    [{ createdAfter: new Date(Number.NaN) }, "createdAfter is a Date: pass a Date"],
    [{ createdAfter: "2026" }, "createdAfter is a string"],
  ])("refuses %j", async (change, message) => {
    const service = keyedService(name);
    const options = { provider: service.provider as CloneProvider, name: "Ada", ...(change as object) };
    const error = (await rejection(findVoices(options))) as CloneError;
    expect(error).toMatchObject({ code: "invalid_input", message: expect.stringContaining(message) });
    expect([service.asked, "outcome" in error]).toEqual([[], false]);
  });
});

describe("previewVoice", () => {
  const bytes = wav();
  const base64 = Buffer.from(bytes).toString("base64");

  it("decodes Inworld's sample", async () => {
    const { provider } = keyedService("inworld", () => Response.json({ audioContent: base64 }));
    const preview = await finished(previewVoice({ provider: provider as CloneProvider, id: "voice" }));
    expect(preview).toEqual({ audio: new Uint8Array(bytes), mediaType: "audio/wav" });
  });

  it("reads Cartesia's file where the service is, with the key", async () => {
    const service = keyedService("cartesia", ({ operation }) =>
      operation === "preview"
        ? Response.json({ id: "voice", preview_file_url: "https://elsewhere.example/files/ada.wav?v=1" })
        : new Response(bytes, { headers: { "content-type": "audio/wav; x=1" } }),
    );
    const preview = await finished(previewVoice({ provider: service.provider as CloneProvider, id: "voice" }));
    expect(preview).toEqual({ audio: new Uint8Array(bytes), mediaType: "audio/wav" });
    const [, file] = service.asked as [Asked, Asked];
    expect(file.request.url).toBe("https://api.cartesia.ai/files/ada.wav?v=1");
    expect(file.request.headers.get("authorization")).toBe(`Bearer ${cartesiaKey}`);
  });

  it("reads Cartesia's file below the path of a proxy, whoever the address names", async () => {
    for (const host of ["https://api.cartesia.ai", "https://voices.example/cartesia"]) {
      const asked: string[] = [];
      const provider = cartesia({
        baseUrl: "https://voices.example/cartesia/",
        async fetch({ url }) {
          asked.push(url);
          if (url.includes("/files/")) return new Response(bytes);
          return Response.json({ id: "voice", preview_file_url: `${host}/files/ada.wav` });
        },
      });
      expect(await finished(previewVoice({ provider, id: "voice" }))).not.toBeUndefined();
      expect(asked.at(-1)).toBe("https://voices.example/cartesia/files/ada.wav");
    }
  });

  it.each([
    ["has no sample", () => Response.json({ id: "voice", preview_file_url: null })],
    ["was not asked to name one", () => Response.json({ id: "voice" })],
    [
      "has one that vanished",
      ({ operation }: Asked) =>
        operation === "file"
          ? failing(404)
          : Response.json({ id: "voice", preview_file_url: "https://x.example/files/a" }),
    ],
  ])("is undefined when a voice of Cartesia %s", async (_what, instead) => {
    const { provider } = keyedService("cartesia", instead);
    expect(await finished(previewVoice({ provider: provider as CloneProvider, id: "voice" }))).toBeUndefined();
  });

  it("gives a sample whose first transfer broke off once", async () => {
    let broken = false;
    const { provider } = keyedService("cartesia", ({ operation }) => {
      if (operation === "preview") return Response.json({ id: "voice", preview_file_url: "https://x.example/files/a" });
      if (broken) return new Response(bytes);
      broken = true;
      let pulls = 0;
      return new Response(
        new ReadableStream({
          pull(controller) {
            if (pulls++ === 0) controller.enqueue(bytes.slice(0, 10));
            else controller.error(new TypeError("terminated"));
          },
        }),
      );
    });
    const preview = await finished(previewVoice({ provider: provider as CloneProvider, id: "voice" }));
    expect(preview).toEqual({ audio: new Uint8Array(bytes), mediaType: "audio/wav" });
  });

  it.each(["{}", "", "7", '{"audioContent":7}', '{"audioContent":"%"}'])(
    "says so when %j is all that Inworld says",
    async (text) => {
      const { provider } = keyedService("inworld", () => new Response(text));
      expect(
        await rejection(finished(previewVoice({ provider: provider as CloneProvider, id: "voice" }))),
      ).toMatchObject({
        code: "unexpected_response",
      });
    },
  );
});

it.each([
  ["Mozilla/5.0 (X11; Linux x86_64)", "no-store"],
  ["Node.js/24", "default"],
])("a question is answered anew, also where a browser keeps answers: %s", async (userAgent, cache) => {
  vi.stubGlobal("navigator", { userAgent });
  const asked: string[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    asked.push(request.cache);
    return Response.json({ data: [], has_more: false, voices: [] });
  };
  for (const provider of [
    cartesia({ apiKey: cartesiaKey, fetch, dangerouslyAllowBrowser: true }),
    inworld({ apiKey: inworldKey, fetch, dangerouslyAllowBrowser: true }),
  ]) {
    expect(await finished(all(provider as CloneProvider))).toEqual([]);
  }
  vi.unstubAllGlobals();
  expect(asked).toEqual([cache, cache]);
});

it("a provider without a list is refused by name", async () => {
  const { voices: _voices, ...provider } = keyedService("cartesia").provider;
  const error = await rejection(finished(getVoice({ provider, id: "voice" })));
  expect(error).toMatchObject({
    message: "cartesia: provider is an Object: pass one that has a list of voices, which cartesia has not",
  });
});
