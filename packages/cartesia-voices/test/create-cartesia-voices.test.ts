import { afterEach, describe, expect, it, vi } from "vitest";
import { cartesiaLanguages, createCartesiaVoices, isCartesiaLanguage } from "../src/index.ts";

const body = { clip: new File(["RIFF"], "ada.wav", { type: "audio/wav" }), name: "Ada", language: "no" } as const;
const created = { id: "1", name: "Ada", language: "xx", later: { added: true } };

/** A `fetch` that keeps the requests it gets. */
function recorder(respond: () => Response = () => Response.json(created)) {
  const requests: Request[] = [];
  return {
    requests,
    fetch: async (request: Request) => {
      requests.push(request);
      return respond();
    },
  };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("createCartesiaVoices", () => {
  it("sends key, version and form, and returns what came, known to the document or not", async () => {
    const { fetch, requests } = recorder();
    const voices = createCartesiaVoices({ apiKey: "sk_car_1", fetch });
    const { data, response } = await voices.POST("/voices/clone", { body });
    expect(response.ok).toBe(true);
    expect(data).toEqual(created);
    const [request] = requests;
    expect(request?.url).toBe("https://api.cartesia.ai/voices/clone");
    expect(request?.method).toBe("POST");
    expect(request?.redirect).toBe("manual");
    expect(request?.headers.get("authorization")).toBe("Bearer sk_car_1");
    expect(request?.headers.get("cartesia-version")).toBe("2026-03-01");
  });

  it("rejects a success that is not JSON, and gives it as text where that is asked for", async () => {
    const { fetch } = recorder(() => new Response("<html>"));
    const voices = createCartesiaVoices({ apiKey: "sk_car_1", fetch });
    await expect(voices.POST("/voices/clone", { body })).rejects.toThrow(SyntaxError);
    expect((await voices.POST("/voices/clone", { body, parseAs: "text" })).data).toBe("<html>");
  });

  it("writes each part of the form as it was given", async () => {
    const { fetch, requests } = recorder();
    const voices = createCartesiaVoices({ apiKey: "sk_car_1", fetch });
    await voices.POST("/voices/clone", { body: { ...body, description: "süß", base_voice_id: null } });
    const text = await requests[0]?.text();
    const boundary = /boundary=(.+)$/.exec(requests[0]?.headers.get("content-type") ?? "")?.[1];
    expect(text?.split(`--${boundary}`).map((part) => part.trim())).toEqual([
      "",
      'Content-Disposition: form-data; name="clip"; filename="ada.wav"\r\nContent-Type: audio/wav\r\n\r\nRIFF',
      'Content-Disposition: form-data; name="name"\r\n\r\nAda',
      'Content-Disposition: form-data; name="language"\r\n\r\nno',
      'Content-Disposition: form-data; name="description"\r\n\r\nsüß',
      "--",
    ]);
  });

  it("names its own boundary, whatever the headers say", async () => {
    const { fetch, requests } = recorder();
    const voices = createCartesiaVoices({ apiKey: "sk_car_1", fetch });
    const headers = { "Content-Type": "multipart/form-data", "X-Own": "1" };
    await voices.POST("/voices/clone", { body, headers });
    expect(requests[0]?.headers.get("content-type")).toMatch(/^multipart\/form-data; boundary=form-/);
    expect(requests[0]?.headers.get("x-own")).toBe("1");
    expect((await requests[0]?.formData())?.get("name")).toBe("Ada");
  });

  it.each<[string, unknown, string]>([
    ["a FormData", new FormData(), "body is a FormData: pass its fields as an object"],
    ["bytes for a clip", { ...body, clip: new Uint8Array(4) }, "clip is a Uint8Array: pass new File([bytes]"],
    ["a Buffer for a clip", { ...body, clip: Buffer.from("RIFF") }, "clip is a Uint8Array: pass new File([bytes]"],
    ["a path for a clip", { ...body, clip: "./ada.wav" }, "clip is a String: pass new File([bytes]"],
    ["a data address for a clip", { ...body, clip: "data:audio/wav;base64,UklGRg==" }, "clip is a String"],
    ["a date for a name", { ...body, name: new Date(0) }, "name is a Date"],
  ])("sends nothing where it gets %s", async (_what, wrong, message) => {
    const { fetch, requests } = recorder();
    const voices = createCartesiaVoices({ apiKey: "sk_car_1", fetch });
    await expect(voices.POST("/voices/clone", { body: wrong as typeof body })).rejects.toThrow(message);
    expect(requests).toEqual([]);
  });

  it("sends nothing where the Blob of a test environment is none for its Request", async () => {
    class OtherBlob {
      readonly type: string;
      readonly [Symbol.toStringTag] = "Blob";
      constructor(_parts: unknown, { type = "" } = {}) {
        this.type = type;
      }
    }
    const { fetch, requests } = recorder();
    const voices = createCartesiaVoices({ apiKey: "sk_car_1", fetch });
    vi.stubGlobal("Blob", OtherBlob);
    await expect(
      voices.POST("/voices/clone", { body: { ...body, clip: new OtherBlob([]) as unknown as File } }),
    ).rejects.toThrow("this environment's Blob, AbortSignal and Request do not belong together: leave jsdom");
    expect(requests).toEqual([]);
  });

  it("writes names, file names and line ends as a FormData would, and leaves nothing out that is empty", async () => {
    const { fetch, requests } = recorder();
    const voices = createCartesiaVoices({ apiKey: "sk_car_1", fetch });
    const clip = new File([new Uint8Array([0, 13, 10, 255])], 'a"\r\nX: y.wav', { type: "audio/wav" });
    const odd = { 'na"me': "1" } as object;
    await voices.POST("/voices/clone", {
      body: { ...body, ...odd, clip, name: "", description: "one\ntwo\rthree\r\n" },
    });
    const form = new FormData();
    for (const [name, value] of Object.entries({
      ...body,
      ...odd,
      clip,
      name: "",
      description: "one\ntwo\rthree\r\n",
    })) {
      form.append(name, value);
    }
    const written = async (request: Response | Request | undefined) => {
      const boundary = /boundary=(.+)$/.exec(request?.headers.get("content-type") ?? "")?.[1] ?? "none";
      return Buffer.from((await request?.arrayBuffer()) ?? new ArrayBuffer(0))
        .toString("latin1")
        .replaceAll(boundary, "boundary")
        .trim();
    };
    expect(await written(requests[0])).toBe(await written(new Response(form)));
  });

  it("leaves out what is undefined, and writes lists as several parts and objects as JSON", async () => {
    const { fetch, requests } = recorder();
    const voices = createCartesiaVoices({ apiKey: "sk_car_1", fetch });
    const odd = { later: ["a", "b", null], more: { deep: [1] }, description: undefined } as object;
    await voices.POST("/voices/clone", { body: { ...body, ...odd } });
    const form = await requests[0]?.formData();
    expect([...(form?.keys() ?? [])]).toEqual(["clip", "name", "language", "later", "later", "more"]);
    expect(form?.getAll("later")).toEqual(["a", "b"]);
    expect(form?.get("more")).toBe('{"deep":[1]}');
  });

  it("sends each form with a boundary of its own, as one blob", async () => {
    const { fetch, requests } = recorder();
    const voices = createCartesiaVoices({ apiKey: "sk_car_1", fetch });
    await voices.POST("/voices/clone", { body });
    await voices.POST("/voices/clone", { body: { ...body, clip: new Blob(["RIFF"]) } });
    const [first, second] = requests.map(({ headers }) => headers.get("content-type"));
    expect(first).toMatch(/^multipart\/form-data; boundary=[a-z0-9-]{20,70}$/);
    expect(second).not.toBe(first);
    const clip = (await requests[1]?.formData())?.get("clip") as File;
    expect([clip.name, clip.type, await clip.text()]).toEqual(["blob", "application/octet-stream", "RIFF"]);
  });

  it("lets the version be set for the client and for one call", async () => {
    const { fetch, requests } = recorder();
    const voices = createCartesiaVoices({ apiKey: "sk_car_1", version: "2027-01-01", fetch });
    await voices.POST("/voices/clone", { body });
    await voices.POST("/voices/clone", { body, params: { header: { "Cartesia-Version": "2026-03-01" } } });
    expect(requests.map(({ headers }) => headers.get("cartesia-version"))).toEqual(["2027-01-01", "2026-03-01"]);
  });

  it("asks a key function once for each request", async () => {
    const { fetch, requests } = recorder();
    const apiKey = vi.fn(async () => `key-${apiKey.mock.calls.length}`);
    const voices = createCartesiaVoices({ apiKey, fetch });
    await voices.POST("/voices/clone", { body });
    await voices.POST("/voices/clone", { body });
    expect(requests.map(({ headers }) => headers.get("authorization"))).toEqual(["Bearer key-1", "Bearer key-2"]);
  });

  it("sends no key to a server of one's own that adds it", async () => {
    const { fetch, requests } = recorder();
    await createCartesiaVoices({ baseUrl: "https://voices.example/", fetch }).POST("/voices/clone", { body });
    expect(requests[0]?.url).toBe("https://voices.example/voices/clone");
    expect(requests[0]?.headers.has("authorization")).toBe(false);
  });

  it("looks the global fetch up at each call, so that a mock that comes later is seen", async () => {
    const voices = createCartesiaVoices({ apiKey: "sk_car_1" });
    const { fetch, requests } = recorder();
    vi.stubGlobal("fetch", fetch);
    await voices.POST("/voices/clone", { body });
    expect(requests).toHaveLength(1);
  });

  it("does not follow a redirect", async () => {
    const { fetch, requests } = recorder(
      () => new Response(null, { status: 307, headers: { location: "https://x.example" } }),
    );
    const { response, data } = await createCartesiaVoices({ apiKey: "sk_car_1", fetch }).POST("/voices/clone", {
      body,
    });
    expect(response.status).toBe(307);
    expect(data).toBeUndefined();
    expect(requests).toHaveLength(1);
    const voices = createCartesiaVoices({ apiKey: "sk_car_1", fetch });
    const following = { body, redirect: "follow" };
    await expect(voices.POST("/voices/clone", following)).rejects.toThrow('redirect must stay "manual"');
    expect(requests).toHaveLength(1);
  });

  it("sends nothing when the signal is aborted, before the call or while the key is awaited", async () => {
    const { fetch, requests } = recorder();
    const controller = new AbortController();
    const apiKey = async (): Promise<string> => {
      controller.abort(new Error("changed my mind"));
      return "sk_car_1";
    };
    const voices = createCartesiaVoices({ apiKey, fetch });
    const { signal } = controller;
    await expect(voices.POST("/voices/clone", { body, signal })).rejects.toThrow("changed my mind");
    await expect(voices.POST("/voices/clone", { body, signal })).rejects.toThrow("changed my mind");
    expect(requests).toHaveLength(0);
  });

  it("gives its key neither to another address nor to a fetch that one call brings", async () => {
    const { fetch, requests } = recorder();
    const voices = createCartesiaVoices({ apiKey: "sk_car_1", fetch });
    const elsewhere = { body, baseUrl: "http://elsewhere.example" };
    await expect(voices.POST("/voices/clone", elsewhere)).rejects.toThrow(
      "the key goes to https://api.cartesia.ai alone",
    );
    expect(requests).toHaveLength(0);
    // The types know no such option; openapi-fetch does.
    const bypassing = { body, fetch };
    await voices.POST("/voices/clone", bypassing);
    expect(requests[0]?.headers.has("authorization")).toBe(false);
  });

  it("leaves a key header alone that the caller set", async () => {
    const { fetch, requests } = recorder();
    const voices = createCartesiaVoices({ apiKey: "sk_car_1", fetch });
    await voices.POST("/voices/clone", { body, headers: { Authorization: "Bearer token" } });
    expect(requests[0]?.headers.get("authorization")).toBe("Bearer token");
  });

  it("takes plain http on this machine, and anywhere without a key", () => {
    for (const baseUrl of ["http://localhost:1", "http://mock.localhost", "http://127.0.0.1", "http://[::1]"]) {
      expect(() => createCartesiaVoices({ apiKey: "sk_car_1", baseUrl })).not.toThrow();
    }
    expect(() => createCartesiaVoices({ baseUrl: "http://voices.example" })).not.toThrow();
    expect(() => createCartesiaVoices({ apiKey: "sk_car_1", baseUrl: "http://voices.example" })).toThrow(
      "must be https",
    );
    expect(() => createCartesiaVoices({ baseUrl: "https://voices.example/?a=1" })).toThrow("query");
  });

  it("refuses a key that cannot stand in a header, without repeating it", () => {
    expect(() => createCartesiaVoices({ apiKey: "sk_car_secret\n" })).toThrow(/position 14 of 14(?!.*secret)/);
    expect(() => createCartesiaVoices({ apiKey: "" })).toThrow("apiKey is empty");
    expect(() => createCartesiaVoices({})).toThrow("apiKey is missing");
  });

  it("decides by response.ok what an empty error body means", async () => {
    const { fetch } = recorder(() => new Response(null, { status: 401 }));
    const { response, data } = await createCartesiaVoices({ apiKey: "sk_car_1", fetch }).POST("/voices/clone", {
      body,
    });
    expect(response.ok).toBe(false);
    expect(data).toBeUndefined();
  });
});

describe("cartesiaLanguages", () => {
  it("holds those of the document, Norwegian as text", () => {
    expect(cartesiaLanguages).toContain("no");
    expect(isCartesiaLanguage("no")).toBe(true);
    expect([isCartesiaLanguage("xx"), isCartesiaLanguage(false), isCartesiaLanguage("toString")]).toEqual([
      false,
      false,
      false,
    ]);
  });
});
