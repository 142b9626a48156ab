// Prism, which nobody here wrote, judges what the CLI sends to each service.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { root } from "../specs/sources.ts";
import { installPrism, type Judge, startJudge } from "./prism.ts";

await installPrism();
const cartesia = await startJudge("cartesia-voices");
const inworld = await startJudge("inworld-voices");

let failed = 0;
const report = (what: string, right: boolean, details: string): void => {
  console.log(`${right ? "ok  " : "FAIL"} ${what}${right ? "" : `\n     ${details}`}`);
  if (!right) failed++;
};

try {
  const { code, output } = await cloneVoice();
  report("clone-voice ends with 0", code === 0, output);
  for (const [name, { verdicts }] of [["Cartesia", cartesia] as const, ["Inworld", inworld] as const]) {
    const said = verdicts.flat().map(({ location, message }) => `${location.join(".")}: ${message}`);
    report(
      `${name}: one request, nothing against it`,
      verdicts.length === 1 && said.length === 0,
      said.join("\n     "),
    );
  }

  // A judge that accepts everything would prove nothing.
  const form = new FormData();
  form.append("name", "Ada");
  form.append("language", "xx");
  report(
    "Cartesia's judge objects to a wrong request",
    await objects(cartesia, "/voices/clone", form),
    "it accepted one",
  );
  const json = new Blob([JSON.stringify({ displayName: 7, langCode: "XX_XX" })], { type: "application/json" });
  report(
    "Inworld's judge objects to a wrong request",
    await objects(inworld, "/voices/v1/voices:clone", json),
    "it accepted one",
  );
} finally {
  await cartesia.close();
  await inworld.close();
}

if (failed > 0) process.exitCode = 1;

async function cloneVoice(): Promise<{ code: number; output: string }> {
  const child = spawn(
    process.execPath,
    [
      "packages/clone-cli/src/bin.ts",
      "examples/clips/ada.wav",
      ...["--name", "Ada", "--language", "en-US", "--provider", "all", "--description", "A voice for the judge"],
      ...[
        "--tag",
        "demo",
        "--transcription",
        "Hello",
        "--remove-background-noise",
        "--base-voice-id",
        "base-1",
        "--json",
      ],
    ],
    {
      cwd: fileURLToPath(root),
      env: {
        ...process.env,
        CARTESIA_API_KEY: "sk_car_judge",
        CARTESIA_BASE_URL: cartesia.url,
        INWORLD_API_KEY: "anVkZ2U6anVkZ2U=",
        INWORLD_BASE_URL: inworld.url,
      },
    },
  );
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output += chunk;
  });
  const [code] = await once(child, "close");
  return { code, output };
}

async function objects({ url, verdicts }: Judge, path: string, body: BodyInit): Promise<boolean> {
  const before = verdicts.length;
  await fetch(url + path, { method: "POST", headers: { authorization: "Basic x" }, body });
  return verdicts.slice(before).flat().length > 0;
}
