// Runs in the folder that `installBuilt` made, so that the built packages are measured.
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Spread, spread } from "./median.ts";

type Contender = () => Promise<number>;

/** Clones a second, up to the bytes of the request and with a small answer read, and each way's ratio to the hand-written one of the same round. */
export interface Rate {
  readonly wire: string;
  readonly way: string;
  readonly perSecond: Spread;
  readonly ratio: Spread;
}

export async function serialiseRates(folder: string, bytes: number, rounds: number): Promise<Rate[]> {
  const require = createRequire(join(folder, "index.js"));
  const load = (name: string) => import(pathToFileURL(require.resolve(name)).href);
  const { createCartesiaVoices } = await load("@org/cartesia-voices");
  const { createInworldVoices } = await load("@org/inworld-voices");
  const { cloneVoice } = await load("@org/clone-core");
  const { cartesia } = await load("@org/clone-core/cartesia");
  const { inworld } = await load("@org/clone-core/inworld");

  const clip = new Uint8Array(bytes);
  for (let index = 0; index < bytes; index++) clip[index] = (index * 2654435761) >>> 24;
  clip.set(new TextEncoder().encode("RIFF    WAVE"));

  // Each way ends with the bytes that would leave, and nothing is sent.
  let sent = 0;
  const take = (answer: object) => async (request: Request) => {
    // Read as fetch itself reads it: chunk by chunk.
    sent = 0;
    for await (const chunk of request.body ?? []) sent += chunk.byteLength;
    return Response.json(answer);
  };
  const voice = { id: "1" };
  const inworldVoice = { voice: { voiceId: "1" } };
  const key = "key";
  const cartesiaClient = createCartesiaVoices({ apiKey: key, fetch: take(voice) });
  const inworldClient = createInworldVoices({ apiKey: key, fetch: take(inworldVoice) });
  const common = { name: "Ada", sample: clip };
  const atCartesia = cartesia({ apiKey: key, fetch: take(voice) });
  const atInworld = inworld({ apiKey: key, fetch: take(inworldVoice) });

  const wires: Record<string, Record<string, Contender>> = {
    "multipart (Cartesia)": {
      "by hand": async () => {
        const body = new FormData();
        body.append("clip", new File([clip], "ada.wav", { type: "audio/wav" }));
        body.append("name", "Ada");
        body.append("language", "en");
        const headers = { authorization: `Bearer ${key}`, "cartesia-version": "2026-03-01" };
        const request = new Request("https://api.cartesia.ai/voices/clone", { method: "POST", headers, body });
        await (await take(voice)(request)).json();
        return sent;
      },
      client: async () => {
        const file = new File([clip], "ada.wav", { type: "audio/wav" });
        await cartesiaClient.POST("/voices/clone", { body: { clip: file, name: "Ada", language: "en" } });
        return sent;
      },
      cloneVoice: async () => {
        await cloneVoice({ ...common, provider: atCartesia, language: "en" });
        return sent;
      },
    },
    "JSON (Inworld)": {
      "by hand": async () => {
        const audioData = Buffer.from(clip.buffer).toString("base64");
        const body = JSON.stringify({ displayName: "Ada", langCode: "EN_US", voiceSamples: [{ audioData }] });
        const headers = { authorization: `Basic ${key}`, "content-type": "application/json" };
        const url = "https://api.inworld.ai/voices/v1/voices:clone";
        await (await take(inworldVoice)(new Request(url, { method: "POST", headers, body }))).json();
        return sent;
      },
      client: async () => {
        const body = { displayName: "Ada", langCode: "EN_US", voiceSamples: [{ audioData: clip }] };
        await inworldClient.POST("/voices/v1/voices:clone", { body });
        return sent;
      },
      cloneVoice: async () => {
        await cloneVoice({ ...common, provider: atInworld, language: "en-US" });
        return sent;
      },
    },
  };

  const rates: Rate[] = [];
  for (const [wire, ways] of Object.entries(wires)) {
    const perSecond: Record<string, number[]> = {};
    for (let round = 0; round <= rounds; round++) {
      for (const [way, contender] of Object.entries(ways)) {
        const rate = await measure(contender, bytes);
        // The first round warms up.
        if (round > 0) perSecond[way] = [...(perSecond[way] ?? []), rate];
      }
    }
    for (const [way, values] of Object.entries(perSecond)) {
      const ratios = values.map((value, round) => value / (perSecond["by hand"]?.[round] ?? Number.NaN));
      rates.push({ wire, way, perSecond: spread(values), ratio: spread(ratios) });
    }
  }
  return rates;
}

async function measure(contender: Contender, bytes: number): Promise<number> {
  const began = performance.now();
  let count = 0;
  while (performance.now() - began < 250) {
    if ((await contender()) < bytes) throw new Error("a contender sent less than the clip");
    count++;
  }
  return (count * 1000) / (performance.now() - began);
}
