import { createContext, runInContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { cloneVoice } from "../../src/index.ts";
import { wav } from "../recordings.ts";
import { providers, rejection, service } from "../service.ts";
import { accepted, audioOf, refused } from "./door.ts";

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
  ({ ArrayBuffer, Blob, DataView, Error, File, Float32Array, JSON, TypeError, Uint8Array })`,
  createContext(),
);
const bytes = (): Uint8Array<ArrayBuffer> => new realm.Uint8Array(wav());
const within = (): Uint8Array<ArrayBuffer> => {
  const larger = new realm.Uint8Array(900);
  larger.set(wav(), 13);
  return larger.subarray(13, 857);
};

it("another realm has classes of its own", () => {
  expect(bytes()).not.toBeInstanceOf(Uint8Array);
  expect(bytes().buffer).not.toBeInstanceOf(ArrayBuffer);
  expect(new realm.File(bytes(), "ada.wav")).not.toBeInstanceOf(Blob);
});

describe.each(providers)("values of another realm, given to $name,", (at) => {
  it.each<[string, () => unknown]>([
    ["a Uint8Array", bytes],
    ["a view of a larger buffer", within],
    ["an ArrayBuffer", () => bytes().buffer],
    ["a Blob", () => new realm.Blob(bytes())],
    ["a File", () => new realm.File(bytes(), "ada.wav", "audio/wav")],
    ["a Blob around bytes of ours", () => new realm.Blob(wav())],
  ])("%s is sent as it is", async (_what, make) => {
    expect(Buffer.compare(await audioOf(await accepted(at, { sample: make() })), Buffer.from(wav()))).toBe(0);
  });

  it.each<[string, () => { sample: unknown; bytes: Uint8Array }]>([
    ["a Uint8Array", () => ((sample) => ({ sample, bytes: sample }))(bytes())],
    ["an ArrayBuffer", () => ((own) => ({ sample: own.buffer, bytes: own }))(bytes())],
  ])("%s is copied before the caller goes on", async (_what, make) => {
    const { sample, bytes: own } = make();
    const sending = accepted(at, { sample });
    own.fill(0);
    expect(Buffer.compare(await audioOf(await sending), Buffer.from(wav()))).toBe(0);
  });

  it("a list of samples is one", async () => {
    const samples = realm.JSON.parse("[{}]");
    samples[0].audio = bytes();
    expect(Buffer.compare(await audioOf(await accepted(at, { samples, sample: undefined })), Buffer.from(wav()))).toBe(
      0,
    );
  });

  it.each<[string, () => unknown, string]>([
    [
      "decoded sound",
      () => new realm.Float32Array(400),
      "a Float32Array: pass a Blob, File, Uint8Array or ArrayBuffer of a whole audio file",
    ],
    ["a view of data", () => new realm.DataView(bytes().buffer), "a DataView: pass new Uint8Array(view."],
  ])("%s is refused all the same", async (_what, make, given) => {
    expect((await refused(at, { sample: make() })).message).toContain(`sample is ${given}`);
  });

  it.each<[string, { message?: string; code?: string }, object]>([
    ["no connection", { code: "ECONNREFUSED" }, { code: "unavailable", outcome: "not_created" }],
    ["a port that fetch refuses", { message: "bad port" }, { code: "unavailable", outcome: "not_created" }],
    ["a broken connection", { code: "ECONNRESET" }, { code: "unavailable", outcome: "unknown" }],
  ])("an error of its fetch is understood: %s", async (_what, cause, verdict) => {
    const failure = new realm.TypeError("fetch failed");
    failure.cause = Object.assign(new realm.Error(cause.message ?? "the cause"), cause);
    const { fetch, sent } = service(() => Promise.reject(failure));
    const call = { provider: at.make(fetch), name: "Ada", language: at.language, sample: bytes(), maxRetries: 0 };
    const error = await rejection(cloneVoice(call));
    expect(error).toMatchObject({ ...verdict, message: expect.stringContaining("fetch failed") });
    expect((error as Error).cause).toBe(failure);
    expect(sent).toHaveLength(1);
  });

  it("no key is left in an error of its fetch", async () => {
    const failure = new realm.Error(`no host answers to ${at.key}`);
    const { fetch } = service(() => Promise.reject(failure));
    const error = await rejection(
      cloneVoice({ provider: at.make(fetch), name: "Ada", language: at.language, sample: bytes(), maxRetries: 0 }),
    );
    expect((error as Error).message).toContain("no host answers to [key]");
    expect((error as Error).cause).toMatchObject({ message: "no host answers to [key]" });
    expect(String(((error as Error).cause as Error).stack)).not.toContain(at.key);
  });
});
