// Speaks with a voice that was cloned at Inworld, by Speech SDK: INWORLD_API_KEY=… node inworld.ts <voice id>
import { writeFile } from "node:fs/promises";
import { generateSpeech } from "@speech-sdk/core";
import { createInworld } from "@speech-sdk/core/providers";

const [voice = ""] = process.argv.slice(2);
const baseURL = process.env["INWORLD_BASE_URL"] ?? "https://api.inworld.ai";
const { audio } = await generateSpeech({
  // A model's name as text would go through the makers' own gateway, with a key of theirs.
  model: createInworld({ baseURL })(),
  text: "Hello! This is my own voice, from the recording that I sent.",
  voice,
  output: { format: "wav" },
});
await writeFile("speech.wav", audio.uint8Array);
