// How to test your own code against the mock: no key, no network, and exactly one voice, also when an answer is lost.
import { readFile } from "node:fs/promises";
import { cloneVoice } from "@org/clone-core";
import { inworld } from "@org/clone-core/inworld";
import { createInworldService, inworldHandlers } from "@org/voices-mock/inworld";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";

const service = createInworldService();
const server = setupServer(...inworldHandlers({ service }));
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => {
  server.resetHandlers();
  service.reset();
});
afterAll(() => server.close());

/** Stands for the code of yours that clones a voice. */
async function onboard(order: string, speaker: string, sample: Uint8Array): Promise<string> {
  const provider = inworld({ apiKey: "bWFkZTp1cA==" });
  const voice = await cloneVoice({ provider, name: speaker, language: "en-US", sample, idempotencyKey: order });
  return voice.id;
}

const recording = await readFile(new URL("../clips/ada.mp3", import.meta.url));

test("a new speaker gets one voice of that name", async () => {
  const id = await onboard("order-4711", "Ada", recording);
  expect(service.voices()).toMatchObject([{ voiceId: id, displayName: "Ada", langCode: "EN_US" }]);
});

test("an answer that is lost once still ends with one voice", async () => {
  server.use(...inworldHandlers({ service, scenario: ["answerLost"] }));
  const id = await onboard("order-4711", "Ada", recording);
  expect(service.voices()).toMatchObject([{ voiceId: id }]);
  expect(service.requests().map(({ operation }) => operation)).toEqual(["list", "clone", "list"]);
});
