import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { root } from "../../../specs/documents/sources.ts";
import { columns } from "../../../workspace/tables.ts";
import { installFolder } from "../../../workspace/tools/install-tool.ts";
import { clonedVoices } from "./cloned-voices.ts";
import { type Example, speak, versionOf } from "./example.ts";
import { startStandIn } from "./stand-in.ts";
import { socketServer } from "./websocket-server.ts";

const examples: readonly Example[] = [
  { folder: "cartesia-js", file: "speak.ts", name: "@cartesia/cartesia-js", service: "Cartesia" },
  { folder: "inworld-tts", file: "speak.ts", name: "@inworld/tts", service: "Inworld" },
  { folder: "speech-sdk", file: "cartesia.ts", name: "@speech-sdk/core", service: "Cartesia" },
  { folder: "speech-sdk", file: "inworld.ts", name: "@speech-sdk/core", service: "Inworld" },
  { folder: "livekit-cartesia", file: "speak.ts", name: "@livekit/agents-plugin-cartesia", service: "Cartesia" },
  { folder: "livekit-inworld", file: "speak.ts", name: "@livekit/agents-plugin-inworld", service: "Inworld" },
];

/**
 * Lets every example below `examples/speak` speak with a voice that was cloned in the sandbox, to a stand-in on this
 * machine, and prints a table. Returns what was not as it should be, each in a sentence.
 */
export async function speakWithAll(): Promise<string[]> {
  const began = performance.now();
  for (const folder of new Set(examples.map(({ folder }) => folder))) await installFolder(`examples/speak/${folder}`);
  const sockets = await socketServer();
  console.log(`the packages that speak stand installed after ${inSeconds((performance.now() - began) / 1000)}`);

  const wrong = await compile();
  const voices = await clonedVoices();
  const rows: string[][] = [];
  for (const example of examples) {
    const options = { ...voices[example.service], sockets };
    const standIn = await startStandIn(options);
    try {
      const { heard, seconds, problems } = await speak(example, standIn, options);
      wrong.push(...problems.map((problem) => `examples/speak/${example.folder}/${example.file}: ${problem}`));
      const [first] = heard;
      const arrived = heard.length > 0 && heard.every(({ field }) => field !== undefined);
      rows.push([
        example.name,
        versionOf(example),
        first === undefined ? "nothing" : `${example.service}, ${first.operation}`,
        arrived ? `yes, as ${first?.field}` : "NO",
        inSeconds(seconds),
      ]);
    } finally {
      await standIn.close();
    }
  }
  console.log(
    `\n${columns([["package", "version", "was asked to speak", "id arrived", "seconds"], ...rows]).join("\n")}`,
  );
  return wrong;
}

/** What the compiler says of the examples, which `pnpm test` leaves out: it would need the packages. */
async function compile(): Promise<string[]> {
  const project = fileURLToPath(new URL("examples/speak", root));
  try {
    await promisify(execFile)("tsc", ["-p", project, "--pretty", "false"]);
    return [];
  } catch (error) {
    const { stdout = String(error) } = error as { stdout?: string };
    return [`the examples that speak do not compile:\n${stdout}`];
  }
}

const inSeconds = (seconds: number): string => `${seconds.toFixed(1)} s`;
