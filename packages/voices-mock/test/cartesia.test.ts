import { getResponse } from "msw";
import { describe, expect, test } from "vitest";
import { cartesiaHandlers, createCartesiaService } from "../src/cartesia.ts";
import { cartesiaContract } from "../src/generated/cartesia-voices.ts";
import { clips } from "./clips.ts";
import { cartesiaVersions, requiredFields } from "./contract-facts.ts";
import { type Change, cartesiaForm, cartesiaKey, cartesiaRequest, rawForm } from "./requests.ts";

interface CartesiaError {
  error_code: string | null;
  title: string;
  message: string;
  request_id: string;
}

async function clone(change?: Change): Promise<Response> {
  const response = await getResponse(cartesiaHandlers(), cartesiaRequest(change));
  if (response === undefined) throw new Error("no handler took the request");
  return response;
}

async function refused(change: Change): Promise<CartesiaError & { status: number }> {
  const response = await clone(change);
  expect(response.ok).toBe(false);
  expect(response.headers.get("content-type")).toBe("application/json");
  const text = await response.text();
  expect(text).not.toContain(cartesiaKey);
  return { status: response.status, ...(JSON.parse(text) as CartesiaError) };
}

const file = (bytes: Uint8Array<ArrayBuffer>, name = "clip.wav"): File => new File([bytes], name);

describe("a correct request", () => {
  test("creates a voice that repeats what was sent", async () => {
    const response = await clone({ body: cartesiaForm({ description: "Calm", language: "fr" }) });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(await response.json()).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      user_id: expect.stringMatching(/^user_/),
      is_public: false,
      name: "Ada",
      description: "Calm",
      created_at: "2026-03-01T00:00:01.000Z",
      language: "fr",
    });
  });

  test("has an empty description in its answer when it sent none", async () => {
    expect(await (await clone()).json()).toMatchObject({ description: "" });
  });

  test.each(["wav", "mp3", "mp3Frame", "flac", "ogg", "webm", "m4a", "aac", "aiff"] as const)(
    "may carry %s, as the list of formats only warns",
    async (container) => {
      expect((await clone({ body: cartesiaForm({ clip: file(clips[container]) }) })).status).toBe(200);
    },
  );

  test("may carry fields that the contract does not declare, more than once", async () => {
    const form = cartesiaForm({ mode: "similarity" });
    form.append("mode", "stability");
    form.append("attachment", file(clips.text));
    expect((await clone({ body: form })).status).toBe(200);
  });

  test("may name a base voice", async () => {
    expect((await clone({ body: cartesiaForm({ base_voice_id: "abc" }) })).status).toBe(200);
  });

  test("may have any origin and a query, and its scheme in any case", async () => {
    const url = "http://localhost:9999/voices/clone?trace=1";
    expect((await clone({ url, headers: { Authorization: "bearer key" } })).status).toBe(200);
  });
});

describe("a request at the wrong door", () => {
  test.each(["/voice", "/voices/clone/", "/voicesclone", "/voices/clone/x", "/v1/voices/clone", "/Voices/clone"])(
    "is not taken at %s",
    async (path) => {
      const request = cartesiaRequest({ url: `https://api.cartesia.ai${path}` });
      expect(await getResponse(cartesiaHandlers(), request)).toBeUndefined();
    },
  );

  test("is not taken at another address than the given one", async () => {
    const handlers = cartesiaHandlers({ baseUrl: "https://voices.example/cartesia/" });
    const at = async (url: string): Promise<number | undefined> =>
      (await getResponse(handlers, cartesiaRequest({ url })))?.status;
    expect(await at("https://voices.example/cartesia/voices/clone")).toBe(200);
    expect(await at("https://voices.example/voices/clone")).toBeUndefined();
    expect(await at("https://voicesXexample/cartesia/voices/clone")).toBeUndefined();
    expect(await at("https://api.cartesia.ai/voices/clone")).toBeUndefined();
  });

  test("is taken below a base URL that is only a path, on any origin", async () => {
    const handlers = cartesiaHandlers({ baseUrl: "/api/voices" });
    const response = await getResponse(handlers, cartesiaRequest({ url: "http://localhost/api/voices/voices/clone" }));
    expect(response?.status).toBe(200);
  });

  test.each(["GET", "PUT", "PATCH", "DELETE", "OPTIONS"])("is told that %s is not allowed", async (method) => {
    expect((await clone({ method })).headers.get("allow")).toBe("POST");
    expect(await refused({ method })).toMatchObject({
      status: 405,
      message: `method: expected POST, received ${method}`,
    });
  });
});

describe("a request without a proper key", () => {
  test.each([
    ["no header", null, "no such header"],
    ["an empty header", "", "an empty header"],
    ["no key after the scheme", "Bearer ", "Bearer without a key"],
    ["another scheme", `Basic ${cartesiaKey}`, "the scheme Basic"],
    ["no scheme", cartesiaKey, "no Bearer before the key"],
    [
      "the scheme twice",
      `Bearer Bearer ${cartesiaKey}`,
      "a key with a character other than letters, digits and -._~+/ with = at its end",
    ],
  ])("is refused with 401: %s", async (_case, Authorization, received) => {
    expect(await refused({ headers: { Authorization } })).toMatchObject({
      status: 401,
      error_code: null,
      title: "Unauthorized",
      message: `Authorization: expected Bearer <key>, received ${received}`,
    });
  });

  test("is refused before anything else about it is looked at", async () => {
    const { status } = await refused({ headers: { Authorization: null, "Cartesia-Version": null }, body: "nonsense" });
    expect(status).toBe(401);
  });

  test("is not helped by the header of an older version", async () => {
    expect(await refused({ headers: { Authorization: null, "X-API-Key": cartesiaKey } })).toMatchObject({
      status: 401,
    });
  });
});

describe("the version header", () => {
  test("is required", async () => {
    expect(await refused({ headers: { "Cartesia-Version": null } })).toMatchObject({
      status: 400,
      message: "Cartesia-Version: expected a value, as it is required, received nothing",
    });
  });

  test.each(["2024-11-13", "latest", "2026-03-01, 2026-03-01"])("is refused when it says %s", async (version) => {
    const known = cartesiaVersions.length > 1 ? `one of ${cartesiaVersions.join(", ")}` : cartesiaVersions[0];
    expect(await refused({ headers: { "Cartesia-Version": version } })).toMatchObject({
      status: 400,
      message: `Cartesia-Version: expected ${known}, received "${version}"`,
    });
  });

  test("does not repeat a key that was put there", async () => {
    const { message } = await refused({ headers: { "Cartesia-Version": cartesiaKey } });
    expect(message).toContain('"(the key)"');
  });
});

describe("the body", () => {
  test.each(["application/json", "application/x-www-form-urlencoded", "text/plain"])(
    "is refused with 415 as %s",
    async (type) => {
      const refusal = await refused({ headers: { "Content-Type": type }, body: "{}" });
      expect(refusal).toMatchObject({ status: 415, title: "Unsupported media type" });
      expect(refusal.message).toMatch(/^Content-Type: expected multipart\/form-data, received /);
    },
  );

  test("is refused with 415 without a content type", async () => {
    const refusal = await refused({ headers: { "Content-Type": null }, body: new Uint8Array(5) });
    expect(refusal).toMatchObject({
      status: 415,
      message: "Content-Type: expected multipart/form-data, received nothing",
    });
  });

  test.each([
    ["a content type without its boundary", { "Content-Type": "multipart/form-data" }, "x", "without a boundary"],
    ["no body", { "Content-Type": "multipart/form-data; boundary=edge" }, "", "received nothing"],
    [
      "a body that is no form",
      { "Content-Type": "multipart/form-data; boundary=edge" },
      "hello",
      "5 bytes in which no line is the boundary that Content-Type names",
    ],
  ])("is refused with %s", async (_case, headers, body, received) => {
    const refusal = await refused({ headers, body });
    expect(refusal.status).toBe(400);
    expect(refusal.message).toContain(received);
  });
});

describe("the fields", () => {
  test.each(requiredFields(cartesiaContract))("need %s", async (name) => {
    expect(await refused({ body: cartesiaForm({ [name]: null }) })).toMatchObject({
      status: 400,
      message: `${name}: expected a value, as it is required, received nothing`,
    });
  });

  test("are all named when several are wrong", async () => {
    const { message } = await refused({ body: cartesiaForm({ clip: null, name: null }) });
    expect(message).toMatch(/^clip: .*; name: /);
  });

  test.each(["EN", "en-US", "xx", "", "null"])("refuse the language %j with the service's code", async (language) => {
    const refusal = await refused({ body: cartesiaForm({ language }) });
    expect(refusal).toMatchObject({ status: 400, error_code: "language_not_supported" });
    expect(refusal.message).toMatch(/^language: expected one of en, fr, .*, received /);
  });

  test("refuse a text in place of the clip, without repeating it", async () => {
    const clip = "UklGRsAAAABXQVZFZm10IA==";
    const { message } = await refused({ body: cartesiaForm({ clip }) });
    expect(message).toBe("clip: expected a file with a name, received a text of 24 characters");
  });

  test("refuse a text that is no UTF-8", async () => {
    const { headers, body } = rawForm(`name="name"\r\n\r\nL\xf6we`, `name="language"\r\n\r\nen`);
    const refusal = await refused({ headers, body: new Uint8Array(Buffer.from(body, "latin1")) });
    expect(refusal.status).toBe(400);
    expect(refusal.message).toMatch(/^name: expected a text in UTF-8, received 4 bytes that are not; clip: /);
  });

  test("take a byte order mark for a part of the text", async () => {
    expect((await refused({ body: cartesiaForm({ language: "\ufeffen" }) })).error_code).toBe("language_not_supported");
  });

  test("refuse a clip without a file name", async () => {
    const nameless = rawForm(
      `name="clip"; filename=""\r\nContent-Type: audio/wav\r\n\r\nRIFF....WAVEfmt `,
      `name="name"\r\n\r\nAda`,
      `name="language"\r\n\r\nen`,
    );
    expect((await refused(nameless)).message).toBe("clip: expected a file with a name, received a file without one");
  });

  test("refuse a file in place of a text", async () => {
    const { message } = await refused({ body: cartesiaForm({ name: file(clips.wav, "name.txt") }) });
    expect(message).toBe("name: expected a text, received a file of 200 bytes");
  });

  test.each(["clip", "name", "language", "description"])("refuse %s when it comes twice", async (name) => {
    const form = cartesiaForm({ description: "Calm" });
    for (const part of form.getAll(name)) {
      if (typeof part === "string") form.append(name, part);
      else form.append(name, part);
    }
    expect((await refused({ body: form })).message).toBe(`${name}: expected one part, received 2 parts of that name`);
  });

  test.each([
    ["an empty clip", clips.empty, "0 bytes"],
    ["bytes that are no audio", clips.text, "200 bytes of no container known here"],
    ["three bytes", new Uint8Array([0xff, 0xfb, 0x90]), "3 bytes of no container known here"],
  ])("refuse %s with the service's code", async (_case, bytes, received) => {
    const refusal = await refused({ body: cartesiaForm({ clip: file(bytes) }) });
    expect(refusal).toMatchObject({ status: 400, error_code: "unsupported_audio_format" });
    expect(refusal.message).toMatch(new RegExp(`^clip: expected audio \\(wav, .*\\), received ${received}$`));
  });
});

describe("the service", () => {
  test("gives the same bytes for the same requests, and other ids for each voice", async () => {
    const run = async (): Promise<string[]> => {
      const handlers = cartesiaHandlers();
      const texts: string[] = [];
      for (const name of ["Ada", "Ada", "Bob"]) {
        const good = await getResponse(handlers, cartesiaRequest({ body: cartesiaForm({ name }) }));
        const bad = await getResponse(handlers, cartesiaRequest({ headers: { Authorization: null } }));
        texts.push((await good?.text()) ?? "", (await bad?.text()) ?? "");
      }
      return texts;
    };
    const first = await run();
    expect(await run()).toEqual(first);
    expect(new Set(first).size).toBe(6);
  });

  test("gives other ids for another seed", async () => {
    const id = async (seed: string): Promise<unknown> => {
      const response = await getResponse(cartesiaHandlers({ seed }), cartesiaRequest());
      return ((await response?.json()) as { id: string } | undefined)?.id;
    };
    expect(await id("one")).not.toBe(await id("two"));
  });

  test("knows the voices it created, and forgets them on reset", async () => {
    const service = createCartesiaService();
    const handlers = cartesiaHandlers({ service });
    const answer = await (await getResponse(handlers, cartesiaRequest()))?.json();
    await getResponse(handlers, cartesiaRequest({ headers: { Authorization: null } }));
    expect([answer]).toMatchObject(service.voices());
    service.reset();
    expect(service.voices()).toEqual([]);
    expect(await (await getResponse(handlers, cartesiaRequest()))?.json()).toEqual(answer);
  });

  test("keeps its voices apart from those of other handlers", async () => {
    const [one, two] = [createCartesiaService(), createCartesiaService()];
    await getResponse(cartesiaHandlers({ service: one }), cartesiaRequest());
    expect([one.voices().length, two.voices().length]).toEqual([1, 0]);
  });
});
