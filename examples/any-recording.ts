// Clones a recording of any kind, a browser's or a telephone's, a film, an hour of an interview:
// INWORLD_API_KEY=… node any-recording.ts [file]
import { openAsBlob } from "node:fs";
import { cloneVoice } from "@org/clone-core";
import { inworld, inworldAudioLimits } from "@org/clone-core/inworld";
import { prepareSample } from "@org/voice-sample";

const [file = `${import.meta.dirname}/clips/ada.webm`] = process.argv.slice(2);
const { audio, changes } = await prepareSample(await openAsBlob(file), { limits: [inworldAudioLimits] });
const voice = await cloneVoice({
  provider: inworld({ apiKey: process.env["INWORLD_API_KEY"], baseUrl: process.env["INWORLD_BASE_URL"] }),
  name: "Ada",
  language: "en-US",
  sample: audio,
});

for (const { message } of changes) console.log(message);
console.log(`${voice.provider} made ${voice.name}: ${voice.id}`);
