import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { cloneVoice, type Fetch } from "../../src/index.ts";
import { cartesia } from "../../src/providers/cartesia.ts";
import { inworld } from "../../src/providers/inworld.ts";
import { wav } from "../recordings.ts";
import { providers, rejection, service } from "../service.ts";

const never = (): Promise<never> => new Promise(() => {});

describe.each(providers)("a call to $name ends", ({ name, key, make, created, language }) => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const common = { name: "Ada", language, sample: wav() };

  it("at its deadline while the service is silent: nobody knows whether the voice exists", async () => {
    const { fetch, sent } = service(never);
    const settled = rejection(cloneVoice({ ...common, provider: make(fetch), timeoutMs: 5_000 }));
    await vi.advanceTimersByTimeAsync(4_999);
    expect(sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await settled).toMatchObject({ code: "timeout", outcome: "unknown", cause: { name: "TimeoutError" } });
    expect(vi.getTimerCount()).toBe(0);
  });

  it("after two minutes unless told otherwise", async () => {
    const { fetch } = service(never);
    const settled = rejection(cloneVoice({ ...common, provider: make(fetch) }));
    await vi.advanceTimersByTimeAsync(119_999);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await settled).toMatchObject({ code: "timeout" });
  });

  it("at its deadline while the body stalls", async () => {
    const stalling = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"id"')),
    });
    const { fetch } = service(() => new Response(stalling));
    const settled = rejection(cloneVoice({ ...common, provider: make(fetch), timeoutMs: 5_000 }));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await settled).toMatchObject({ code: "timeout", outcome: "unknown" });
  });

  it("at its deadline while the key function hangs: nothing was created", async () => {
    const { fetch, sent } = service(created());
    const provider = name === "cartesia" ? cartesia({ apiKey: never, fetch }) : inworld({ apiKey: never, fetch });
    const settled = rejection(cloneVoice({ ...common, provider, timeoutMs: 5_000 }));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await settled).toMatchObject({ code: "timeout", outcome: "not_created" });
    expect(sent).toHaveLength(0);
  });

  it("without a request when the key arrives after the deadline", async () => {
    let giveKey = (_key: string): void => {};
    const apiKey = (): Promise<string> =>
      new Promise((resolve) => {
        giveKey = resolve;
      });
    const { fetch, sent } = service(created());
    const provider = name === "cartesia" ? cartesia({ apiKey, fetch }) : inworld({ apiKey, fetch });
    const settled = rejection(cloneVoice({ ...common, provider, timeoutMs: 5_000 }));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await settled).toMatchObject({ code: "timeout", outcome: "not_created" });
    giveKey(key);
    await vi.runAllTimersAsync();
    expect(sent).toHaveLength(0);
  });

  it("at its deadline while a sample cannot be read to its end", async () => {
    const slow = Object.defineProperty(new Blob([wav()]), "arrayBuffer", { value: never });
    const { fetch, sent } = service(created());
    const settled = rejection(cloneVoice({ ...common, sample: slow, provider: make(fetch), timeoutMs: 5_000 }));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await settled).toMatchObject({ code: "timeout", outcome: "not_created" });
    expect(sent).toHaveLength(0);
  });

  it("at once, sending nothing, when the signal is aborted already", async () => {
    const { fetch, sent } = service(created());
    const reason = new Error("changed my mind");
    const signal = AbortSignal.abort(reason);
    const error = await rejection(cloneVoice({ ...common, provider: make(fetch), signal }));
    expect(error).toMatchObject({ code: "aborted", outcome: "not_created" });
    expect((error as Error).cause).toBe(reason);
    expect(sent).toHaveLength(0);
  });

  it("at once when aborted while the service works", async () => {
    const controller = new AbortController();
    const { fetch, sent } = service(() => {
      controller.abort("enough");
      return never();
    });
    const error = await rejection(cloneVoice({ ...common, provider: make(fetch), signal: controller.signal }));
    expect(error).toMatchObject({ code: "aborted", outcome: "unknown", cause: "enough" });
    expect(sent).toHaveLength(1);
  });

  it("at once when aborted while it waits for the next attempt", async () => {
    const controller = new AbortController();
    const { fetch, sent } = service(new Response("", { status: 429, headers: { "retry-after": "50" } }));
    const settled = rejection(cloneVoice({ ...common, provider: make(fetch), signal: controller.signal }));
    await vi.advanceTimersByTimeAsync(10_000);
    controller.abort();
    expect(await settled).toMatchObject({ code: "aborted", outcome: "not_created" });
    expect(sent).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("without a request when aborted between the key and the request", async () => {
    const controller = new AbortController();
    const apiKey = async (): Promise<string> => {
      controller.abort();
      return key;
    };
    const { fetch, sent } = service(created());
    const provider = name === "cartesia" ? cartesia({ apiKey, fetch }) : inworld({ apiKey, fetch });
    const error = await rejection(cloneVoice({ ...common, provider, signal: controller.signal }));
    expect(error).toMatchObject({ code: "aborted", outcome: "not_created" });
    expect(sent).toHaveLength(0);
  });

  it("and leaves no listener on the caller's signal", async () => {
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, "addEventListener");
    const removed = vi.spyOn(signal, "removeEventListener");
    const { fetch } = service(created());
    await cloneVoice({ ...common, provider: make(fetch), signal });
    expect(added).toHaveBeenCalledTimes(1);
    expect(removed).toHaveBeenCalledWith(...(added.mock.calls[0] ?? []));
    expect(vi.getTimerCount()).toBe(0);
  });

  it("with the voice when the answer was there before the abort", async () => {
    const controller = new AbortController();
    const fetch: Fetch = async () => {
      const stream = new ReadableStream({
        async start(body) {
          body.enqueue(new Uint8Array(await created().arrayBuffer()));
          body.close();
        },
      });
      return new Response(stream);
    };
    const voice = await cloneVoice({ ...common, provider: make(fetch), signal: controller.signal });
    controller.abort();
    expect(voice.id).toBe("voice-1");
  });
});
