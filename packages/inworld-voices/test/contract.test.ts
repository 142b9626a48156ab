import { readFileSync } from "node:fs";
import { createInworldService, inworldHandlers } from "@org/voices-mock/inworld";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createInworldVoices, type InworldCloneRequest, type InworldCloneResponse } from "../src/index.ts";
import { spec, violations, withAudio } from "./spec.ts";

const operation = spec.paths["/voices/v1/voices:clone"].post;
const audio = readFileSync(new URL("../../../examples/clips/ada.wav", import.meta.url));
const key = "d29ya3NwYWNlOnNlY3JldA==";

const service = createInworldService();
const server = setupServer(...inworldHandlers({ service }));
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => {
  server.resetHandlers();
  service.reset();
});
afterAll(() => server.close());

/** A client, and the requests that it sent. */
function client() {
  const sent: Request[] = [];
  const voices = createInworldVoices({
    apiKey: key,
    fetch: (request) => {
      sent.push(request.clone());
      return fetch(request);
    },
  });
  return { voices, sent };
}

/** Lets the service give one answer, whatever it is asked. */
const answers = (body: object, status = 200): void =>
  server.use(http.post("https://api.inworld.ai/voices/v1/voices\\:clone", () => HttpResponse.json(body, { status })));

const path = "/voices/v1/voices:clone";
const body: InworldCloneRequest = { displayName: "Ada", langCode: "EN_US", voiceSamples: [{ audioData: audio }] };

describe("Inworld's own examples", () => {
  const example = operation.requestBody.content["application/json"].examples.example.value;

  it("the request: goes through the client and is accepted as it is", async () => {
    const { voices, sent } = client();
    const request: InworldCloneRequest = withAudio(example, audio);
    expect(violations("VoiceServiceCloneVoiceBody", request)).toEqual([]);
    const { data, response } = await voices.POST(path, { body: request });
    expect(response.status).toBe(200);
    expect(await sent[0]?.json()).toEqual(request);
    expect(violations("v1CloneVoiceResponse", data)).toEqual([]);
    expect(data?.voice).toMatchObject({
      displayName: "my_voice_clone_demo",
      langCode: "EN_US",
      description: "Voice clone created from provided WAV sample.",
      tags: ["demo", "clone"],
      source: "IVC",
    });
    expect(service.voices()).toHaveLength(1);
  });

  it("the request: leaves the same when the sample is given as bytes", async () => {
    const { voices, sent } = client();
    const voiceSamples = [{ ...example.voiceSamples[0], audioData: new Uint8Array(audio) }];
    await voices.POST(path, { body: { ...example, voiceSamples } });
    expect(await sent[0]?.json()).toEqual(withAudio(example, audio));
  });

  it("the request: is refused with its placeholder, which is not base64", async () => {
    expect(violations("VoiceServiceCloneVoiceBody", example)).toEqual([
      '/voiceSamples/0/audioData must match format "byte"',
    ]);
    await expect(client().voices.POST(path, { body: example })).rejects.toThrow("audioData is no base64");
    expect(service.requests()).toHaveLength(0);
  });

  it("the success: comes back whole", async () => {
    const success: InworldCloneResponse = withAudio(
      operation.responses["200"].content["application/json"].examples.success.value,
      audio,
    );
    expect(violations("v1CloneVoiceResponse", success)).toEqual([]);
    answers(success);
    const { data } = await client().voices.POST(path, { body });
    expect(data).toEqual(success);
  });

  it("the error: comes back typed, and not as data", async () => {
    const { insufficientAccessLevel } = operation.responses.default.content["application/json"].examples;
    expect(violations("rpcStatus", insufficientAccessLevel.value)).toEqual([]);
    answers(insufficientAccessLevel.value, 403);
    const { data, error, response } = await client().voices.POST(path, { body });
    expect(response.ok).toBe(false);
    expect(data).toBeUndefined();
    expect(error).toEqual(insufficientAccessLevel.value);
    expect(error?.code).toBe(7);
  });

  it("the voice of the schema: comes back whole, empty values among its lists and all", async () => {
    const voice = spec.components.schemas.inworldvoicev1Voice.example;
    expect(violations("inworldvoicev1Voice", voice)).toEqual([]);
    expect([voice.gender, voice.ageGroup]).toEqual(["", ""]);
    answers({ voice });
    const { data } = await client().voices.POST(path, { body });
    expect(data?.voice).toEqual(voice);
  });

  it("the cURL command: has our address, headers and JSON", async () => {
    const curl: string = operation["x-codeSamples"].find((sample: { label: string }) => sample.label === "cURL").source;
    const address = /--location '([^']+)'/.exec(curl)?.[1];
    const json = JSON.parse(/--data '(.+)'$/s.exec(curl)?.[1] ?? "");
    const headers = [...curl.matchAll(/--header ["']([^:]+): ([^"']+)["']/g)].map(([, name = "", value = ""]) => [
      name.toLowerCase(),
      value.replace("$INWORLD_API_KEY", key),
    ]);
    const { voices, sent } = client();
    await voices.POST(path, { body: withAudio(json, audio) });
    expect(sent[0]?.url).toBe(address);
    expect([...(sent[0]?.headers ?? [])].sort()).toEqual(headers.sort());
    expect(await sent[0]?.json()).toEqual(withAudio(json, audio));
  });
});

describe("what Inworld may add", () => {
  it("survives: unspecified languages, new sources, unknown members of error details", async () => {
    const later = {
      voice: { voiceId: "1", langCode: "LANGUAGE_CODE_UNSPECIFIED", source: "CLONED", categories: ["new"], score: 0.5 },
      audioSamplesValidated: [],
    };
    answers(later);
    expect((await client().voices.POST(path, { body })).data).toEqual(later);

    const status = { code: 3, message: "no", details: [{ "@type": "type.example/Reason", reason: { deep: [1] } }] };
    answers(status, 400);
    expect((await client().voices.POST(path, { body })).error).toEqual(status);
  });
});

describe("a request that no handler takes", () => {
  it("fails: voices:design is not voices:clone", async () => {
    await expect(fetch("https://api.inworld.ai/voices/v1/voices:design", { method: "POST" })).rejects.toThrow();
    expect(service.voices()).toHaveLength(0);
  });
});
