import { afterEach, describe, expect, it, vi } from "vitest";
import { guardedFetch, type Reach } from "../src/generated/guarded-fetch.ts";
import { createCartesiaVoices } from "../src/index.ts";

// Both clients have this file from one template, and `pnpm specs:generate --check` sees that they are alike: one of them is tested.

const base = "https://api.example";
const key = "sk-secret-1";

/** Sends a request, and returns those that left. */
async function sent(reach: Reach, init: RequestInit = {}, url = `${base}/voices`): Promise<Request[]> {
  const requests: Request[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    requests.push(request);
    return new Response();
  };
  const send = guardedFetch({ fetch, ...reach }, base, "X-Key", "Key ");
  await send(new Request(url, { method: "POST", redirect: "manual", ...init }));
  return requests;
}
const make = (reach: Reach) => (): unknown => guardedFetch(reach, base, "X-Key", "Key ");

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("a fetch that is none", () => {
  it("is refused when the client is made: axios", () => {
    const fetch = Object.assign(async () => new Response(), { interceptors: {} });
    const options = { apiKey: "sk_car_1", fetch };
    expect(() => createCartesiaVoices(options)).toThrow("fetch must take a Request and return a Response");
  });
});

describe("the key", () => {
  it("stands in its header after its prefix, as text or from a function", async () => {
    for (const apiKey of [key, () => key, async () => key]) {
      expect((await sent({ apiKey }))[0]?.headers.get("x-key")).toBe(`Key ${key}`);
    }
  });

  it("is missing only where a server of one's own adds it", async () => {
    expect(make({})).toThrow("apiKey is missing: pass one, or the baseUrl of a server of yours that adds it");
    expect((await sent({ baseUrl: base }))[0]?.headers.has("x-key")).toBe(false);
  });

  it("yields to one that the caller set", async () => {
    const apiKey = vi.fn(() => key);
    const requests = await sent({ apiKey }, { headers: { "X-Key": "own" } });
    expect(requests[0]?.headers.get("x-key")).toBe("own");
    expect(apiKey).not.toHaveBeenCalled();
  });

  it.each([
    ["", "apiKey is empty"],
    [7, "apiKey is number"],
    [null, "apiKey is object"],
    [
      "sk-secret\n",
      "apiKey has a space or line break at position 10 of 10: pass the key alone, without a word such as Bearer",
    ],
    [
      "\u00e9sk-secret",
      "apiKey has a character outside printable ASCII at position 1 of 10: pass the key alone, without a word such as Bearer",
    ],
    [
      "Key secret",
      "apiKey has a space or line break at position 4 of 10: pass the key alone, without a word such as Bearer",
    ],
  ])("%j is refused at once, and where a function returns it nothing is sent", async (odd, message) => {
    const apiKey = odd as string;
    expect(make({ apiKey })).toThrow(new TypeError(message));
    const fetch = vi.fn(async () => new Response());
    await expect(sent({ apiKey: () => apiKey, fetch })).rejects.toThrow(new TypeError(message));
    expect(fetch).not.toHaveBeenCalled();
  });

  it("of a function that returns none is refused", async () => {
    const apiKey = (() => undefined) as unknown as () => string;
    await expect(sent({ apiKey })).rejects.toThrow("apiKey is undefined");
  });

  it("goes to one address alone", async () => {
    await expect(sent({ apiKey: key }, {}, "https://elsewhere.example/voices")).rejects.toThrow(
      `the key goes to ${base} alone`,
    );
    const elsewhere = await sent({ baseUrl: base }, {}, "https://elsewhere.example/voices");
    expect(elsewhere).toHaveLength(1);
  });
});

describe("a request", () => {
  it("leaves only where redirects are not followed", async () => {
    await expect(sent({ apiKey: key }, { redirect: "follow" })).rejects.toThrow('redirect must stay "manual"');
    await expect(sent({ apiKey: key }, { redirect: "error" })).rejects.toThrow('redirect must stay "manual"');
  });

  it("does not leave once it is aborted", async () => {
    const fetch = vi.fn(async () => new Response());
    const signal = AbortSignal.abort(new Error("changed my mind"));
    await expect(sent({ apiKey: key, fetch }, { signal })).rejects.toThrow("changed my mind");
    expect(fetch).not.toHaveBeenCalled();
  });

  it("leaves by the global fetch of the moment where there is no other", async () => {
    const send = guardedFetch({ apiKey: key }, base, "X-Key", "Key ");
    const fetch = vi.fn(async () => new Response());
    vi.stubGlobal("fetch", fetch);
    await send(new Request(`${base}/voices`, { redirect: "manual" }));
    expect(fetch).toHaveBeenCalledTimes(1);
  });
});

describe("the address", () => {
  it.each([
    "https://api.example",
    "HTTPS://api.example/v1",
    "http://localhost",
    "http://localhost:8080",
    "http://mock.localhost:1",
    "http://127.0.0.1",
    "http://127.10.200.255:1",
    "http://[::1]:1",
  ])("%s may have the key", (baseUrl) => {
    expect(make({ apiKey: key, baseUrl })).not.toThrow();
  });

  it.each([
    "http://api.example",
    "HTTP://api.example",
    "http://localhost.example",
    "http://notlocalhost",
    "http://.localhost",
    "http://127.0.0.1.example",
    "http://my127.0.0.1.example",
  ])("%s may not, since others could read it on the way", (baseUrl) => {
    expect(make({ apiKey: key, baseUrl })).toThrow("baseUrl must be https, since a key is sent there");
    expect(make({ baseUrl })).not.toThrow();
  });

  it.each([
    "",
    "api.example",
    "ftp://api.example",
    "see https://api.example",
    "https://",
    "https://user:secret@api.example",
    "https://api.example?a=1",
    "https://api.example#a",
    "https://api example",
    "/voices",
  ])("%j is none", (baseUrl) => {
    for (const reach of [{ apiKey: key, baseUrl }, { baseUrl }]) {
      expect(make(reach)).toThrow("baseUrl must be an http address as text, without password, query or fragment");
    }
  });

  it.each([new URL("https://api.example"), ["https://api.example"], 7, null, Symbol("https://api.example")])(
    "a value that is no text is none, whatever text it would turn into",
    (baseUrl) => {
      expect(make({ apiKey: key, baseUrl: baseUrl as never })).toThrow("baseUrl must be an http address as text");
    },
  );

  it("may be a path in a page, where its own server is meant", async () => {
    vi.stubGlobal("location", { href: "https://page.example/" });
    expect(await sent({ apiKey: key, baseUrl: "/api" }, {}, "https://page.example/api")).toHaveLength(1);
    expect(make({ baseUrl: "api/" })).toThrow("http address");
    expect(make({ apiKey: key, baseUrl: "http://api.example" })).toThrow("must be https");
  });
});
