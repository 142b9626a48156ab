import { createContext, runInContext } from "node:vm";
import { afterEach, describe, expect, it, vi } from "vitest";
import { inspectSample, measureSample, prepareSample, trimSample } from "../src/index.ts";
import { clip, second } from "./recordings.ts";

/** What a test environment or a page's frame has: classes of its own, and a Blob without our class and without a tag. */
const realm = runInContext(
  `class Blob {
    #bytes;
    constructor(bytes) { this.#bytes = bytes; }
    get size() { return this.#bytes.length; }
    slice(from, to) { return new Blob(this.#bytes.slice(from, to)); }
    async arrayBuffer() { return this.#bytes.slice().buffer; }
  }
  ({ Blob, Float32Array, Int8Array, Uint8Array })`,
  createContext(),
);
const bytesOf = (recording: Uint8Array): Uint8Array<ArrayBuffer> => new realm.Uint8Array(recording);
const forms: readonly (readonly [string, (recording: Uint8Array) => Blob | Uint8Array | ArrayBuffer])[] = [
  ["a Uint8Array", bytesOf],
  ["an ArrayBuffer", (recording) => bytesOf(recording).buffer],
  ["a Blob", (recording) => new realm.Blob(bytesOf(recording))],
];
const small = { wav: clip("ada.wav"), flac: second("flac"), m4a: second("m4a"), webm: second("webm") };

afterEach(() => {
  vi.unstubAllGlobals();
});

it("another realm has classes of its own", () => {
  expect(bytesOf(small.wav)).not.toBeInstanceOf(Uint8Array);
  expect(bytesOf(small.wav).buffer).not.toBeInstanceOf(ArrayBuffer);
});

describe.each(forms)("%s of another realm", (_what, made) => {
  it.each(Object.entries(small))("that holds %s is inspected as one of ours", async (_kind, recording) => {
    expect(await inspectSample(made(recording))).toEqual(await inspectSample(recording));
  });

  it("is measured and cut as one of ours", async () => {
    const range = { fromSeconds: 1, toSeconds: 2 };
    expect(await measureSample(made(small.wav))).toEqual(await measureSample(small.wav));
    expect(await trimSample(made(small.wav), range)).toEqual(await trimSample(small.wav, range));
  });

  it("is prepared as one of ours, and what comes back is of this realm", async () => {
    const options = { limits: [], fromSeconds: 2, toSeconds: 4 };
    const { audio, ...rest } = await prepareSample(made(small.wav), options);
    const { audio: expected, ...others } = await prepareSample(small.wav, options);
    expect(audio).toBeInstanceOf(Uint8Array);
    expect(Buffer.compare(audio, expected)).toBe(0);
    expect(rest).toEqual(others);
  });
});

const viewBehindOneByte = (bytes: Uint8Array): DataView => {
  const memory = new Uint8Array(1 + bytes.length);
  memory.set(bytes, 1);
  return new DataView(memory.buffer, 1);
};

it.each<[string, (bytes: Uint8Array<ArrayBuffer>) => unknown]>([
  ["a DataView of a part of memory", viewBehindOneByte],
  ["clamped bytes", (bytes) => new Uint8ClampedArray(bytes.buffer)],
  ["signed bytes of another realm", (bytes) => new realm.Int8Array(bytes)],
])("%s is inspected as the bytes in it", async (_what, view) => {
  expect(await inspectSample(view(small.wav.slice()) as Uint8Array)).toEqual(await inspectSample(small.wav));
});

it("a decoder may answer with sound of another realm", async () => {
  const decoder = (sound: typeof Float32Array) => ({
    flac: () => ({
      decode: async () => ({ channels: [new sound(4_096).fill(0.5)], sampleRate: 48_000 }),
      free() {},
    }),
  });
  const measured = (sound: typeof Float32Array) => measureSample(small.flac, { decoders: decoder(sound) });
  expect(await measured(realm.Float32Array)).toEqual(await measured(Float32Array));
});

it("all of it works on WAV where there is no TextEncoder, as in jest's jsdom", async () => {
  vi.stubGlobal("TextEncoder", undefined);
  vi.resetModules();
  const { prepareSample, trimSample } = await import("../src/index.ts");
  const { audio } = await prepareSample(small.wav, { limits: [], fromSeconds: 2, toSeconds: 4 });
  expect(Buffer.from(audio.subarray(0, 16)).toString("latin1")).toMatch(/^RIFF.{4}WAVEfmt $/s);
  const { audio: bytes } = await trimSample(audio, { fromSeconds: 0, toSeconds: 1 });
  expect(Buffer.from(bytes.subarray(0, 16)).toString("latin1")).toMatch(/^RIFF.{4}WAVEfmt $/s);
});

it("a Blob that has no way to its bytes is named", async () => {
  const jsdoms = { size: 4, slice() {}, [Symbol.toStringTag]: "File" };
  await expect(inspectSample(jsdoms as unknown as Blob)).rejects.toThrow(
    "pass a Uint8Array or an ArrayBuffer, since this one has no arrayBuffer(), as in jsdom and React Native.",
  );
});

it("what only has an arrayBuffer() of its own is no sample", async () => {
  for (const other of [new Response(clip("ada.wav")), { arrayBuffer: async () => new ArrayBuffer(4) }]) {
    await expect(inspectSample(other as unknown as Blob)).rejects.toMatchObject({ code: "invalid_input" });
  }
});
