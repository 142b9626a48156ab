import { createContext, runInContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { createCartesiaVoices } from "../src/index.ts";

/** What a test environment or a page's frame has: classes of its own, and a Blob without our class and without a tag. */
const realm = runInContext(
  `class Blob {
    #bytes;
    constructor(bytes, type = "") {
      this.#bytes = bytes;
      this.type = type;
    }
    get size() { return this.#bytes.length; }
    slice(from, to) { return new Blob(this.#bytes.slice(from, to), this.type); }
    async arrayBuffer() { return this.#bytes.slice().buffer; }
  }
  class File extends Blob {
    constructor(bytes, name, type) {
      super(bytes, type);
      this.name = name;
    }
  }
  ({ ArrayBuffer, Blob, File, JSON, Uint8Array })`,
  createContext(),
);
const bytes = (): Uint8Array => realm.Uint8Array.of(0, 13, 10, 255);
const language = "en";

/** Sends a body; returns the request that left. */
async function sent(body: object): Promise<Request | undefined> {
  const requests: Request[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    requests.push(request);
    return Response.json({ id: "1" });
  };
  const voices = createCartesiaVoices({ apiKey: "sk_car_1", fetch });
  const clone = () => voices.POST("/voices/clone", { body: { name: "Ada", language, ...body } as never });
  await clone().catch((error: unknown) => {
    expect(requests).toEqual([]);
    throw error;
  });
  return requests[0];
}

describe("values of another realm in a form", () => {
  it.each<[string, () => unknown, string, string]>([
    ["a Blob", () => new realm.Blob(bytes()), "blob", "application/octet-stream"],
    ["a File", () => new realm.File(bytes(), "ada.wav", "audio/wav"), "ada.wav", "audio/wav"],
  ])("%s is sent as one of ours would be", async (_what, make, name, type) => {
    const clip = make();
    expect(clip).not.toBeInstanceOf(Blob);
    const file = (await (await sent({ clip }))?.formData())?.get("clip") as File;
    expect([file.name, file.type]).toEqual([name, type]);
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(Uint8Array.of(0, 13, 10, 255));
  });

  it("every Blob of a list is, and what stands beside it stays as it is", async () => {
    const clip = [new realm.Blob(bytes()), new Blob(["RIFF"])];
    const request = await sent({ clip, tags: realm.JSON.parse('{"a":["b"]}') });
    const form = await request?.formData();
    expect(await Promise.all(form?.getAll("clip").map((one) => (one as File).size) ?? [])).toEqual([4, 4]);
    expect(form?.get("tags")).toBe('{"a":["b"]}');
  });

  it("fields that came as an object of another realm are fields", async () => {
    const body = Object.assign(realm.JSON.parse('{"description":"d"}'), { clip: new Blob(["RIFF"]) });
    expect((await (await sent(body))?.formData())?.get("description")).toBe("d");
  });

  it.each<[string, () => unknown, string]>([
    ["bytes", bytes, "clip is a Uint8Array: pass new File([bytes]"],
    ["a buffer", () => bytes().buffer, "clip is a ArrayBuffer: pass new File([bytes]"],
  ])("%s for a clip are refused as ours are", async (_what, make, message) => {
    await expect(sent({ clip: make() })).rejects.toThrow(message);
  });

  it("a Blob that cannot be read fails with its reason, and sends nothing", async () => {
    const clip = new realm.Blob(bytes());
    clip.arrayBuffer = () => Promise.reject(new Error("the disk is gone"));
    await expect(sent({ clip })).rejects.toThrow("the disk is gone");
  });
});
