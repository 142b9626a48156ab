import { describe, expect, it, vi } from "vitest";
import { Deadline } from "../../src/call/deadline.ts";
import { Exchange } from "../../src/call/exchange.ts";
import type { Fetch } from "../../src/index.ts";
import { Redactor } from "../../src/output/redactor.ts";
import { rejection } from "../service.ts";

const request = (): Request => new Request("https://api.example/", { method: "POST", body: "x" });

/** One exchange with a service that gives this answer. */
async function exchange<T>(
  answer: Response | Fetch,
  use: (exchange: Exchange, deadline: Deadline) => Promise<T>,
): Promise<T> {
  const deadline = new Deadline(60_000, undefined);
  const fetch = typeof answer === "function" ? answer : async () => answer;
  try {
    return await use(new Exchange(fetch, deadline, new Redactor()), deadline);
  } finally {
    deadline.dispose();
  }
}

/** A response such as no runtime lets one make. */
const strange = (fields: Partial<Record<keyof Response, unknown>>): Response =>
  Object.defineProperties(
    new Response("body"),
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value }])),
  );

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

describe("the response that a provider's send gets", () => {
  it.each([200, 204, 302, 404, 429, 599])("has the service's status %i and headers, and no body", async (status) => {
    const answer = new Response(null, { status, headers: { "x-request-id": "request-7" } });
    const shown = await exchange(answer, ({ fetch }) => fetch(request()));
    expect([shown.status, shown.headers.get("x-request-id"), shown.body]).toEqual([status, "request-7", null]);
  });

  it.each([0, 199, 600])("is no success where the status %i can stand in none", async (status) => {
    await exchange(strange({ status, ok: false }), async (one) => {
      expect((await one.fetch(request())).status).toBe(500);
      expect(one.received).toMatchObject({ status, text: "body" });
    });
  });
});

describe("a request", () => {
  it.each<[string, (one: Request) => Request]>([
    ["that was sent before", (one) => one],
    ["that nobody may change", Object.freeze],
  ])("%s is sent as any other", async (_what, made) => {
    const one = made(new Request("https://api.example/"));
    for (let count = 0; count < 2; count++) {
      expect((await exchange(new Response(null, { status: 204 }), ({ fetch }) => fetch(one))).status).toBe(204);
    }
  });
});

describe("the body of a request", () => {
  it("is known to be untouched, also when the request is sent a second time", async () => {
    const one = request();
    for (let count = 0; count < 2; count++) {
      await exchange(new Response(), async (sending) => {
        await sending.fetch(one);
        expect(sending.untouched).toBe(true);
      });
    }
  });

  it.each<[string, Request, Fetch]>([
    ["was read", request(), async (one) => new Response(await one.text())],
    ["was read from a copy", request(), async (one) => new Response(await one.clone().text())],
    ["cannot be watched", Object.freeze(request()), async () => new Response()],
  ])("may have left where it %s", async (_what, one, answer) => {
    await exchange(answer, async (sending) => {
      await sending.fetch(one);
      expect(sending.untouched).toBe(false);
    });
  });
});

describe("a redirect", () => {
  it.each([301, 302, 303, 307, 308])("is told by status %i", async (status) => {
    await exchange(new Response(null, { status }), async (one) => {
      await one.fetch(request());
      expect(one.received?.redirected).toBe(true);
    });
  });

  it("is told by its type where a browser hides the status", async () => {
    await exchange(strange({ status: 0, ok: false, type: "opaqueredirect", body: null }), async (one) => {
      await one.fetch(request());
      expect(one.received).toMatchObject({ status: 0, redirected: true, text: "" });
    });
  });

  it.each([200, 300, 304, 400])("is nothing with status %i", async (status) => {
    await exchange(new Response(null, { status }), async (one) => {
      await one.fetch(request());
      expect(one.received?.redirected).toBe(false);
    });
  });
});

describe("one exchange", () => {
  it("sends one request, and says so to a provider that sends another", async () => {
    const sent = vi.fn(async () => new Response());
    await exchange(sent, async ({ fetch }) => {
      await fetch(request());
      expect(await rejection(fetch(request()))).toMatchObject({ message: expect.stringContaining("one request") });
    });
    expect(sent).toHaveBeenCalledTimes(1);
  });

  it("sends nothing after the deadline has ended, whatever the provider looks at", async () => {
    const sent = vi.fn(async () => new Response());
    const reason = new Error("changed my mind");
    const ended = new Deadline(60_000, AbortSignal.abort(reason));
    const one = new Exchange(sent, ended, new Redactor());
    expect(await rejection(one.fetch(request()))).toBe(reason);
    expect(one.sent).toBe(false);
    expect(sent).not.toHaveBeenCalled();
  });
});

describe("a body", () => {
  it("is read across characters that are broken apart", async () => {
    const bytes = encode("süß 🎙️ é");
    const body = new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    await exchange(new Response(body), async (one) => {
      await one.fetch(request());
      expect(one.received?.text).toBe("süß 🎙️ é");
    });
  });

  it("of an error is read up to 64 KiB and then cancelled, even where nothing more comes", async () => {
    const cancelled = vi.fn();
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(encode("x".repeat(64 * 1024))),
      cancel: cancelled,
    });
    await exchange(new Response(body, { status: 500 }), async (one) => {
      await one.fetch(request());
      expect(one.received?.text).toHaveLength(64 * 1024);
    });
    expect(cancelled).toHaveBeenCalledTimes(1);
  });

  it("of an error may break off: its status and what came stand", async () => {
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(encode("no such")),
      pull: (controller) => controller.error(new Error("cut")),
    });
    await exchange(new Response(body, { status: 401 }), async (one) => {
      expect((await one.fetch(request())).status).toBe(401);
      expect(one.received).toMatchObject({ status: 401, text: "no such" });
    });
  });

  it("of a success that breaks off is a failure", async () => {
    const cut = new Error("cut");
    const body = new ReadableStream({ pull: (controller) => controller.error(cut) });
    await exchange(new Response(body), async (one) => {
      expect(await rejection(one.fetch(request()))).toBe(cut);
      expect([one.received, one.failure]).toEqual([undefined, { error: cut }]);
    });
  });

  it("of an error that the deadline cuts off is a failure", async () => {
    const controller = new AbortController();
    const deadline = new Deadline(60_000, controller.signal);
    const body = new ReadableStream({ pull: () => controller.abort("enough") });
    const one = new Exchange(async () => new Response(body, { status: 500 }), deadline, new Redactor());
    expect(await rejection(one.fetch(request()))).toBe("enough");
    expect(one.received).toBeUndefined();
  });

  it("is cancelled when the deadline cuts it off, and what the runtime says to that changes nothing", async () => {
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    const controller = new AbortController();
    const deadline = new Deadline(60_000, controller.signal);
    const body = new ReadableStream({
      pull: () => controller.abort("enough"),
      cancel: () => Promise.reject(new Error("not now")),
    });
    const one = new Exchange(async () => new Response(body), deadline, new Redactor());
    expect(await rejection(one.fetch(request()))).toBe("enough");
    await new Promise((resolve) => setImmediate(resolve));
    process.off("unhandledRejection", unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });
});
