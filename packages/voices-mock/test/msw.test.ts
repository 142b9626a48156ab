import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { cartesiaHandlers, createCartesiaService } from "../src/cartesia.ts";
import { inworldHandlers } from "../src/inworld.ts";
import { cartesiaRequest, inworldRequest } from "./requests.ts";

const cartesia = createCartesiaService();
const server = setupServer(...cartesiaHandlers({ service: cartesia }), ...inworldHandlers());
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => cartesia.reset());
afterAll(() => server.close());

describe("in a process where msw listens", () => {
  test("both services answer at their real addresses", async () => {
    const answers = await Promise.all([fetch(cartesiaRequest()), fetch(inworldRequest())]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect([await answers[0]?.json()]).toMatchObject(cartesia.voices());
  });

  test("a wrong request is refused like any other", async () => {
    expect((await fetch("https://api.inworld.ai/voices/v1/voices:clone")).status).toBe(405);
    expect((await fetch(cartesiaRequest({ headers: { Authorization: null } }))).status).toBe(401);
  });

  test("another path of the service is nobody's", async () => {
    const request = inworldRequest({ url: "https://api.inworld.ai/voices/v1/voices:design" });
    const shown = vi.spyOn(console, "error").mockImplementation(() => {});
    await expect(fetch(request)).rejects.toThrow();
    expect(shown.mock.lastCall?.join()).toContain("without a matching request handler");
    shown.mockRestore();
  });

  test("tests that run at once keep apart, each with a service of its own in a boundary", async () => {
    const inBoundary = server.boundary(async (scenario: "success" | "quotaExceeded") => {
      const service = createCartesiaService({ scenario });
      server.use(...cartesiaHandlers({ service }));
      const { ok } = await fetch(cartesiaRequest());
      return { ok, requests: service.requestCount() };
    });
    expect(await Promise.all([inBoundary("success"), inBoundary("quotaExceeded")])).toEqual([
      { ok: true, requests: 1 },
      { ok: false, requests: 1 },
    ]);
    expect(cartesia.requestCount()).toBe(0);
  });

  test("fake timers end a slow answer", async () => {
    server.use(...cartesiaHandlers({ service: cartesia, scenario: ["slow"] }));
    const request = cartesiaRequest();
    vi.useFakeTimers();
    try {
      const answer = fetch(request);
      await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
      await vi.advanceTimersByTimeAsync(3_000);
      expect((await answer).status).toBe(200);
    } finally {
      vi.useRealTimers();
    }
  });
});
