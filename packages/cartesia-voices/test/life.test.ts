import { cartesiaHandlers, createCartesiaService } from "@org/voices-mock/cartesia";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createCartesiaVoices } from "../src/index.ts";

const clip = new File([`RIFF${"\0".repeat(4)}WAVE${"\0".repeat(60)}`], "ada.wav", { type: "audio/wav" });

describe("a voice's life against the mock", () => {
  const service = createCartesiaService();
  const server = setupServer(...cartesiaHandlers({ service }));
  beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
  afterEach(() => service.reset());
  afterAll(() => server.close());
  const voices = createCartesiaVoices({ apiKey: "sk_car_1" });
  const clone = async (name: string): Promise<string> => {
    const { data } = await voices.POST("/voices/clone", { body: { clip, name, language: "en" } });
    return data?.id ?? "";
  };

  it("is listed page by page, read, changed and deleted", async () => {
    const ids = [await clone("Ada"), await clone("Grace"), await clone("Joan")];
    const query = { limit: 2, is_owner: true };
    const first = await voices.GET("/voices", { params: { query } });
    expect([first.data?.data.length, first.data?.has_more]).toEqual([2, true]);
    const after = first.data?.data.at(-1)?.id ?? "";
    const second = await voices.GET("/voices", { params: { query: { ...query, starting_after: after } } });
    const listed = [...(first.data?.data ?? []), ...(second.data?.data ?? [])].map(({ id }) => id);
    expect([listed.sort(), second.data?.has_more]).toEqual([[...ids].sort(), false]);

    const params = { path: { id: ids[0] ?? "" } };
    const changed = await voices.PATCH("/voices/{id}", { params, body: { name: "Ada L.", gender: "feminine" } });
    expect(changed.data).toMatchObject({ name: "Ada L.", gender: "feminine" });
    const { data } = await voices.GET("/voices/{id}", {
      params: { ...params, query: { "expand[]": ["preview_file_url"] } },
    });
    expect(data).toMatchObject({ name: "Ada L.", preview_file_url: expect.any(String) });
    const deleted = await voices.DELETE("/voices/{id}", { params });
    expect([deleted.response.status, deleted.data]).toEqual([204, undefined]);
    const { error, response } = await voices.GET("/voices/{id}", { params });
    expect([response.status, error?.error_code]).toEqual([404, "voice_not_found"]);
  });
});

describe("a request about a voice", () => {
  const sent: Request[] = [];
  const client = (apiKey = "sk_car_1") =>
    createCartesiaVoices({
      apiKey,
      fetch: async (request) => {
        sent.push(request);
        return Response.json({});
      },
    });
  const params = { path: { id: "a/b c" } };
  afterEach(() => {
    sent.length = 0;
  });

  it("carries key and version, keeps an id one step of the path, and follows no redirect", async () => {
    await client().GET("/voices/{id}", { params });
    await client().DELETE("/voices/{id}", { params });
    for (const { url, headers, redirect, body } of sent) {
      expect(url).toBe("https://api.cartesia.ai/voices/a%2Fb%20c");
      expect(headers.get("authorization")).toBe("Bearer sk_car_1");
      expect(headers.get("cartesia-version")).toBe("2026-03-01");
      expect([redirect, body]).toEqual(["manual", null]);
    }
    expect(sent.map(({ method }) => method)).toEqual(["GET", "DELETE"]);
  });

  it("is JSON when it changes one, whatever content type its headers name", async () => {
    const headers = { "Content-Type": "multipart/form-data" };
    await client().PATCH("/voices/{id}", { params, body: { name: "Ada", gender: null }, headers });
    expect(sent[0]?.headers.get("content-type")).toBe("application/json");
    expect(await sent[0]?.json()).toEqual({ name: "Ada", gender: null });
  });

  it.each([
    ["a form", new FormData(), "body is no plain object"],
    ["a map", new Map([["name", "Ada"]]), "body is no plain object"],
    ["a file for a name", { name: new File([""], "ada") }, "name is a object: pass text, or null"],
  ])("is not sent when it would change a voice by %s", async (_what, body, message) => {
    const change = client().PATCH("/voices/{id}", { params, body: body as object });
    await expect(change).rejects.toThrow(message);
    expect(sent).toEqual([]);
  });

  it("is the one that a middleware gives back", async () => {
    const voices = client();
    voices.use({
      onRequest({ request }) {
        const headers = new Headers(request.headers);
        headers.set("x-trace", "1");
        return new Request(request, { headers });
      },
    });
    await voices.GET("/voices");
    expect(sent[0]?.headers.get("x-trace")).toBe("1");
    expect(sent[0]?.headers.get("authorization")).toBe("Bearer sk_car_1");
  });

  it("is not sent with a key that has a line break", async () => {
    const voices = createCartesiaVoices({ apiKey: () => "sk\ncar", fetch: async () => Response.json({}) });
    await expect(voices.GET("/voices")).rejects.toThrow("at position 3 of 6: pass the key alone");
  });
});
