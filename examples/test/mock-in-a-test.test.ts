// How to test your own code against the mock: no key, no network, and exactly one voice.
import { readFile } from "node:fs/promises";
import { cloneVoice } from "@org/clone-core";
import { inworld } from "@org/clone-core/inworld";
import { createInworldService, inworldHandlers } from "@org/voices-mock/inworld";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";

const service = createInworldService();
const server = setupServer(...inworldHandlers({ service }));
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => service.reset());
afterAll(() => server.close());

/** Stands for the code of yours that clones a voice. */
async function onboard(speaker: string, recording: Uint8Array): Promise<string> {
  const provider = inworld({ apiKey: "bWFkZTp1cA==" });
  const voice = await cloneVoice({ provider, name: speaker, language: "en-US", sample: recording });
  return voice.id;
}

test("a new speaker gets one voice of that name", async () => {
  const recording = await readFile(new URL("../clips/ada.mp3", import.meta.url));
  const id = await onboard("Ada", recording);
  expect(service.voices()).toMatchObject([{ voiceId: id, displayName: "Ada", langCode: "EN_US" }]);
});
