import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { jsonBody } from "../src/generated/json-body.ts";
import { createInworldVoices, type InworldCloneRequest } from "../src/index.ts";

const body: InworldCloneRequest = { displayName: "Ada", langCode: "EN_US", voiceSamples: [{ audioData: "UklGRg==" }] };

/** Sends a body and returns the request that left. */
async function sent(given: InworldCloneRequest): Promise<Request> {
  const requests: Request[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    requests.push(request);
    return Response.json({ voice: { voiceId: "1" } });
  };
  await createInworldVoices({ apiKey: "a2V5OnNlY3JldA==", fetch }).POST("/voices/v1/voices:clone", { body: given });
  const [request] = requests;
  if (request === undefined) throw new Error("nothing was sent");
  return request;
}

const pattern = (length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, index) => (index * 97 + (index >> 8)) % 256);

describe("createInworldVoices", () => {
  it("sends the credential after the word Basic, to the colon in the path", async () => {
    const request = await sent(body);
    expect(request.url).toBe("https://api.inworld.ai/voices/v1/voices:clone");
    expect(request.headers.get("authorization")).toBe("Basic a2V5OnNlY3JldA==");
    expect(request.headers.get("content-type")).toBe("application/json");
    expect(request.redirect).toBe("manual");
    expect(await request.json()).toEqual(body);
  });

  it.each([0, 1, 2, 3, 4, 5, 255, 256, 257, 8191, 100_000, 100_001, 100_002])(
    "encodes %i bytes as base64",
    async (length) => {
      const audioData = pattern(length);
      const json = await (await sent({ ...body, voiceSamples: [{ audioData }] })).json();
      expect(json.voiceSamples).toEqual([{ audioData: Buffer.from(audioData).toString("base64") }]);
    },
  );

  it.each(["", "A", "Ad", "Adä", "Ad😀", 'A"\\'])(
    "encodes several samples after a text of any length: %j",
    async (displayName) => {
      const clips = [0, 1, 2, 3, 4, 5].map(pattern);
      const voiceSamples = clips.map((audioData, index) => ({ audioData, transcription: "x".repeat(index) }));
      const json = await (await sent({ ...body, displayName, voiceSamples })).json();
      expect(json.displayName).toBe(displayName);
      expect(json.voiceSamples).toEqual(
        clips.map((clip, index) => ({
          audioData: Buffer.from(clip).toString("base64"),
          transcription: "x".repeat(index),
        })),
      );
    },
  );

  it("encodes the part of a buffer that it was given", async () => {
    const audioData = pattern(100).subarray(33, 66);
    const json = await (
      await sent({ ...body, voiceSamples: [{ audioData }, { audioData: Buffer.from("Ada") }] })
    ).json();
    expect(json.voiceSamples).toEqual([
      { audioData: Buffer.from(audioData).toString("base64") },
      { audioData: Buffer.from("Ada").toString("base64") },
    ]);
  });

  it("sends nothing when the signal is aborted already", async () => {
    const requests: Request[] = [];
    const fetch = async (request: Request): Promise<Response> => {
      requests.push(request);
      return Response.json({});
    };
    const voices = createInworldVoices({ apiKey: "a2V5OnNlY3JldA==", fetch });
    const signal = AbortSignal.abort(new Error("changed my mind"));
    await expect(voices.POST("/voices/v1/voices:clone", { body, signal })).rejects.toThrow("changed my mind");
    expect(requests).toHaveLength(0);
  });

  it("makes one blob of a body, which says that it is JSON", () => {
    expect(jsonBody(body, [])).toBeInstanceOf(Blob);
    expect(jsonBody(body, []).type).toBe("application/json");
  });

  it.each<[string, unknown, string]>([
    ["a Blob", new Blob(["RIFF"]), "body.voiceSamples[0].audioData is a Blob: pass a Uint8Array of all its bytes"],
    ["an ArrayBuffer", new ArrayBuffer(4), "body.voiceSamples[0].audioData is a ArrayBuffer"],
    ["a data address", "data:audio/wav;base64,UklGRg==", "body.voiceSamples[0].audioData is no base64"],
    ["base64 with line breaks", "UklG\nRg==", "body.voiceSamples[0].audioData is no base64"],
    ["a path", "./ada.wav", "body.voiceSamples[0].audioData is no base64"],
    ["a path without a dot", "clips/ada", "body.voiceSamples[0].audioData is no base64"],
    ["a stream of a file", Readable.from(["RIFF"]), "body.voiceSamples[0].audioData is a Object: pass a Uint8Array"],
    ["a list of numbers", [82, 73], "body.voiceSamples[0].audioData is a Array: pass a Uint8Array"],
    ["what says how it is JSON", { toJSON: () => "data:x" }, "body.voiceSamples[0].audioData is a Object"],
    ["a function", () => "RIFF", "body.voiceSamples[0].audioData is a Function"],
  ])("sends nothing where the audio is %s", async (_what, audioData, message) => {
    const wrong = { ...body, voiceSamples: [{ audioData }] } as unknown as InworldCloneRequest;
    await expect(sent(wrong)).rejects.toThrow(message);
  });

  it.each<[string, unknown, string]>([
    ["JSON text", JSON.stringify(body), "body is a String: pass its fields as an object"],
    ["bytes", Buffer.from("x"), "body is a Uint8Array"],
    ["a form", new FormData(), "body is a FormData"],
    ["a list", [], "body is a Array"],
    ["a stream", Readable.from(["x"]), "body is a Object: pass its fields"],
    ["nothing", null, "body is a Null"],
    ["tags in a set", { ...body, tags: new Set(["a"]) }, "body.tags is a Set: pass data alone"],
    ["a function among its fields", { ...body, extra: () => 1 }, "body.extra is a Function: pass data alone"],
    ["a bigint among its fields", { ...body, extra: 1n }, "body.extra is a BigInt: pass data alone"],
  ])("sends nothing where the body is %s", async (_what, wrong, message) => {
    await expect(sent(wrong as InworldCloneRequest)).rejects.toThrow(message);
  });

  it("sends nothing of what holds itself", async () => {
    const circle: Record<string, unknown> = { ...body };
    circle["extra"] = circle;
    await expect(sent(circle as unknown as InworldCloneRequest)).rejects.toThrow("pass what does not hold itself");
  });

  it("sends base64 that is some already, in both alphabets", async () => {
    for (const audioData of ["UklGRg==", "UklGRg", "-_-_"]) {
      const own = { ...body, voiceSamples: [{ audioData }] };
      expect(await (await sent(own)).text()).toBe(JSON.stringify(own));
    }
  });

  it("says that it is JSON, whatever the headers say", async () => {
    const types: (string | null)[] = [];
    const fetch = async (request: Request): Promise<Response> => {
      types.push(request.headers.get("content-type"));
      return Response.json({});
    };
    const voices = createInworldVoices({ apiKey: "a2V5OnNlY3JldA==", fetch });
    await voices.POST("/voices/v1/voices:clone", { body, headers: { "Content-Type": "text/plain" } });
    expect(types).toEqual(["application/json"]);
  });

  it("writes everything else as JSON.stringify does", async () => {
    const odd = {
      ...body,
      displayName: 'quote " backslash \\ line\n separator \u2028 emoji 🎙️ half \ud83d null \0',
      description: undefined,
      tags: ["a", "", "ü"],
      audioProcessingConfig: {},
      extra: [null, undefined, 1.5, Number.NaN, true, new Date(0), { 'key "x"': { deep: [] } }],
    };
    expect(await (await sent(odd as unknown as InworldCloneRequest)).text()).toBe(JSON.stringify(odd));
  });
});
