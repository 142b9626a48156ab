import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { cloneVoice } from "@org/clone-core";
import { cartesia } from "@org/clone-core/cartesia";
import { cartesiaHandlers, createCartesiaService } from "@org/voices-mock/cartesia";
import { setupServer } from "msw/node";

test("when the answer is lost, the error says that a voice may exist, and it does", async () => {
  const service = createCartesiaService({ scenario: "answerLost" });
  const server = setupServer(...cartesiaHandlers({ service }));
  server.listen({ onUnhandledFrame: "error" });
  const provider = cartesia({ apiKey: "made-up" });
  const call = cloneVoice({ provider, name: "Ada", language: "en", sample: await readFile("ada.wav") });
  await assert.rejects(call, { code: "unavailable", outcome: "unknown" });
  assert.equal(service.voices().length, 1);
  server.close();
});
