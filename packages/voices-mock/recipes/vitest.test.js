import { readFile } from "node:fs/promises";
import { cloneVoice } from "@org/clone-core";
import { inworld } from "@org/clone-core/inworld";
import { createInworldService, inworldHandlers, inworldScenarios } from "@org/voices-mock/inworld";
import { setupServer } from "msw/node";
import { expect, test } from "vitest";

test("one voice as it was sent; a second call is told to wait, and waits", async () => {
  const service = createInworldService();
  const server = setupServer(...inworldHandlers({ service }));
  server.listen({ onUnhandledFrame: "error" });
  const sample = await readFile("ada.wav");
  const call = { provider: inworld({ apiKey: "bWFkZTp1cA==" }), name: "Ada", language: "en-US", sample };
  await cloneVoice(call);
  expect(service.voices()).toMatchObject([{ displayName: "Ada" }]);
  expect(service.requests()[0].audio[0].bytes).toEqual(new Uint8Array(sample));
  server.use(...inworldHandlers({ service, scenario: [inworldScenarios.rateLimited({ retryAfter: 1 })] }));
  await cloneVoice(call);
  expect(service.requests().map(({ status }) => status)).toEqual([200, 429, 200]);
});
