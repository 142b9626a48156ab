// Speaks with a cloned voice as a LiveKit agent does, over one WebSocket: CARTESIA_API_KEY=… node speak.ts <voice id>
import { writeFile } from "node:fs/promises";
import { initializeLogger } from "@livekit/agents";
import { TTS } from "@livekit/agents-plugin-cartesia";

initializeLogger({ pretty: false, level: "warn" }); // an agent's worker does this itself
const [voice = ""] = process.argv.slice(2);
const baseUrl = process.env["CARTESIA_BASE_URL"] ?? "https://api.cartesia.ai";
const tts = new TTS({ voice, baseUrl }); // in an agent: new AgentSession({ tts, … })

const speech = tts.stream();
speech.pushText("Hello! This is my own voice, from the recording that I sent.");
speech.endInput();
const samples: Int16Array[] = [];
for await (const part of speech) if (typeof part !== "symbol") samples.push(part.frame.data);
if (samples.length === 0) throw new Error("nothing was said"); // a refusal throws nothing itself
await writeFile("speech.pcm", samples); // 24 kHz, 16 bit, mono
await tts.close();
