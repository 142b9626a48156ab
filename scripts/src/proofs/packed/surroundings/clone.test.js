// Run by vitest and jest in several environments: a call is made as it should be, or refused before anything is sent.
import { createCartesiaVoices } from "@org/cartesia-voices";
import { cloneVoice } from "@org/clone-core";
import { cartesia } from "@org/clone-core/cartesia";
import { inworld } from "@org/clone-core/inworld";
import { createInworldVoices } from "@org/inworld-voices";
import { told, valuesOf } from "./values.js";

const wav = Uint8Array.from({ length: 2_000 }, (_, index) => (index * 31) % 251);
wav.set(Array.from("RIFF\0\0\0\0WAVEfmt ", (letter) => letter.charCodeAt(0)));

const baseUrl = "http://127.0.0.1:9";
const atCartesia = {
  type: /^multipart\/form-data; boundary=/,
  says: Buffer.from(wav),
  answer: { id: "1", name: "Ada", language: "en" },
};
const atInworld = {
  type: /^application\/json/,
  says: Buffer.from(Buffer.from(wav).toString("base64")),
  answer: { voice: { voiceId: "1", displayName: "Ada", langCode: "EN_US" }, audioSamplesValidated: [{}] },
};
const core = (provider) => async (sample, fetch) => {
  const made = provider({ apiKey: "a2V5OnNlY3JldA==", baseUrl, fetch });
  return (await cloneVoice({ provider: made, name: "Ada", language: "en", sample })).id;
};
const blobs = ["File", "Blob"];

/**
 * What jsdom lacks or has of another world, and what each of us says to that. vitest takes its environment from wherever
 * a file says its annotation, so that this one must not spell it.
 */
const refusals = new RegExp(
  [
    /this environment's Blob, AbortSignal and Request do not belong together: leave jsdom \(@vitest.environment or @jest.environment node\)/,
    /this environment has no TextEncoder: leave jsdom/,
    /pass a Uint8Array, since jsdom's cannot be read; or leave jsdom \(@jest-environment node\)/,
    /of another realm: pass new File/,
  ]
    .map(({ source }) => source)
    .join("|"),
);

const ways = {
  "clone-core at cartesia": { ...atCartesia, clone: core(cartesia) },
  "clone-core at inworld": { ...atInworld, clone: core(inworld) },
  "cartesia-voices": {
    ...atCartesia,
    kinds: blobs,
    clone: async (clip, fetch) => {
      const voices = createCartesiaVoices({ apiKey: "sk_car_1", baseUrl, fetch });
      return (await voices.POST("/voices/clone", { body: { clip, name: "Ada", language: "en" } })).data.id;
    },
  },
  "inworld-voices": {
    ...atInworld,
    kinds: ["Uint8Array"],
    clone: async (audioData, fetch) => {
      const voices = createInworldVoices({ apiKey: "a2V5OnNlY3JldA==", baseUrl, fetch });
      const body = { displayName: "Ada", langCode: "EN_US", voiceSamples: [{ audioData }] };
      return (await voices.POST("/voices/v1/voices:clone", { body })).data.voice.voiceId;
    },
  },
};

describe.each(Object.entries(ways))("%s", (name, { kinds, clone, type, says, answer }) => {
  test.each(valuesOf(wav, kinds))("takes %s, or says why not before it sends anything", async (value, make) => {
    const sent = [];
    const fetch = async (request) => {
      sent.push({ type: request.headers.get("content-type"), bytes: Buffer.from(await request.arrayBuffer()) });
      return Response.json(answer);
    };
    const outcome = await clone(make(), fetch).then(
      (id) => (id === "1" ? "taken" : `made ${id}`),
      (error) => error.message,
    );
    told(name, value, outcome);
    // Each in words of ours: what a runtime says of a global that is not there tells nobody what to do.
    if (sent.length === 0) expect(outcome).toMatch(refusals);
    else {
      expect(sent[0].type).toMatch(type);
      expect(sent[0].bytes.includes(says)).toBe(true);
      expect(outcome).toBe("taken");
    }
  });
});
