// The services' own clients clone a voice in the sandbox: it is a second opinion on what the services take and answer.
// And packages that speak take the id of such a voice where the services look for it.
import { readFile } from "node:fs/promises";
import { type Sandbox, type SandboxOptions, startSandbox } from "@org/voices-mock";
import { suiteUsage } from "../../prove/proof.ts";
import { root } from "../../specs/documents/sources.ts";
import { commandLine } from "../../workspace/command-line.ts";
import { loopbackUrl } from "../../workspace/loopback.ts";
import { installTool } from "../../workspace/tools/install-tool.ts";
import { loadCartesia, loadInworld } from "./clients.ts";
import { lifeTable, vendorLives } from "./life.ts";
import { proof } from "./proof.ts";
import { speakWithAll } from "./speak/speak-with-all.ts";

commandLine(suiteUsage(proof), {});

// Settings of the shell would change more about the clients than their base address.
for (const name of Object.keys(process.env)) if (/^(CARTESIA|INWORLD)_/.test(name)) delete process.env[name];

await installTool("official");
const { default: Cartesia } = await loadCartesia();
const { createClient } = await loadInworld();
const sample = await readFile(new URL("examples/clips/ada.wav", root));
const clip = (): File => new File([sample], "ada.wav");

const wrong: string[] = [];
const say = (what: string): void => console.log(`ok   ${what}`);

/** What a step threw counts as wrong; the others are taken all the same. */
async function step(name: string, options: SandboxOptions, run: (sandbox: Sandbox) => Promise<void>): Promise<void> {
  const sandbox = await startSandbox(options);
  try {
    await run(sandbox);
  } catch (error) {
    wrong.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await sandbox.close();
  }
}

/** Throws unless the sandbox holds these voices, in this order, and no other. */
function expectVoices(sandbox: Sandbox, ids: readonly string[]): void {
  const held = sandbox.voices().map((one) => (one.service === "cartesia" ? one.voice.id : one.voice.voiceId));
  if (JSON.stringify(held) !== JSON.stringify(ids)) {
    throw new Error(`expected the sandbox to hold ${ids.join(", ")}, received ${held.join(", ") || "none"}`);
  }
}

const cartesiaAt = ({ cartesiaUrl }: Sandbox, defaultHeaders: Readonly<Record<string, string>> = {}) =>
  new Cartesia({ apiKey: "sk_car_made-up", baseURL: loopbackUrl(cartesiaUrl), defaultHeaders });
const voice = { name: "Ada", language: "en" };

let pinned = "";
await step("the version that @cartesia/cartesia-js pins", {}, async (sandbox) => {
  const refusal = await cartesiaAt(sandbox)
    .voices.clone({ clip: clip(), ...voice })
    .then(
      ({ id }) => `the voice ${id}`,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
  if (!/^400 .*Cartesia-Version: expected 2026-03-01/is.test(refusal)) {
    throw new Error(`expected a refusal, received ${refusal}`);
  }
  pinned = sandbox.requests()[0]?.headers["cartesia-version"] ?? "";
  say(`@cartesia/cartesia-js with the version it pins, ${pinned}, is refused: ${refusal}`);
});

await step("@cartesia/cartesia-js as it is", { cartesiaVersions: [pinned] }, async (sandbox) => {
  const { id, name } = await cartesiaAt(sandbox).voices.clone({ clip: clip(), ...voice });
  expectVoices(sandbox, [id]);
  say(`@cartesia/cartesia-js as it is, where the sandbox was told to take ${pinned}, created ${name}: ${id}`);
});

await step("both clients", {}, async (sandbox) => {
  const cartesia = cartesiaAt(sandbox, { "Cartesia-Version": "2026-03-01" });
  const one = await cartesia.voices.clone({ clip: clip(), ...voice });
  say(`@cartesia/cartesia-js with the contract's version created ${one.name} (${one.language}): ${one.id}`);

  const inworld = createClient({ apiKey: "bWFkZTp1cA==", baseUrl: loopbackUrl(sandbox.inworldUrl) });
  const two = (await inworld.cloneVoice({ displayName: "Ada", lang: "EN_US", audioSamples: [sample] })).voice;
  say(`@inworld/tts created ${two.displayName} (${two.langCode}): ${two.voiceId}`);

  expectVoices(sandbox, [one.id, two.voiceId]);
  say("the sandbox holds exactly these two voices, one of each service");
});

await step("the life of a voice with the services' own clients", {}, async (sandbox) => {
  const cartesia = cartesiaAt(sandbox, { "Cartesia-Version": "2026-03-01" });
  const inworld = createClient({ apiKey: "bWFkZTp1cA==", baseUrl: loopbackUrl(sandbox.inworldUrl) });
  const rows = await vendorLives(cartesia, inworld, { clip, sample });
  for (const row of lifeTable(rows)) console.log(row);
  wrong.push(
    ...rows
      .filter(({ went }) => went !== "yes")
      .map(({ client, operation, went }) => `${client} ${operation}: ${went}`),
  );
  expectVoices(sandbox, []);
});

wrong.push(...(await speakWithAll()));

for (const line of wrong) console.error(`FAIL ${line}`);
if (wrong.length > 0) process.exitCode = 1;
