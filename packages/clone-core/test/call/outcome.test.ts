import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { cloneVoice } from "../../src/index.ts";
import { wav } from "../recordings.ts";
import { providers, rejection, service } from "../service.ts";

const failure = (code: string, where: "cause" | "error" = "cause"): TypeError =>
  where === "error"
    ? Object.assign(new TypeError("Unable to connect"), { code })
    : new TypeError("fetch failed", { cause: Object.assign(new Error(`it says ${code}`), { code }) });

const answers =
  (status: number, body = "", headers: Record<string, string> = {}) =>
  () =>
    new Response(body === "" ? null : body, { status, headers });

describe.each(providers)("what $name's answers come to", ({ make, created, language }) => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const clone = async (
    ...given: Parameters<typeof service>
  ): Promise<{ error: unknown; requests: number; waited: number }> => {
    const { fetch, sent } = service(...given);
    const began = performance.now();
    const settled = rejection(cloneVoice({ provider: make(fetch), name: "Ada", language, sample: wav() }));
    await vi.runAllTimersAsync();
    return { error: await settled, requests: sent.length, waited: performance.now() - began };
  };

  it.each([
    [400, "rejected", "not_created"],
    [401, "authentication", "not_created"],
    [402, "quota", "not_created"],
    [403, "permission", "not_created"],
    [404, "rejected", "not_created"],
    [408, "rejected", "unknown"],
    [409, "rejected", "not_created"],
    [413, "unsupported_audio", "not_created"],
    [415, "unsupported_audio", "not_created"],
    [422, "rejected", "not_created"],
    [425, "rejected", "not_created"],
    [500, "unavailable", "unknown"],
    [502, "unavailable", "unknown"],
    [503, "unavailable", "unknown"],
    [504, "unavailable", "unknown"],
    [599, "unavailable", "unknown"],
    [301, "unexpected_response", "unknown"],
    [302, "unexpected_response", "unknown"],
    [303, "unexpected_response", "unknown"],
    [304, "unexpected_response", "unknown"],
    [307, "unexpected_response", "not_created"],
    [308, "unexpected_response", "not_created"],
    [204, "unexpected_response", "unknown"],
    [200, "unexpected_response", "unknown"],
  ])("status %i without a body is %s, %s, and asked once", async (status, code, outcome) => {
    const { error, requests } = await clone(answers(status, "", { location: "https://elsewhere.example/" }));
    expect(error).toMatchObject({ code, outcome, status });
    expect(requests).toBe(1);
  });

  it("takes a browser's opaque redirect for a redirect", async () => {
    const opaque = Object.defineProperties(new Response(null), {
      type: { value: "opaqueredirect" },
      status: { value: 0 },
      ok: { value: false },
    });
    const { error, requests } = await clone(() => opaque);
    expect(error).toMatchObject({ code: "unexpected_response", outcome: "unknown" });
    expect(error).not.toHaveProperty("status");
    expect(requests).toBe(1);
  });

  it.each([
    ["null"],
    ["{}"],
    ["[]"],
    ['""'],
    ["1"],
    ["<html>ok</html>"],
    ['{"id":""}'],
    ['{"id":7}'],
    ['{"voice":{}}'],
  ])("does not take a success of %s for a voice", async (body) => {
    const { error, requests } = await clone(answers(200, body));
    expect(error).toMatchObject({ code: "unexpected_response", outcome: "unknown", status: 200 });
    expect(requests).toBe(1);
  });

  it("asks a third time after two 429s, 1 s and 2 s apart, a quarter more or less", async () => {
    const { fetch, sent } = service(answers(429), answers(429), created());
    const began = performance.now();
    const settled = cloneVoice({ provider: make(fetch), name: "Ada", language, sample: wav() });
    await vi.runAllTimersAsync();
    expect((await settled).id).toBe("voice-1");
    expect(sent).toHaveLength(3);
    expect(performance.now() - began).toBeGreaterThanOrEqual(2250);
    expect(performance.now() - began).toBeLessThanOrEqual(3750);
  });

  it("gives up after the third 429", async () => {
    const { error, requests } = await clone(answers(429));
    expect(error).toMatchObject({ code: "rate_limited", outcome: "not_created", status: 429 });
    expect(requests).toBe(3);
  });

  it.each(["Sat, 21 Nov 2026 00:00:12 GMT", "Saturday, 21-Nov-26 00:00:12 GMT", "Sat Nov 21 00:00:12 2026"])(
    "waits as long as Retry-After asks, in seconds or as a date: %s",
    async (date) => {
      vi.setSystemTime("2026-11-21T00:00:00Z");
      const { requests, waited } = await clone(
        answers(429, "", { "retry-after": "5" }),
        answers(429, "", { "retry-after": date }),
        answers(400),
      );
      expect(requests).toBe(3);
      expect(waited).toBe(12_000);
    },
  );

  it("fails at once, saying how long, when Retry-After asks for more than a minute", async () => {
    const { error, requests, waited } = await clone(answers(429, "", { "retry-after": "3600" }));
    expect(error).toMatchObject({ code: "rate_limited", retryAfterSeconds: 3600 });
    expect(requests).toBe(1);
    expect(waited).toBe(0);
  });

  it("waits for no more than a minute, however far the deadline", async () => {
    const asked = answers(429, "", { "retry-after": "61" });
    const { fetch, sent } = service(asked);
    const options = { provider: make(fetch), name: "Ada", language, sample: wav(), timeoutMs: 600_000 };
    const settled = rejection(cloneVoice(options));
    await vi.runAllTimersAsync();
    const error = await settled;
    expect(error).toMatchObject({ code: "rate_limited", retryAfterSeconds: 61 });
    expect((error as Error).message).toContain("61 s");
    expect(sent).toHaveLength(1);
  });

  it("asks again at once when Retry-After names a time that has passed", async () => {
    const { requests, waited } = await clone(
      answers(429, "", { "retry-after": "Sat, 21 Nov 2020 00:00:12 GMT" }),
      answers(400),
    );
    expect([requests, waited]).toEqual([2, 0]);
  });

  it("takes a redirect for one, even with a body that names a voice", async () => {
    const body = await created().text();
    const { error } = await clone(
      () => new Response(body, { status: 302, headers: { location: "https://x.example" } }),
    );
    expect((error as Error).message).toContain("never followed");
  });

  it("reads a success to its end, however long", async () => {
    const body = await created().json();
    const { fetch } = service(Response.json({ filler: "x ".repeat(200_000), ...body }));
    const voice = await cloneVoice({ provider: make(fetch), name: "Ada", language, sample: wav() });
    expect(voice.id).toBe("voice-1");
  });

  it("fails at once when Retry-After ends past the deadline", async () => {
    const { fetch, sent } = service(answers(429, "", { "retry-after": "30" }));
    const settled = rejection(
      cloneVoice({ provider: make(fetch), name: "Ada", language, sample: wav(), timeoutMs: 20_000 }),
    );
    await vi.advanceTimersByTimeAsync(0);
    expect(await settled).toMatchObject({ code: "rate_limited", retryAfterSeconds: 30 });
    expect(sent).toHaveLength(1);
  });

  it("does not ask again with maxRetries 0", async () => {
    const { fetch, sent } = service(answers(429));
    const options = { provider: make(fetch), name: "Ada", language, sample: wav(), maxRetries: 0 };
    expect(await rejection(cloneVoice(options))).toMatchObject({ code: "rate_limited" });
    expect(sent).toHaveLength(1);
  });

  it.each([
    ["ECONNREFUSED", "cause"],
    ["ENOTFOUND", "cause"],
    ["EAI_AGAIN", "cause"],
    ["UND_ERR_CONNECT_TIMEOUT", "cause"],
    ["CERT_HAS_EXPIRED", "cause"],
    ["SELF_SIGNED_CERT_IN_CHAIN", "cause"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "cause"],
    ["ECONNREFUSED", "error"],
  ] as const)("asks again when no connection came about: %s on the %s", async (code, where) => {
    const { error, requests } = await clone(() => Promise.reject(failure(code, where)));
    expect(error).toMatchObject({ code: "unavailable", outcome: "not_created" });
    expect(error).not.toHaveProperty("status");
    expect(requests).toBe(3);
  });

  it("asks again when every address refused the connection", async () => {
    const all = new AggregateError([failure("ECONNREFUSED", "error"), failure("ECONNREFUSED", "error")]);
    const { requests } = await clone(() => Promise.reject(new TypeError("fetch failed", { cause: all })));
    expect(requests).toBe(3);
  });

  it("asks once on a port that fetch refuses to talk to", async () => {
    const { error, requests } = await clone(() =>
      Promise.reject(new TypeError("fetch failed", { cause: new Error("bad port") })),
    );
    expect(error).toMatchObject({ code: "unavailable", outcome: "not_created" });
    expect(requests).toBe(1);
  });

  it.each([
    ["as node-fetch does", () => new URL(String(new Request("http://a")))],
    [
      "as undici's own does",
      () => {
        throw new TypeError("Failed to parse URL from [object Request]");
      },
    ],
  ])("asks once where the fetch takes no Request of this runtime, %s", async (_what, foreign) => {
    const { error, requests } = await clone(() => {
      foreign();
      return new Response();
    });
    expect(error).toMatchObject({ code: "invalid_input", outcome: "not_created" });
    expect((error as Error).message).toContain("the request failed: your fetch takes no Request of this runtime");
    expect(requests).toBe(1);
  });

  it("asks once where node-fetch 2 takes no Request of this runtime", async () => {
    const { error } = await clone(() => Promise.reject(new TypeError("Only absolute URLs are supported")));
    expect(error).toMatchObject({ code: "invalid_input", outcome: "not_created" });
  });

  it.each<[string, (request: Request) => unknown]>([
    ["sent it", (request) => request.arrayBuffer()],
    ["began to send it", (request) => request.body?.getReader()],
    ["sent a copy", (request) => request.clone().arrayBuffer()],
    ["made another of it", (request) => new Request(request)],
  ])("says unknown of a wrapper that %s, whatever words it fails with", async (_how, send) => {
    for (const failed of [
      new Error("POST [object Request] failed", { cause: failure("ECONNRESET") }),
      new TypeError("Failed to parse URL from [object Request]"),
      Object.assign(new TypeError("Invalid URL"), { input: "[object Request]" }),
    ]) {
      const provider = make(async (request) => {
        await send(request);
        throw failed;
      });
      const error = await rejection(cloneVoice({ provider, name: "Ada", language, sample: wav() }));
      expect(error).toMatchObject({ outcome: "unknown" });
    }
  });

  it("says unknown of a wrapper's words alone", async () => {
    const { error } = await clone(() => Promise.reject(new Error("POST [object Request] failed")));
    expect(error).toMatchObject({ outcome: "unknown" });
  });

  it("asks again when Deno could not connect", async () => {
    const { requests } = await clone(() =>
      Promise.reject(new TypeError("error sending request: client error (Connect)")),
    );
    expect(requests).toBe(3);
  });

  it.each([
    ["ECONNRESET"],
    ["EPIPE"],
    ["UND_ERR_SOCKET"],
    ["ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC"],
    ["SOMETHING_NEW"],
  ])("asks once when the connection broke and the voice may exist: %s", async (code) => {
    const { error, requests } = await clone(() => Promise.reject(failure(code)));
    expect(error).toMatchObject({ code: "unavailable", outcome: "unknown" });
    expect(requests).toBe(1);
  });

  it("asks once when one of several addresses failed without saying why", async () => {
    const some = new AggregateError([failure("ECONNREFUSED", "error"), new Error("no reason")]);
    const { error, requests } = await clone(() => Promise.reject(new TypeError("fetch failed", { cause: some })));
    expect(error).toMatchObject({ code: "unavailable", outcome: "unknown" });
    expect(requests).toBe(1);
  });

  it("asks once when one of several addresses may have had the request", async () => {
    const some = new AggregateError([failure("ECONNREFUSED", "error"), failure("ECONNRESET", "error")]);
    const { error, requests } = await clone(() => Promise.reject(new TypeError("fetch failed", { cause: some })));
    expect(error).toMatchObject({ code: "unavailable", outcome: "unknown" });
    expect(requests).toBe(1);
  });

  it.each([["UND_ERR_HEADERS_TIMEOUT"], ["UND_ERR_BODY_TIMEOUT"]])("calls the runtime's %s a timeout", async (code) => {
    const { error, requests } = await clone(() => Promise.reject(failure(code)));
    expect(error).toMatchObject({ code: "timeout", outcome: "unknown" });
    expect(requests).toBe(1);
  });

  it("keeps what the service said: headers and body", async () => {
    const body = JSON.stringify({ message: "no", details: [{ "@type": "x", extra: [1] }], later: true });
    const { error } = await clone(answers(400, body, { "x-request-id": "request-7" }));
    expect(error).toMatchObject({ requestId: "request-7", body: JSON.parse(body) });
    expect((error as Error).message).toContain("no");
  });
});

describe("what the bodies of errors add", () => {
  const clone = async (index: 0 | 1, status: number, body: unknown): Promise<unknown> => {
    const { make, language } = providers[index];
    const { fetch } = service(Response.json(body, { status }));
    return rejection(cloneVoice({ provider: make(fetch), name: "Ada", language, sample: wav(), maxRetries: 0 }));
  };
  const cartesiaBody = (error_code: string | null) => ({ error_code, title: "T", message: "M", request_id: "r-1" });

  it.each([
    [429, "quota_exceeded", "quota"],
    [403, "plan_upgrade_required", "quota"],
    [429, "concurrency_limited", "rate_limited"],
    [400, "file_too_large", "unsupported_audio"],
    [400, "unsupported_audio_format", "unsupported_audio"],
    [400, "language_not_supported", "unsupported_language"],
    [404, "voice_not_found", "rejected"],
    [400, "something_new", "rejected"],
  ])("Cartesia's %i %s is %s", async (status, providerCode, code) => {
    const error = await clone(0, status, cartesiaBody(providerCode));
    expect(error).toMatchObject({ code, outcome: "not_created", providerCode, requestId: "r-1", status });
  });

  it("Cartesia's code may be null, and never says more than a 5xx", async () => {
    expect(await clone(0, 400, cartesiaBody(null))).not.toHaveProperty("providerCode");
    expect(await clone(0, 500, cartesiaBody("quota_exceeded"))).toMatchObject({
      code: "unavailable",
      outcome: "unknown",
    });
  });

  it("a used-up quota is not asked again", async () => {
    const { make, language } = providers[0];
    const { fetch, sent } = service(Response.json(cartesiaBody("quota_exceeded"), { status: 429 }));
    await rejection(cloneVoice({ provider: make(fetch), name: "Ada", language, sample: wav() }));
    expect(sent).toHaveLength(1);
  });

  it("Inworld's code and message are kept", async () => {
    const error = await clone(1, 403, { code: 7, message: "read only", details: [] });
    expect(error).toMatchObject({
      code: "permission",
      providerCode: "7",
      message: expect.stringContaining("read only"),
    });
  });

  it("Inworld's success in which every sample has errors created nothing", async () => {
    const error = await clone(1, 200, {
      audioSamplesValidated: [{ errors: [{ text: "too short" }] }, { errors: [{ text: "silent" }] }],
    });
    expect(error).toMatchObject({ code: "rejected", outcome: "not_created", status: 200 });
    expect((error as Error).message).toContain("too short; silent");
  });

  it("Inworld's success without a voice in which one sample is right proves nothing", async () => {
    const error = await clone(1, 200, { audioSamplesValidated: [{ errors: [{ text: "too short" }] }, { errors: [] }] });
    expect(error).toMatchObject({ code: "unexpected_response", outcome: "unknown" });
  });
});
