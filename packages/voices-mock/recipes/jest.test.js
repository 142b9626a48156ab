import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { cloneVoice } from "@org/clone-core";
import { cartesia } from "@org/clone-core/cartesia";
import { startSandbox } from "@org/voices-mock";

let sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

test("a new speaker gets one voice", async () => {
  const provider = cartesia({ apiKey: "made-up", baseUrl: sandbox.cartesiaUrl });
  const voice = await cloneVoice({ provider, name: "Ada", language: "en", sample: await readFile("ada.wav") });
  expect(sandbox.voices()).toMatchObject([{ service: "cartesia", voice: { id: voice.id, name: "Ada" } }]);
});
