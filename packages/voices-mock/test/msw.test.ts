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
    expect(cartesia.voices()).toEqual([await answers[0]?.json()]);
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
});
