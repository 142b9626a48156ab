// Speaks with a cloned voice by Cartesia's own client: CARTESIA_API_KEY=… node speak.ts <voice id>
import { writeFile } from "node:fs/promises";
import Cartesia from "@cartesia/cartesia-js";

const [id = ""] = process.argv.slice(2);
const cartesia = new Cartesia({ apiKey: process.env["CARTESIA_API_KEY"] });
const speech = await cartesia.tts.generate({
  model_id: "sonic-3.5",
  transcript: "Hello! This is my own voice, from the recording that I sent.",
  voice: { mode: "id", id },
  output_format: { container: "wav", encoding: "pcm_s16le", sample_rate: 44_100 },
});
await writeFile("speech.wav", await speech.bytes());
