// Clones the example recording at Cartesia: CARTESIA_API_KEY=… node one-provider.ts
import { readFile } from "node:fs/promises";
import { cloneVoice } from "@org/clone-core";
import { cartesia } from "@org/clone-core/cartesia";

const voice = await cloneVoice({
  provider: cartesia({ apiKey: process.env["CARTESIA_API_KEY"], baseUrl: process.env["CARTESIA_BASE_URL"] }),
  name: "Ada",
  language: "en-GB",
  sample: await readFile(new URL("clips/ada.wav", import.meta.url)),
});

console.log(`${voice.provider} made ${voice.name}: ${voice.id}`);
for (const warning of voice.warnings) console.warn(warning.message);
