// Run by vitest and jest in several environments: a call is made as it should be, or refused before anything is sent.
import { cloneVoice } from "@org/clone-core";
import { cartesia } from "@org/clone-core/cartesia";
import { inworld } from "@org/clone-core/inworld";

const wav = new Uint8Array(2_000);
wav.set(Array.from("RIFF\0\0\0\0WAVEfmt ", (letter) => letter.charCodeAt(0)));

const samples = {
  File: () => new File([wav], "ada.wav", { type: "audio/wav" }),
  Blob: () => new Blob([wav], { type: "audio/wav" }),
  Uint8Array: () => wav,
};

const providers = {
  cartesia: {
    make: (fetch) => cartesia({ apiKey: "sk_car_1", baseUrl: "http://127.0.0.1:9", fetch }),
    type: /^multipart\/form-data; boundary=/,
    says: "WAVEfmt",
    answer: { id: "1", name: "Ada", language: "en" },
  },
  inworld: {
    make: (fetch) => inworld({ apiKey: "a2V5OnNlY3JldA==", baseUrl: "http://127.0.0.1:9", fetch }),
    type: /^application\/json/,
    says: "UklGR",
    answer: { voice: { voiceId: "1", displayName: "Ada", langCode: "EN_US" }, audioSamplesValidated: [{}] },
  },
};

describe.each(Object.entries(providers))("%s", (_name, { make, type, says, answer }) => {
  test.each(Object.keys(samples))("takes a %s, or says why not before it sends anything", async (kind) => {
    const sent = [];
    const fetch = async (request) => {
      sent.push({ type: request.headers.get("content-type"), text: await request.text() });
      return Response.json(answer);
    };
    const outcome = await cloneVoice({
      provider: make(fetch),
      name: "Ada",
      language: "en",
      sample: samples[kind](),
    }).then(
      ({ id }) => id,
      (error) => error.message,
    );
    console.log(`${kind}: ${outcome}`);
    // jest's jsdom leaves out more than that, and the call names it.
    if (sent.length === 0) expect(outcome).toMatch(/leave jsdom|is not defined/);
    else {
      expect(sent[0].type).toMatch(type);
      expect(sent[0].text).toContain(says);
      expect(outcome).toBe("1");
    }
  });
});
