import { mkdtempSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inspect } from "node:util";
import { type CloneEvent, cloneVoice } from "@org/clone-core";
import { cartesia } from "@org/clone-core/cartesia";
import { inworld } from "@org/clone-core/inworld";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { journalOf, manifest } from "../batch/batch-run.ts";
import { ran } from "../ran-command.ts";
import { file, folder, recording } from "../recordings.ts";
import { type HostileService, hostileService } from "./hostile-service.ts";
import { byteSpellings, byteValues, spellings } from "./spellings.ts";

/** Every sign that a key may have: for Cartesia all that is visible, for Inworld base64 of `id:secret` with `+`, `/` and `=`. */
const cartesiaKey = `sk_car_${String.fromCharCode(...Array.from({ length: 94 }, (_, index) => 33 + index))}`;
const halves = ["wörk?>id~~~|space", `s3cr€t!"#$%&'()*+,-./:;<=>?@[\\]^_\`{|}~\r\nend>>>`] as const;
const inworldKey = Buffer.from(halves.join(":")).toString("base64");

/** Noise, so that no piece of it is like another. */
let seed = 7;
const sound = recording(0.1, () => {
  seed = (seed * 16_807) % 2_147_483_647;
  return seed % 256;
});
const bytes = Buffer.from(sound.subarray(44));

const providers = [
  {
    name: "cartesia",
    variables: ["CARTESIA_API_KEY", "CARTESIA_BASE_URL"],
    apiKey: cartesiaKey,
    secrets: { key: cartesiaKey },
    make: (baseUrl: string) => cartesia({ apiKey: cartesiaKey, baseUrl }),
    refusal: (said: unknown) => ({
      error_code: said,
      title: said,
      message: said,
      request_id: said,
      detail: { at: [said] },
    }),
    success: (said: string) => ({ id: "voice-1", name: said, language: said, description: said }),
  },
  {
    name: "inworld",
    variables: ["INWORLD_API_KEY", "INWORLD_BASE_URL"],
    apiKey: inworldKey,
    secrets: {
      key: inworldKey,
      decoded: halves.join(":"),
      secret: halves[1],
      id: halves[0],
    },
    make: (baseUrl: string) => inworld({ apiKey: inworldKey, baseUrl }),
    refusal: (said: unknown) => ({ code: said, message: said, details: [{ reason: said }, said] }),
    success: (said: string) => ({
      voice: { voiceId: "voice-1", displayName: said, description: said, langCode: said },
      audioSamplesValidated: [{ warnings: [{ text: said }], errors: [] }],
    }),
  },
] as const;

const sample = file("sound.wav", sound);
let service: HostileService;
beforeAll(async () => {
  service = await hostileService();
});
afterAll(() => service.close());

/** What nobody sees in a text. */
const unseen = /[\s\p{Cc}\p{Default_Ignorable_Code_Point}]+/gu;

/** Whether a longer piece of a text stands in another, without regard to white space and what cannot be seen. */
function shows(shown: string, text: string): boolean {
  const [all, hidden] = [shown, text].map((one) => one.replaceAll(unseen, "")) as [string, string];
  const length = Math.min(24, hidden.length);
  for (let at = 0; at + length <= hidden.length; at += 4) if (all.includes(hidden.slice(at, at + length))) return true;
  return false;
}

/** A text as it stands in what is shown, where what is shown may be JSON. */
const writings = (text: string): string[] => [text, JSON.stringify(text).slice(1, -1)];

/** All places of an error, or of a voice, that a log could show. */
function placesOf(value: unknown): Record<string, string> {
  const { message, stack, cause } = value as Error;
  return {
    message: String(message),
    stack: String(stack),
    cause: inspect(cause, { depth: 9, showHidden: true, maxStringLength: null }),
    toJSON: JSON.stringify(value),
    inspect: inspect(value, { depth: 9, showHidden: true, maxStringLength: null, maxArrayLength: null }),
  };
}

type Provider = (typeof providers)[number];

/** Every place in which what a service answers may show: of the call, and of the command. */
async function everyPlace(
  provider: Provider,
  answer: HostileService["answer"],
  { twice = true }: { readonly twice?: boolean } = {},
): Promise<Record<string, string>> {
  service.answer = answer;
  const events: CloneEvent[] = [];
  const settled = await cloneVoice({
    provider: provider.make(service.url),
    name: "Ada",
    language: "en",
    sample: sound,
    maxRetries: 0,
    onEvent: (event) => events.push(event),
  }).catch((error: unknown) => error);
  const [keyVariable, urlVariable] = provider.variables;
  const env = { [keyVariable]: provider.apiKey, [urlVariable]: service.url };
  const clone = [
    sample,
    "--name",
    "Ada",
    "--language",
    "en",
    "--provider",
    provider.name,
    "--as-is",
    "--max-retries",
    "0",
  ];
  const places: Record<string, string> = { ...placesOf(settled), event: JSON.stringify(events) };
  const run = async (what: string, args: readonly string[]): Promise<void> => {
    const { stdout, stderr } = await ran(args, { env });
    Object.assign(places, { [`standard output of ${what}`]: stdout, [`standard error of ${what}`]: stderr });
  };
  await run("a call", [...clone, "--verbose"]);
  if (answer.status < 300) {
    const own = mkdtempSync(join(folder, "output-"));
    if (twice) await run("a call into a file", [...clone, "--output", join(own, "a.txt")]);
    await run("a call as JSON into a file", [...clone, "--json", "--output", join(own, "a.ndjson")]);
    if (twice) places["output file"] = readFileSync(join(own, "a.txt"), "utf8");
    places["output file, JSON"] = readFileSync(join(own, "a.ndjson"), "utf8");
  } else {
    if (twice) await run("a call as JSON", [...clone, "--json"]);
  }
  if (twice || answer.status === 400) {
    const rows = manifest(`sample,name,language,provider\nclips/ada.wav,Ada,en,${provider.name}\n`);
    const how = answer.status < 300 ? ["--json"] : [];
    await run("a batch", ["batch", rows, "--as-is", "--rate", "none", ...how]);
    places["journal"] = readFileSync(journalOf(rows), "utf8");
  }
  return places;
}

const inHeader = (text: string): string => (/^[ -~]+$/.test(text) ? text : "none");

/** The answers that repeat a text, each in its way. */
const answers = (provider: Provider, said: string): HostileService["answer"][] => [
  { status: 400, body: JSON.stringify(provider.refusal(said)), headers: { "x-request-id": inHeader(said) } },
  { status: 422, body: `no: ${said} (that was it)`, headers: { "content-type": "text/plain" } },
  { status: 200, body: JSON.stringify(provider.success(said)) },
];

describe.each(providers)("what $name repeats shows nowhere", (provider) => {
  describe.each(Object.entries(provider.secrets))("of the %s", (_what, secret) => {
    it.each(Object.keys(spellings))("%s", async (how) => {
      const said = spellings[how]?.(secret) ?? "";
      const found: string[] = [];
      for (const answer of answers(provider, said)) {
        // The halves of a credential go the same ways as the whole: to a file in one form, on failures as text alone,
        // and through a batch once.
        for (const [place, shown] of Object.entries(
          await everyPlace(provider, answer, { twice: secret === provider.apiKey }),
        )) {
          if (writings(said).some((text) => shows(shown, text))) found.push(`${place}, status ${answer.status}`);
        }
      }
      expect(found).toEqual([]);
    });
  });

  it.each(Object.keys(byteSpellings))("of the sample as %s", async (how) => {
    const said = byteSpellings[how]?.(bytes) ?? "";
    const found: string[] = [];
    for (const answer of answers(provider, `cannot read ${said}`)) {
      for (const [place, shown] of Object.entries(await everyPlace(provider, answer))) {
        if (writings(said).some((text) => shows(shown, text))) found.push(`${place}, status ${answer.status}`);
      }
    }
    expect(found).toEqual([]);
  });

  it.each(Object.keys(byteValues))("of the sample as %s in a body of JSON", async (how) => {
    const value = byteValues[how]?.(bytes);
    const body = { ...provider.refusal("cannot read it"), sent: value, deep: [{ sent: value }] };
    const found: string[] = [];
    for (const [place, shown] of Object.entries(
      await everyPlace(provider, { status: 400, body: JSON.stringify(body) }),
    )) {
      if (shows(shown, JSON.stringify(value))) found.push(place);
      // Consoles write lists and objects in their own way.
      if (
        shows(
          shown.replaceAll(/["']/g, ""),
          inspect(value, { depth: 9, breakLength: Infinity }).replaceAll(/["']/g, ""),
        )
      )
        found.push(place);
    }
    expect(found).toEqual([]);
  });
});
