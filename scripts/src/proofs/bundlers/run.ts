// The packed packages through the bundlers that consumers have: each builds a program with one provider, which must work
// and must hold nothing of the other provider; one with both; and one that inspects without the optional decoders.
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { suiteUsage } from "../../prove/proof.ts";
import { root } from "../../specs/documents/sources.ts";
import { commandLine } from "../../workspace/command-line.ts";
import { silentWav } from "../../workspace/made-up/silent-wav.ts";
import { inFreshFolder, installConsumer, pack } from "../../workspace/programs/consumer.ts";
import { installTool } from "../../workspace/tools/install-tool.ts";
import { bundlers } from "./bundle.ts";
import { proof } from "./proof.ts";

commandLine(suiteUsage(proof), {});

/** What only a provider's own code says. */
const marks = { cartesia: "api.cartesia.ai", inworld: "api.inworld.ai" } as const;
type Provider = keyof typeof marks;
const providers = Object.keys(marks) as Provider[];
/** The providers of each program; the one without clones nothing. */
const programs: Readonly<Record<string, readonly Provider[] | undefined>> = {
  cartesia: ["cartesia"],
  inworld: ["inworld"],
  both: providers,
  inspect: undefined,
};

await installTool("bundlers");
let failed = 0;
await inFreshFolder(async (folder) => {
  installConsumer(folder, pack(folder, ["cartesia-voices", "inworld-voices", "clone-core", "voice-sample"]));
  console.log(`${"bundler".padEnd(10)}${"program".padEnd(11)}${"bytes".padStart(8)}${"gzip".padStart(8)}  result`);
  for (const [bundler, bundle] of Object.entries(bundlers)) {
    for (const [name, wanted] of Object.entries(programs)) {
      const place = join(folder, `${bundler}-${name}`);
      mkdirSync(place);
      const entry = join(place, "entry.mjs");
      writeFileSync(
        entry,
        wanted === undefined ? 'export { inspectSample } from "@org/voice-sample";' : program(wanted),
      );
      const file = await bundle(entry, place);
      const problems =
        wanted === undefined
          ? await wrongWithInspection(file)
          : [...leftIn(readFileSync(file, "utf8"), wanted), ...(await wrongWith(file, wanted))];
      if (problems.length > 0) failed++;
      const sizes = [statSync(file).size, gzipSync(readFileSync(file), { level: 9 }).length];
      const [bytes = "", zipped = ""] = sizes.map((size) => String(size).padStart(8));
      console.log(`${bundler.padEnd(10)}${name.padEnd(11)}${bytes}${zipped}  ${problems.join("; ") || "ok"}`);
    }
  }
});
if (failed > 0) process.exitCode = 1;

function program(wanted: readonly Provider[]): string {
  return [
    'export { cloneVoice, isCloneError } from "@org/clone-core";',
    ...wanted.map((provider) => `export { ${provider} } from "@org/clone-core/${provider}";`),
  ].join("\n");
}

/** Providers that nobody asked for. */
function leftIn(code: string, wanted: readonly Provider[]): string[] {
  return providers.flatMap((provider) => {
    const isThere = code.includes(marks[provider]);
    if (isThere === wanted.includes(provider)) return [];
    return [isThere ? `${provider} was left in` : `${provider} is not there`];
  });
}

/** Clones with what was built: one request each, and a voice. */
async function wrongWith(file: string, wanted: readonly Provider[]): Promise<string[]> {
  const built = await import(pathToFileURL(file).href);
  const problems: string[] = [];
  for (const provider of wanted) {
    let requests = 0;
    const fetch = async (): Promise<Response> => {
      requests++;
      return Response.json({ id: "1", voice: { voiceId: "1" } });
    };
    const voice = await built.cloneVoice({
      provider: built[provider]({ apiKey: "made-up", fetch }),
      name: "Ada",
      language: provider === "inworld" ? "en-US" : "en",
      sample: silentWav(),
    });
    if (voice.id !== "1" || requests !== 1) problems.push(`${provider} made ${requests} requests and ${voice.id}`);
  }
  return problems;
}

/** Inspects with what was built. */
async function wrongWithInspection(file: string): Promise<string[]> {
  const { inspectSample } = await import(pathToFileURL(file).href);
  const { container } = await inspectSample(readFileSync(new URL("examples/clips/ada.wav", root)));
  return container === "wav" ? [] : [`a WAV file is taken for ${container}`];
}
