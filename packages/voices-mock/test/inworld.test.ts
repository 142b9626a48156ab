import { getResponse } from "msw";
import { describe, expect, test } from "vitest";
import { inworldContract } from "../src/generated/inworld-voices.ts";
import { createInworldService, inworldHandlers } from "../src/inworld.ts";
import { base64, clips } from "./clips.ts";
import { requiredFields } from "./contract-facts.ts";
import { type Change, inworldBody, inworldKey, inworldRequest } from "./requests.ts";

interface Status {
  code: number;
  message: string;
  details: unknown[];
}

async function clone(change?: Change): Promise<Response> {
  const response = await getResponse(inworldHandlers(), inworldRequest(change));
  if (response === undefined) throw new Error("no handler took the request");
  return response;
}

async function refused(change: Change): Promise<Status & { status: number }> {
  const response = await clone(change);
  expect(response.ok).toBe(false);
  expect(response.headers.get("content-type")).toBe("application/json");
  const text = await response.text();
  expect(text).not.toContain(inworldKey);
  expect(JSON.parse(text)).toEqual({ code: expect.any(Number), message: expect.any(String), details: [] });
  return { status: response.status, ...(JSON.parse(text) as Status) };
}

const refusedField = (fields: Record<string, unknown>): Promise<Status & { status: number }> =>
  refused({ body: inworldBody(fields) });

const sample = (bytes: Uint8Array) => ({ audioData: base64(bytes) });

describe("a correct request", () => {
  test("creates a voice that repeats what was sent, each sample with its text and bytes", async () => {
    const voiceSamples = [{ ...sample(clips.wav), transcription: "Hello." }, sample(clips.mp3Frame)];
    const fields = { displayName: "Ada of Löwen", description: "Calm", tags: ["demo", "clone"], voiceSamples };
    const config = { audioProcessingConfig: { removeBackgroundNoise: true } };
    const response = await clone({ body: inworldBody({ ...fields, ...config, langCode: "DE_DE" }) });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      voice: {
        voiceId: "sandbox__ada_of_l_wen_20260301_000001z",
        name: "workspaces/sandbox/voices/ada_of_l_wen_20260301_000001z",
        displayName: "Ada of Löwen",
        langCode: "DE_DE",
        description: "Calm",
        tags: ["demo", "clone"],
        source: "IVC",
      },
      audioSamplesValidated: [
        { ...sample(clips.wav), transcription: "Hello.", langCode: "DE_DE", errors: [], warnings: [] },
        { ...sample(clips.mp3Frame), langCode: "DE_DE", errors: [], warnings: [] },
      ],
    });
  });

  test("gets an id also for a name without a Latin letter", async () => {
    expect(await (await clone({ body: inworldBody({ displayName: "艾达" }) })).json()).toMatchObject({
      voice: { voiceId: "sandbox__voice_20260301_000001z", displayName: "艾达" },
    });
  });

  test("may carry fields that the contract does not declare", async () => {
    const voiceSamples = [{ ...sample(clips.wav), undeclared: 1 }];
    expect((await clone({ body: inworldBody({ voiceSamples, undeclared: "too" }) })).status).toBe(200);
  });

  test("may say the charset of its content type", async () => {
    expect((await clone({ headers: { "Content-Type": "application/json; charset=utf-8" } })).status).toBe(200);
  });

  test("is the page's own example once its placeholder is replaced", async () => {
    const example = JSON.stringify(inworldContract.document).match(/"value":(\{"displayName".*?\}\})/)?.[1] ?? "";
    expect(example).toContain("<base64-audio-data>");
    expect((await clone({ body: example })).status).toBe(400);
    expect((await clone({ body: example.replace("<base64-audio-data>", base64(clips.wav)) })).status).toBe(200);
  });
});

describe("a request at the wrong door", () => {
  test.each([
    "/voices/v1/voices:design",
    "/voices/v1/voice",
    "/voices/v1/voices:clone/",
    "/voices/v1/voicesXclone",
    "/voices/v1/voices/clone/x",
    "/voices/v1/workspaces/voices:clone",
    "/voices/v1/workspaces/a/b/voices:clone",
    "/voices/v1/workspaces/a/voices:design",
    "/x/voices/v1/voices:clone",
  ])("is not taken at %s", async (path) => {
    const request = inworldRequest({ url: `https://api.inworld.ai${path}` });
    expect(await getResponse(inworldHandlers(), request)).toBeUndefined();
  });

  test("is taken at the legacy path, in the workspace that it names", async () => {
    const url = "https://api.inworld.ai/voices/v1/workspaces/old-one/voices:clone";
    expect(await (await clone({ url })).json()).toMatchObject({
      voice: {
        voiceId: "old-one__ada_20260301_000001z",
        name: "workspaces/old-one/voices/ada_20260301_000001z",
      },
    });
  });

  test.each(["GET", "PUT", "DELETE"])("is told that %s is not allowed", async (method) => {
    expect(await refused({ method })).toMatchObject({
      status: 405,
      code: 12,
      message: `method: expected POST, received ${method}`,
    });
  });
});

describe("a request without a proper key", () => {
  test.each([
    ["no header", null, "no such header"],
    ["an empty header", "", "an empty header"],
    ["no key after the scheme", "Basic", "Basic without a key"],
    ["another scheme", `Bearer ${inworldKey}`, "the scheme Bearer"],
    ["no scheme", inworldKey, "no Basic before the key"],
    [
      "a key that is no token68",
      "Basic !!!not",
      "a key with a character other than letters, digits and -._~+/ with = at its end",
    ],
    [
      "two keys",
      `Basic ${inworldKey}, Basic ${inworldKey}`,
      "a key with a character other than letters, digits and -._~+/ with = at its end",
    ],
  ])("is refused with 401: %s", async (_case, Authorization, received) => {
    expect(await refused({ headers: { Authorization } })).toMatchObject({
      status: 401,
      code: 16,
      message: `Authorization: expected Basic <key>, received ${received}`,
    });
  });
});

describe("the body", () => {
  test.each([
    ["text/plain", '"text/plain"'],
    ["multipart/form-data; boundary=edge", '"multipart/form-data"'],
  ])("is refused with 415 as %s", async (type, received) => {
    expect(await refused({ headers: { "Content-Type": type } })).toMatchObject({
      status: 415,
      code: 3,
      message: `Content-Type: expected application/json, received ${received}`,
    });
  });

  test.each([
    ["nothing", "", "received nothing"],
    ["a text that is no JSON", "{displayName:", "13 bytes that are not"],
    ["bytes that are no UTF-8", new Uint8Array([0x22, 0xff, 0x22]), "3 bytes that are not"],
    ["JSON behind a byte order mark", `\ufeff${inworldBody()}`, "received a byte order mark before it"],
  ])("is refused as %s", async (_case, body, received) => {
    const refusal = await refused({ body });
    expect(refusal).toMatchObject({ status: 400, code: 3 });
    expect(refusal.message).toContain(received);
  });

  test.each([
    ["an array", "[]", "an array of 0"],
    ["null", "null", "null"],
    ["a text, which may be the audio alone", '"UklGRgAA"', "a text of 8 characters"],
  ])("is refused as %s", async (_case, body, received) => {
    expect((await refused({ body })).message).toBe(`body: expected object, received ${received}`);
  });
});

describe("a content coding", () => {
  test.each(["gzip", "br", "identity, gzip"])("of %s is refused with 415, as no document names one", async (coding) => {
    expect(await refused({ headers: { "Content-Encoding": coding } })).toMatchObject({
      status: 415,
      message: `Content-Encoding: expected none, received "${coding}"`,
    });
  });

  test("of identity changes nothing", async () => {
    expect((await clone({ headers: { "Content-Encoding": "Identity" } })).status).toBe(200);
  });
});

describe("the fields", () => {
  test.each(requiredFields(inworldContract))("need %s", async (name) => {
    expect(await refusedField({ [name]: undefined })).toMatchObject({
      status: 400,
      code: 3,
      message: `${name}: expected a value, as it is required, received nothing`,
    });
  });

  test.each([
    ["a number for a name", { displayName: 1 }, "displayName: expected string, received number 1"],
    ["null for a name", { displayName: null }, "displayName: expected string, received null"],
    ["null for a description", { description: null }, "description: expected string, received null"],
    ["a text for the tags", { tags: "demo" }, 'tags: expected array, received "demo"'],
    ["a number among the tags", { tags: ["demo", 2] }, "tags[1]: expected string, received number 2"],
    ["one sample outside an array", { voiceSamples: {} }, "voiceSamples: expected array, received an object"],
    ["no sample at all", { voiceSamples: [] }, "body: expected at least one sample, received none"],
    [
      "a sample without its audio",
      { voiceSamples: [{ transcription: "Hello." }] },
      "voiceSamples[0].audioData: expected a value, as it is required, received nothing",
    ],
    [
      "a number for a transcription",
      { voiceSamples: [{ ...sample(clips.wav), transcription: 1 }] },
      "voiceSamples[0].transcription: expected string, received number 1",
    ],
    [
      "a text for a boolean",
      { audioProcessingConfig: { removeBackgroundNoise: "true" } },
      'audioProcessingConfig.removeBackgroundNoise: expected boolean, received "true"',
    ],
  ])("refuse %s", async (_case, fields, message) => {
    expect(await refusedField(fields)).toMatchObject({ status: 400, code: 3, message });
  });

  test.each(["en-US", "EN", "en_us", "LANGUAGE_CODE_UNSPECIFIED", ""])("refuse the language %j", async (langCode) => {
    expect((await refusedField({ langCode })).message).toMatch(
      /^langCode: expected one of EN_US, ZH_CN, .*, received /,
    );
  });

  test.each([
    ["the page's placeholder", "<base64-audio-data>"],
    ["a data URL", `data:audio/wav;base64,${base64(clips.wav)}`],
    ["the URL-safe alphabet", base64(clips.mp3Frame).replaceAll("/", "_")],
    ["missing padding", base64(clips.wav).replace(/=+$/, "")],
    ["line breaks", `${base64(clips.wav).slice(0, 76)}\n${base64(clips.wav).slice(76)}`],
    ["one line of several that is base64", "not base64!\nUklG"],
  ])("refuse audio in %s, saying only its length", async (_case, audioData) => {
    const { message } = await refusedField({ voiceSamples: [sample(clips.wav), { audioData }] });
    const received = `${audioData.length} characters that are not`;
    expect(message).toBe(`voiceSamples[1].audioData: expected base64 (RFC 4648 section 4), received ${received}`);
  });

  test.each([
    ["in place of the samples", { voiceSamples: "UklGRgAA" }, "voiceSamples: expected array"],
    ["in place of a sample", { voiceSamples: ["UklGRgAA"] }, "voiceSamples[0]: expected object"],
    ["cut off", { voiceSamples: [{ audioData: "UklGRgA" }] }, "voiceSamples[0].audioData: expected base64"],
  ])("refuse audio %s without repeating it, however short it is", async (_case, fields, start) => {
    const { message } = await refusedField(fields);
    expect(message).toMatch(new RegExp(`^${start.replaceAll(/[[\]]/g, "\\$&")}`));
    expect(message).not.toContain("UklG");
  });

  test.each([
    ["an empty sample", clips.empty, "0 bytes"],
    ["bytes that are no audio", clips.text, "200 bytes of no container known here"],
    ["Ogg", clips.ogg, "ogg"],
    ["FLAC", clips.flac, "flac"],
    ["WebM", clips.webm, "webm"],
    ["MPEG-4", clips.m4a, "m4a"],
  ])("refuse %s", async (_case, bytes, received) => {
    const { message } = await refusedField({ voiceSamples: [sample(bytes)] });
    expect(message).toBe(`voiceSamples[0].audioData: expected audio (wav, mp3), received ${received}`);
  });

  test("do not refuse a sample over the size that only warns", async () => {
    const large = new Uint8Array(4_000_001);
    large.set(clips.wav);
    expect((await clone({ body: inworldBody({ voiceSamples: [sample(large)] }) })).status).toBe(200);
  });

  test("refuse without repeating a key, or a text as long as a sample", async () => {
    const audio = base64(clips.wav);
    const { message } = await refusedField({ langCode: inworldKey, tags: audio });
    expect(message).toContain('received "(the key)"');
    expect(message).toContain("tags: expected array, received a text of 268 characters");
    expect(message).not.toContain(audio.slice(0, 16));
  });
});

describe("the service", () => {
  test("gives the same bytes for the same requests, and other ids for each voice", async () => {
    const run = async (): Promise<string[]> => {
      const handlers = inworldHandlers();
      const texts: string[] = [];
      for (const displayName of ["Ada", "Ada", "Bob"]) {
        const response = await getResponse(handlers, inworldRequest({ body: inworldBody({ displayName }) }));
        texts.push((await response?.text()) ?? "");
      }
      return texts;
    };
    const first = await run();
    expect(await run()).toEqual(first);
    expect(new Set(first).size).toBe(3);
  });

  test("knows the voices it created without their audio, and forgets them on reset", async () => {
    const service = createInworldService({ workspace: "demo" });
    const handlers = inworldHandlers({ service });
    await getResponse(handlers, inworldRequest());
    await getResponse(handlers, inworldRequest({ body: "{}" }));
    expect(service.voices()).toEqual([
      {
        voiceId: "demo__ada_20260301_000001z",
        name: "workspaces/demo/voices/ada_20260301_000001z",
        displayName: "Ada",
        langCode: "EN_US",
        source: "IVC",
      },
    ]);
    service.reset();
    expect(service.voices()).toEqual([]);
  });
});
