// What to do with each way in which a call can end without a voice: node error-handling.ts
import { readFile } from "node:fs/promises";
import { type CloneError, cloneVoice, isCloneError } from "@org/clone-core";
import { inworld } from "@org/clone-core/inworld";

try {
  const voice = await cloneVoice({
    provider: inworld({ apiKey: process.env["INWORLD_API_KEY"], baseUrl: process.env["INWORLD_BASE_URL"] }),
    name: "Ada",
    language: "en-US",
    sample: await readFile(new URL("clips/ada.wav", import.meta.url)),
    timeoutMs: 60_000,
    onEvent: (event) => {
      if (event.type === "retry_scheduled") console.warn(`${event.code}: once more in ${event.delayMs} ms`);
    },
  });
  console.log(voice.id);
} catch (error) {
  if (!isCloneError(error)) throw error;
  console.error(error.message);
  console.error(advice(error));
  process.exitCode = 1;
}

function advice(error: CloneError): string {
  if (error.outcome === "unknown") {
    return `Look for "Ada" made after ${error.startedAt.toISOString()} before you try again: it may exist.`;
  }
  switch (error.code) {
    case "authentication":
    case "permission":
      return "No voice was created. Check the key and what it may do.";
    case "quota":
      return "No voice was created. The plan's voices are used up.";
    case "rate_limited":
      return `No voice was created. Try again in ${error.retryAfterSeconds ?? 60} seconds.`;
    case "unsupported_audio":
    case "unsupported_language":
    case "invalid_input":
      return "No voice was created. Change what you pass, as the message says.";
    default:
      return "No voice was created. Trying again is safe.";
  }
}
