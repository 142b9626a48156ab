// Clones one recording at both providers: CARTESIA_API_KEY=… INWORLD_API_KEY=… node all-providers.ts
import { readFile } from "node:fs/promises";
import { cloneVoiceToAll } from "@org/clone-core";
import { cartesia } from "@org/clone-core/cartesia";
import { inworld } from "@org/clone-core/inworld";

const { env } = process;
const results = await cloneVoiceToAll({
  providers: {
    main: cartesia({ apiKey: env["CARTESIA_API_KEY"], baseUrl: env["CARTESIA_BASE_URL"] }),
    backup: inworld({ apiKey: env["INWORLD_API_KEY"], baseUrl: env["INWORLD_BASE_URL"] }),
  },
  providerOptions: { backup: { tags: ["demo"], audioProcessingConfig: { removeBackgroundNoise: true } } },
  name: "Ada",
  language: "en-US",
  description: "A synthetic voice that introduces itself",
  sample: await readFile(new URL("clips/ada.mp3", import.meta.url)),
});

for (const [key, result] of Object.entries(results)) {
  if (result.status === "fulfilled") console.log(`${key}: ${result.value.id}`);
  else console.error(`${key}: ${result.reason.message}`);
}
