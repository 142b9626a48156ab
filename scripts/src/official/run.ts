// The services' own clients clone a voice in the sandbox: it is a second opinion on what the services take and answer.
import { readFile } from "node:fs/promises";
import { startSandbox } from "@org/voices-mock";
import { installTool } from "../install-tool.ts";
import { root } from "../specs/sources.ts";
import { loopbackUrl } from "./loopback-url.ts";
import { loadCartesia, loadInworld } from "./official-clients.ts";

// Settings of the shell would change more about the clients than their base address.
for (const name of Object.keys(process.env)) if (/^(CARTESIA|INWORLD)_/.test(name)) delete process.env[name];

await installTool("official");
const { default: Cartesia } = await loadCartesia();
const { createClient } = await loadInworld();
const sample = await readFile(new URL("examples/clips/ada.wav", root));
const clip = (): File => new File([sample], "ada.wav");

const sandbox = await startSandbox();
const wrong: string[] = [];
try {
  const pinned = new Cartesia({ apiKey: "sk_car_made-up", baseURL: loopbackUrl(sandbox.cartesiaUrl) });
  const refusal = await pinned.voices.clone({ clip: clip(), name: "Too late", language: "en" }).then(
    () => "",
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  if (/^400 .*Cartesia-Version: expected 2026-03-01/is.test(refusal)) {
    console.log(`ok   @cartesia/cartesia-js with the version it pins is refused: ${refusal}`);
  } else {
    wrong.push(`@cartesia/cartesia-js with the version it pins: expected a refusal, received ${refusal || "a voice"}`);
  }

  const cartesia = new Cartesia({
    apiKey: "sk_car_made-up",
    baseURL: loopbackUrl(sandbox.cartesiaUrl),
    defaultHeaders: { "Cartesia-Version": "2026-03-01" },
  });
  const one = await cartesia.voices.clone({ clip: clip(), name: "Ada", language: "en" });
  console.log(`ok   @cartesia/cartesia-js created ${one.name} (${one.language}): ${one.id}`);

  const inworld = createClient({ apiKey: "bWFkZTp1cA==", baseUrl: loopbackUrl(sandbox.inworldUrl) });
  const { voice } = await inworld.cloneVoice({ displayName: "Ada", lang: "EN_US", audioSamples: [sample] });
  console.log(`ok   @inworld/tts created ${voice.displayName} (${voice.langCode}): ${voice.voiceId}`);

  const created = sandbox.voices().map((held) => (held.service === "cartesia" ? held.voice.id : held.voice.voiceId));
  if (JSON.stringify(created) === JSON.stringify([one.id, voice.voiceId])) {
    console.log("ok   the sandbox holds exactly these two voices, one of each service");
  } else {
    wrong.push(`expected the sandbox to hold ${one.id} and ${voice.voiceId}, received ${created.join(", ") || "none"}`);
  }
} catch (error) {
  wrong.push(error instanceof Error ? error.message : String(error));
} finally {
  await sandbox.close();
}

for (const line of wrong) console.error(`FAIL ${line}`);
if (wrong.length > 0) process.exitCode = 1;
