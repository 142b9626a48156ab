import { spawn } from "node:child_process";
import { repository } from "../../specs/documents/sources.ts";
import { outputOf } from "../../workspace/programs/output-of.ts";
import { type NotingProxy, startNotingProxy } from "./noting-proxy.ts";

/** One thing that was tried. */
export interface Check {
  readonly what: string;
  readonly right: boolean;
  /** What to know when it is not right. */
  readonly details: string;
}

/** Where Prism serves each document. */
export interface PrismUrls {
  readonly cartesia: string;
  readonly inworld: string;
}

/** Prism judges what the CLI sends to each service. */
export async function judgeCli(urls: PrismUrls): Promise<Check[]> {
  const cartesia = await startNotingProxy(urls.cartesia);
  const inworld = await startNotingProxy(urls.inworld);
  try {
    const { exitCode, stdout, stderr } = await cloneVoice(cartesia.url, inworld.url);
    const checks = [{ what: "clone-voice ends with 0", right: exitCode === 0, details: stdout + stderr }];
    for (const [name, { verdicts }] of [["Cartesia", cartesia] as const, ["Inworld", inworld] as const]) {
      const said = verdicts.flat().map(({ location, message }) => `${location?.join(".") ?? "request"}: ${message}`);
      checks.push({
        what: `${name}: one request from clone-voice, nothing against it`,
        right: verdicts.length === 1 && said.length === 0,
        details: `${verdicts.length} requests; ${said.join("\n     ")}`,
      });
    }
    // A judge that accepts everything would prove nothing.
    const form = new FormData();
    form.append("name", "Ada");
    form.append("language", "xx");
    const json = new Blob([JSON.stringify({ displayName: 7, langCode: "XX_XX" })], { type: "application/json" });
    return [
      ...checks,
      {
        what: "Cartesia's judge objects to a wrong request",
        right: await objects(cartesia, "/voices/clone", form),
        details: "it accepted one",
      },
      {
        what: "Inworld's judge objects to a wrong request",
        right: await objects(inworld, "/voices/v1/voices:clone", json),
        details: "it accepted one",
      },
    ];
  } finally {
    cartesia.close();
    inworld.close();
  }
}

function cloneVoice(cartesiaUrl: string, inworldUrl: string): ReturnType<typeof outputOf> {
  const child = spawn(
    process.execPath,
    [
      "packages/clone-cli/src/bin.ts",
      "examples/clips/ada.wav",
      ...["--name", "Ada", "--language", "en-US", "--provider", "all", "--description", "A voice for the judge"],
      ...["--tag", "demo", "--transcription", "Hello", "--remove-background-noise"],
      ...["--base-voice-id", "base-1", "--json"],
    ],
    {
      cwd: repository,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        CARTESIA_API_KEY: "sk_car_judge",
        CARTESIA_BASE_URL: cartesiaUrl,
        INWORLD_API_KEY: "anVkZ2U6anVkZ2U=",
        INWORLD_BASE_URL: inworldUrl,
      },
    },
  );
  return outputOf(child);
}

async function objects({ url, verdicts }: NotingProxy, path: string, body: BodyInit): Promise<boolean> {
  const before = verdicts.length;
  await fetch(url + path, { method: "POST", headers: { authorization: "Basic x" }, body });
  return verdicts.slice(before).flat().length > 0;
}
