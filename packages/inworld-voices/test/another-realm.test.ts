import { createContext, runInContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { createInworldVoices, type InworldCloneRequest } from "../src/index.ts";

/** What a test environment or a page's frame has: classes of its own, and a Blob without our class and without a tag. */
const realm = runInContext(
  `class Blob {
    size = 4;
    type = "audio/wav";
    slice() { return this; }
    async arrayBuffer() { return new ArrayBuffer(4); }
  }
  ({ ArrayBuffer, Blob, Float32Array, JSON, Uint8Array })`,
  createContext(),
);

/** Sends a sample; returns what left of it. */
async function sent(audioData: unknown, around: Record<string, unknown> = {}): Promise<unknown> {
  const sent: string[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    sent.push(await request.text());
    return Response.json({ voice: { voiceId: "1" } });
  };
  const body = Object.assign(around, { displayName: "Ada", langCode: "EN_US", voiceSamples: [{ audioData }] });
  const voices = createInworldVoices({ apiKey: "a2V5OnNlY3JldA==", fetch });
  const clone = () => voices.POST("/voices/v1/voices:clone", { body: body as unknown as InworldCloneRequest });
  await clone().catch((error: unknown) => {
    expect(sent).toEqual([]);
    throw error;
  });
  return JSON.parse(sent.join()).voiceSamples[0].audioData;
}

describe("values of another realm in JSON", () => {
  it("a Uint8Array leaves as base64", async () => {
    const bytes = realm.Uint8Array.of(1, 2, 3, 4, 5, 6, 7);
    expect(bytes).not.toBeInstanceOf(Uint8Array);
    expect(await sent(bytes)).toBe("AQIDBAUGBw==");
    expect(await sent(bytes.subarray(1, 4))).toBe("AgME");
  });

  it("objects and lists are what they are", async () => {
    expect(await sent("UklGRg==", realm.JSON.parse('{"tags":["a"],"audioProcessingConfig":{}}'))).toBe("UklGRg==");
  });

  it.each<[string, () => unknown, string]>([
    ["a Blob", () => new realm.Blob(), "a Blob"],
    ["a buffer", () => new realm.ArrayBuffer(4), "a ArrayBuffer"],
    ["decoded sound", () => new realm.Float32Array(4), "a Float32Array"],
  ])("%s is refused as ours is", async (_what, make, kind) => {
    await expect(sent(make())).rejects.toThrow(
      `body.voiceSamples[0].audioData is ${kind}: pass a Uint8Array of all its bytes`,
    );
  });
});
