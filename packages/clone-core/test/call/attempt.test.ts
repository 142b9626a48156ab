import { afterEach, describe, expect, it, vi } from "vitest";
import { type CloneError, type CloneProvider, cloneVoice, type Fetch } from "../../src/index.ts";
import { cartesia } from "../../src/providers/cartesia.ts";
import { wav } from "../recordings.ts";
import { cartesiaKey, providers, rejection, service } from "../service.ts";

const [atCartesia] = providers;
const own = (fetch: Fetch, change: Partial<CloneProvider> = {}): CloneProvider => ({
  ...atCartesia.make(fetch),
  ...change,
});
const common = { name: "Ada", language: "en", sample: wav() };
const failing = async (
  provider: CloneProvider,
  settings: { maxRetries?: number; signal?: AbortSignal; timeoutMs?: number } = {},
): Promise<CloneError> => {
  const error = await rejection(cloneVoice({ ...common, provider, maxRetries: 0, ...settings }));
  return error as CloneError;
};
const read = (answer: unknown): Partial<CloneProvider> => ({ read: () => answer as ReturnType<CloneProvider["read"]> });

/** A response with a status that no runtime lets one make. */
const strange = (status: number, body: string): Response =>
  Object.defineProperties(new Response(body), { status: { value: status }, ok: { value: false } });

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("a provider without a fetch of its own", () => {
  it("uses the global one of the moment", async () => {
    const provider = cartesia({ apiKey: cartesiaKey });
    const { fetch, sent } = service(atCartesia.created());
    vi.stubGlobal("fetch", fetch);
    expect((await cloneVoice({ ...common, provider })).id).toBe("voice-1");
    expect(sent).toHaveLength(1);
  });
});

describe("the message of an error says", () => {
  it.each([
    [new Response("", { status: 500 }), "status 500; the voice may exist"],
    [new Response("", { status: 404 }), "status 404"],
    [Response.json({ message: "no" }, { status: 400 }), "status 400: no"],
    [Response.json({ message: 7 }, { status: 400 }), "status 400"],
    [new Response("", { status: 429, headers: { "retry-after": "90" } }), "status 429, to be tried again in 90 s"],
    [
      Response.json({ message: "slow" }, { status: 429, headers: { "retry-after": "90" } }),
      "status 429, to be tried again in 90 s: slow",
    ],
    [new Response("<html>"), "status 200 without a voice; the voice may exist"],
    [Response.json({}), "status 200 without a voice; the voice may exist"],
    [
      new Response("", { status: 302 }),
      "the service answered with a redirect, which is never followed; the voice may exist",
    ],
  ])("what came: %#", async (answer, message) => {
    expect((await failing(own(service(answer).fetch))).message).toBe(`cartesia: ${message}`);
  });

  it.each([
    [new TypeError("fetch failed"), "the request failed: fetch failed"],
    [
      new TypeError("fetch failed", { cause: Object.assign(new Error("reset"), { code: "ECONNRESET" }) }),
      "the request failed: fetch failed (ECONNRESET)",
    ],
    [
      Object.assign(new Error("", { cause: Object.assign(new Error(""), { code: "EPIPE" }) }), { code: "ERR_LATE" }),
      "the request failed (ERR_LATE, EPIPE)",
    ],
    [Object.assign(new Error("ENOSPC: no space"), { code: "ENOSPC" }), "the request failed: ENOSPC: no space"],
    [Object.assign(new Error("odd"), { code: "no Code" }), "the request failed: odd"],
    [Object.assign(new Error("odd"), { code: "Code no" }), "the request failed: odd"],
    ["no network", "the request failed: no network"],
    [`no ${cartesiaKey}`, "the request failed: no [key]"],
    [{ reason: "no network" }, "the request failed"],
    [null, "the request failed"],
  ])("what fetch threw: %j", async (thrown, message) => {
    const error = await failing(own(() => Promise.reject(thrown)));
    expect(error).toMatchObject({
      code: "unavailable",
      outcome: "unknown",
      message: `cartesia: ${message}; the voice may exist`,
    });
  });

  it("that no request could be built", async () => {
    const send = (): never => {
      throw new Error("no such field");
    };
    expect(await failing(own(service().fetch, { send }))).toMatchObject({
      code: "invalid_input",
      outcome: "not_created",
      message: "cartesia: the request could not be built: no such field",
      cause: { message: "no such field" },
    });
  });

  it("whether a request had left when the caller aborted", async () => {
    const controller = new AbortController();
    const fetch: Fetch = () => {
      controller.abort();
      return new Promise(() => {});
    };
    const after = await failing(own(fetch), { signal: controller.signal });
    expect(after.message).toBe("cartesia: aborted after the request was sent; the voice may exist");

    const another = new AbortController();
    const send = (): Promise<never> => {
      another.abort();
      return new Promise(() => {});
    };
    const before = await failing(own(fetch, { send }), { signal: another.signal });
    expect(before.message).toBe("cartesia: aborted before a request was sent");
  });

  it("whether a request had left when the deadline passed", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
    const silent = (): Promise<never> => new Promise(() => {});
    const after = failing(own(silent), { timeoutMs: 1_000 });
    const before = failing(own(silent, { send: silent }), { timeoutMs: 1_000 });
    await vi.advanceTimersByTimeAsync(1_000);
    expect((await after).message).toBe("cartesia: the deadline passed after the request was sent; the voice may exist");
    expect((await before).message).toBe("cartesia: the deadline passed before a request was sent");
  });

  it("that a provider did not wait for its request, of which nobody knows", async () => {
    const send = async (): Promise<Response> => new Response();
    expect(await failing(own(service().fetch, { send }))).toMatchObject({
      code: "unexpected_response",
      outcome: "unknown",
      message: "cartesia: send did not wait for the fetch of its context; the voice may exist",
    });
  });

  it("that an answer or an error is too strange to be read", async () => {
    const odd = Object.defineProperty(new Error("odd"), "message", {
      get: () => {
        throw new TypeError("odd");
      },
    });
    const one = await failing(own(() => Promise.reject(odd)));
    expect(one).toMatchObject({
      code: "unexpected_response",
      outcome: "unknown",
      message: "cartesia: what came back could not be read; the voice may exist",
      cause: { name: "TypeError" },
    });
    const two = await failing(own(service().fetch, { send: () => Promise.reject(odd) }));
    expect(two).toMatchObject({ code: "unexpected_response", outcome: "not_created" });
  });
});

describe("an error has only the details that there are", () => {
  it("no body, wait, request id or provider's code where none came", async () => {
    const error = await failing(own(service(new Response(null, { status: 500 })).fetch));
    expect(Object.keys(error).sort()).toEqual(["code", "outcome", "provider", "startedAt", "status"]);
    expect("cause" in error).toBe(false);
  });

  it.each([
    ["x-request-id", "one"],
    ["request-id", "two"],
  ])("the request id of the header %s", async (name, id) => {
    const answer = new Response("", { status: 500, headers: { [name]: id } });
    expect(await failing(own(service(answer).fetch))).toHaveProperty("requestId", id);
  });

  it("the request id of the body rather than that of a header", async () => {
    const headers = { "x-request-id": "header" };
    const inBody = await failing(
      own(service(new Response("x", { status: 400, headers })).fetch, read({ requestId: "body" })),
    );
    expect(inBody.requestId).toBe("body");
    const empty = await failing(
      own(service(new Response("x", { status: 400, headers })).fetch, read({ requestId: "" })),
    );
    expect(empty.requestId).toBe("header");
  });

  it("what a redirect came with", async () => {
    const headers = { "x-request-id": "request-7", location: "https://elsewhere.example" };
    expect(await failing(own(service(new Response("moved", { status: 302, headers })).fetch))).toMatchObject({
      status: 302,
      requestId: "request-7",
      body: "moved",
    });
  });
});

describe("a voice is only what a success names in JSON", () => {
  const voice = { id: "voice-1", raw: 1 };

  it.each([199, 300, 304, 400, 500])("not with status %i", async (status) => {
    const fetch: Fetch = async () => strange(status, '{"id":"voice-1"}');
    expect(await failing(own(fetch, read({ voice })))).toMatchObject({ name: "CloneError", status });
  });

  it("and only a success may prove that there is none", async () => {
    const fetch: Fetch = async () => new Response("{}", { status: 300 });
    const answer = { code: "rejected", outcome: "not_created", message: "no" };
    expect(await failing(own(fetch, read(answer)))).toMatchObject({
      code: "unexpected_response",
      outcome: "unknown",
      message: "cartesia: status 300: no; the voice may exist",
    });
  });

  it.each([200, 201, 299])("with status %i", async (status) => {
    const { fetch } = service(new Response("{}", { status }));
    expect((await cloneVoice({ ...common, provider: own(fetch, read({ voice })) })).id).toBe("voice-1");
  });

  it("not in text, whatever the provider reads in it", async () => {
    const { fetch } = service(new Response("<html>voice-1"));
    expect(await failing(own(fetch, read({ voice })))).toMatchObject({
      code: "unexpected_response",
      outcome: "unknown",
    });
  });

  it("not in the body of a redirect, which the provider is not even asked about", async () => {
    const asked = vi.fn(() => ({ voice }));
    const { fetch } = service(new Response("{}", { status: 302 }));
    await failing(own(fetch, { read: asked }));
    expect(asked).not.toHaveBeenCalled();
  });

  it.each([7, "", " ", undefined, null])("not with the id %j, and no reason is made up", async (id) => {
    const error = await failing(own(service(new Response("{}")).fetch, read({ voice: { id, raw: 1 } })));
    expect(error).toMatchObject({ code: "unexpected_response", outcome: "unknown" });
    expect("cause" in error).toBe(false);
  });

  it("and one without an id is no proof that nothing was created", async () => {
    const answer = { voice: { id: "", raw: 1 }, code: "rejected", outcome: "not_created", message: "no" };
    expect(await failing(own(service(new Response("{}")).fetch, read(answer)))).toMatchObject({
      code: "unexpected_response",
      outcome: "unknown",
      message: "cartesia: status 200 without a voice; the voice may exist",
    });
  });
});

describe("what a provider's read says of a refusal", () => {
  it("counts where it is more exact, and then no retry mends it", async () => {
    const { fetch, sent } = service(new Response("{}", { status: 429 }));
    expect(await failing(own(fetch, read({ code: "quota" })), { maxRetries: 2 })).toMatchObject({ code: "quota" });
    expect(sent).toHaveLength(1);
  });

  it("does not stop a retry where it says the same as the status", async () => {
    const { fetch, sent } = service(new Response("{}", { status: 429, headers: { "retry-after": "0" } }));
    const provider = own(fetch, read({ code: "rate_limited" }));
    expect(await failing(provider, { maxRetries: 2 })).toMatchObject({ code: "rate_limited" });
    expect(sent).toHaveLength(3);
  });

  it("says nothing where nobody knows what a request came to", async () => {
    const { fetch } = service(new Response("{}", { status: 500 }));
    expect(await failing(own(fetch, read({ code: "quota", outcome: "not_created" })))).toMatchObject({
      code: "unavailable",
      outcome: "unknown",
    });
  });
});

describe("a provider that puts its own error around that of fetch", () => {
  it("is judged by what fetch said", async () => {
    const refused = new TypeError("fetch failed", { cause: Object.assign(new Error("no"), { code: "ECONNREFUSED" }) });
    const send: CloneProvider["send"] = async (_request, { fetch }) => {
      try {
        return await fetch(new Request("https://api.example/"));
      } catch {
        throw new Error("something went wrong");
      }
    };
    const error = await failing(own(() => Promise.reject(refused), { send }));
    expect(error).toMatchObject({ code: "unavailable", outcome: "not_created", message: /: fetch failed$/ });
    expect(error.cause).toBe(refused);
  });
});

describe("what the caller said comes back in the voice as it was", () => {
  it("also where it looks like base64", async () => {
    const name = "Name".repeat(30);
    const description = "Words".repeat(30);
    const said = Response.json({ id: "1", name, description, language: "Other".repeat(30) });
    const { fetch } = service(said);
    const voice = await cloneVoice({ ...common, name, description, provider: own(fetch) });
    expect(voice).toMatchObject({ name, description, language: "[150 characters of base64]" });
  });
});
