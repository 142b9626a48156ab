// What a stranger's program does first: every entry point, and one call against the sandbox.
import { readFile } from "node:fs/promises";
import { createCartesiaVoices } from "@org/cartesia-voices";
import { cloneVoiceToAll } from "@org/clone-core";
import { cartesia } from "@org/clone-core/cartesia";
import { inworld } from "@org/clone-core/inworld";
import { cloneJob, createCloneWorker } from "@org/clone-queue";
import { createInworldVoices } from "@org/inworld-voices";
import { inspectSample } from "@org/voice-sample";
import { startSandbox } from "@org/voices-mock";
import { cartesiaHandlers } from "@org/voices-mock/cartesia";
import { startFaults } from "@org/voices-mock/faults";
import { inworldHandlers } from "@org/voices-mock/inworld";

const sample = await readFile("ada.wav");
const { container } = await inspectSample(sample);
const faults = await startFaults();
await faults.close();
const order = {
  key: "order:1",
  provider: inworld({ apiKey: () => "" }),
  name: "Ada",
  language: "en",
  sample: "ada.wav",
};
const { opts } = await cloneJob(order);
if (opts.jobId !== "key-order~1") throw new Error(`the job's id is ${opts.jobId}`);
const sandbox = await startSandbox({ port: 0 });
try {
  const apiKey = "bWFkZS11cDptYWRlLXVw";
  const results = await cloneVoiceToAll({
    providers: {
      cartesia: cartesia({ apiKey, baseUrl: sandbox.cartesiaUrl }),
      inworld: inworld({ apiKey, baseUrl: sandbox.inworldUrl }),
    },
    name: "Ada",
    language: "en",
    sample,
  });
  for (const [name, result] of Object.entries(results)) {
    if (result.status === "rejected") throw result.reason;
    console.log(`${name}: ${result.value.name}, ${container}`);
  }
  const parts = [createCartesiaVoices, createInworldVoices, cartesiaHandlers, inworldHandlers, createCloneWorker];
  if (parts.some((part) => typeof part !== "function")) throw new Error("an entry point is empty");
} finally {
  await sandbox.close();
}
