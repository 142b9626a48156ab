// Node 22 and later load these packages with require, too.
const { cloneVoice } = require("@org/clone-core");
const { cartesia } = require("@org/clone-core/cartesia");
const { inworld } = require("@org/clone-core/inworld");
const { createCartesiaVoices } = require("@org/cartesia-voices");
const { addClone } = require("@org/clone-queue");
const { createInworldVoices } = require("@org/inworld-voices");
const { startSandbox } = require("@org/voices-mock");

async function main() {
  const sandbox = await startSandbox({ port: 0 });
  try {
    const sample = require("node:fs").readFileSync("ada.wav");
    const provider = cartesia({ apiKey: "made-up-key-of-nobody", baseUrl: sandbox.cartesiaUrl });
    const { name } = await cloneVoice({ provider, name: "Ada", language: "en", sample });
    const parts = [addClone, inworld, createCartesiaVoices, createInworldVoices];
    if (parts.some((part) => typeof part !== "function")) throw new Error("an entry point is empty");
    console.log(`required: ${name}`);
  } finally {
    await sandbox.close();
  }
}

main();
