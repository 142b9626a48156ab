// Speaks with a cloned voice by Inworld's own client: INWORLD_API_KEY=… node speak.ts <voice id>
import { createClient } from "@inworld/tts";

const [voice = ""] = process.argv.slice(2);
const inworld = createClient(); // takes the key of INWORLD_API_KEY itself
await inworld.generate({
  text: "Hello! This is my own voice, from the recording that I sent.",
  voice,
  encoding: "WAV",
  outputFile: "speech.wav",
});
