import { Readable } from "node:stream";
import { inspect } from "node:util";
import { afterEach, describe, expect, test, vi } from "vitest";
import { inspectSample, SampleError, type SampleReport } from "../src/index.ts";
import { clip, second, tenSecondsOfWebm } from "./recordings.ts";
import { seededDamage } from "./seeded-damage.ts";

const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const failure = (sample: Blob | Uint8Array | ArrayBuffer): Promise<unknown> =>
  inspectSample(sample).then(
    () => undefined,
    (error: unknown) => error,
  );

afterEach(() => {
  vi.restoreAllMocks();
});

describe("refuses with a SampleError", () => {
  const wav = clip("ada.wav");
  const half = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, bytes.byteLength / 2);
  const silent = wav.slice(0, 44);
  new DataView(silent.buffer).setUint32(4, 36, true);
  new DataView(silent.buffer).setUint32(40, 0, true);
  const adpcm = wav.slice();
  new DataView(adpcm.buffer).setUint16(20, 2, true);

  test.each([
    ["no bytes", new Uint8Array(), "empty"],
    ["an empty Blob", new Blob([]), "empty"],
    ["a WAV file without sound", silent, "no_sound"],
    ["text", text("Hello, this is not audio. ".repeat(500)), "not_audio"],
    ["a page", text("<!doctype html><title>404</title>"), "not_audio"],
    ["a playlist", text("#EXTM3U\n#EXTINF:10,\nhttp://127.0.0.1:9/ada.mp3\n#EXT-X-ENDLIST\n"), "not_audio"],
    ["one byte", text("R"), "not_audio"],
    ["half a WAV file", half(wav), "truncated"],
    ["half an MP3 file", half(clip("ada.mp3")), "truncated"],
    ["half a FLAC file", half(second("flac")), "truncated"],
    ["half an M4A file", half(second("m4a")), "truncated"],
    ["half a WebM file", half(second("webm")), "truncated"],
    ["half a WebM file in several pieces", half(tenSecondsOfWebm()), "truncated"],
    ["the head of a WAV file", wav.subarray(0, 12), "truncated"],
  ])("%s", async (_what, sample, code) => {
    const error = await failure(sample);
    expect(error).toBeInstanceOf(SampleError);
    expect(error).toMatchObject({ name: "SampleError", code });
  });

  test.each<[string, unknown, string]>([
    ["a path", "ada.wav", "a string: pass the audio itself, such as await readFile(path)"],
    ["no text", "", "empty text: pass the audio itself"],
    ["a data address", "DATA:audio/wav;base64,UklGRg==", "a string: pass await (await fetch(address)).blob()"],
    ["an address", "https://voices.example/ada.wav", "a string: pass await (await fetch(address)).blob()"],
    ["the address of a Blob", "blob:https://voices.example/1", "a string: pass await (await fetch(address)).blob()"],
    ["base64", Buffer.from(wav).toString("base64"), 'a string: pass Buffer.from(base64, "base64")'],
    ["a Response", new Response(wav.slice()), "a Response: pass await response.blob()"],
    ["a stream", new Blob([]).stream(), "a ReadableStream: pass await new Response(stream).blob()"],
    ["Node's stream of a file", Object.assign(Readable.from([]), { path: "a" }), "pass await readFile(stream.path)"],
    ["Node's stream", Readable.from([]), "a Readable: pass Buffer.concat(await stream.toArray())"],
    ["an async generator", (async function* () {})(), "pass new Blob(await Array.fromAsync(generator))"],
    ["a promise", Promise.resolve(wav), "a Promise: pass await promise"],
    ["the files of an input", { length: 1, [Symbol.toStringTag]: "FileList" }, "pass files[0]"],
    ["multer's file in memory", { fieldname: "a", buffer: Buffer.from("RIFF") }, "an Object: pass file.buffer"],
    ["multer's file on disk", { fieldname: "a", path: "uploads/1" }, "an Object: pass await readFile(file.path)"],
    ["multer's files", [{ fieldname: "a", buffer: Buffer.from("RIFF") }], "an Array: pass files[0].buffer"],
    ["React Native's file", { uri: "file:///a.m4a" }, "pass await (await fetch(file.uri)).arrayBuffer()"],
    ["a list of numbers", [...wav.subarray(0, 99)], "an Array: pass Uint8Array.from(numbers)"],
    ["a list of parts", [new Blob([])], "an Array: pass new Blob(parts)"],
    ["decoded sound", new Float32Array(400), "a Float32Array: pass a Blob, File, Uint8Array or ArrayBuffer of a whole"],
    [
      "numbers",
      new Int16Array(400),
      "an Int16Array: pass new Uint8Array(view.buffer, view.byteOffset, view.byteLength)",
    ],
    ["shared memory", new SharedArrayBuffer(4), "a SharedArrayBuffer: pass new Uint8Array(buffer)"],
    ["a kind with a strange name", { [Symbol.toStringTag]: "constructor" }, "an Object: pass a Blob, File, Uint8Array"],
    ["nothing", undefined, "undefined: pass a Blob, File, Uint8Array or ArrayBuffer of a whole audio file."],
    ["null", null, "null: pass a Blob"],
    ["a number", 5, "5: pass a Blob"],
    ["a function", () => wav, "a function: pass a Blob"],
    ["an object without a class", Object.create(null), "an Object: pass a Blob"],
  ])("%s, with the line to write", async (_what, value, message) => {
    const error = await failure(value as Blob);
    expect(error).toMatchObject({ name: "SampleError", code: "invalid_input" });
    expect((error as Error).message).toContain("The sample is ");
    expect((error as Error).message).toContain(message);
  });

  test.each<[string, (bytes: Uint8Array<ArrayBuffer>) => unknown]>([
    ["bytes", (bytes) => bytes],
    ["an ArrayBuffer", (bytes) => bytes.buffer],
    ["a DataView", (bytes) => new DataView(bytes.buffer)],
  ])("%s whose memory was given away", async (_what, view) => {
    const bytes = wav.slice();
    const sample = view(bytes);
    structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
    const error = await failure(sample as Uint8Array);
    expect(error).toMatchObject({ code: "empty", message: expect.stringContaining("its memory was given away") });
  });

  test("a Blob that cannot be read, with the runtime's own reason", async () => {
    const gone = new DOMException("The file changed.", "NotReadableError");
    const blob = new Blob([clip("ada.wav")]);
    vi.spyOn(blob, "arrayBuffer").mockRejectedValue(gone);
    expect(await failure(blob)).toMatchObject({ code: "unreadable", cause: gone });
  });
});

describe("damaged recordings", () => {
  test.each([
    ["ada.wav", clip("ada.wav")],
    ["ada.mp3", clip("ada.mp3")],
    ["second.aac", second("aac")],
    ["second.flac", second("flac")],
    ["second.m4a", second("m4a")],
    ["second.ogg", second("ogg")],
    ["second.webm", second("webm")],
  ])("every damaged copy of %s ends in plausible figures or a SampleError", async (_name, recording) => {
    for (const damaged of seededDamage(20_260_701, 150, recording)) {
      const outcome = await inspectSample(damaged).catch((error: unknown) => error);
      if (outcome instanceof SampleError) continue;
      const { unfinished: _unfinished, carries: _carries, ...figures } = outcome as SampleReport;
      expect(figures).toEqual({
        container: expect.any(String),
        codec: expect.any(String),
        durationSeconds: expect.toSatisfy(isPlausible),
        sampleRate: expect.toSatisfy(isPlausible),
        channels: expect.toSatisfy(isPlausible),
        bitRate: expect.toSatisfy(isPlausible),
        sizeBytes: damaged.byteLength,
      });
    }
  });

  test("no length of a WAV or MP3 file gets past with an error of another kind", async () => {
    for (const recording of [clip("ada.wav"), clip("ada.mp3")]) {
      for (let end = 1; end < recording.byteLength; end = Math.ceil(end * 1.2)) {
        expect(await failure(recording.subarray(0, end))).toBeInstanceOf(SampleError);
      }
    }
  });

  test("nothing of a damaged recording is printed", async () => {
    const printed = (["log", "info", "warn", "error"] as const).map((method) => vi.spyOn(console, method));
    const recording = second("m4a");
    // The name of the codec, which the audio reader prints when it does not know it.
    recording.set(text("Zyx9"), Buffer.from(recording).indexOf("mp4a"));
    await Promise.allSettled([inspectSample(recording), inspectSample(recording)]);
    for (const method of printed) expect(method).not.toHaveBeenCalled();
  });

  test("an error quotes none of the sample", async () => {
    const words = "strictly confidential ";
    for (const head of ["RIFF\xff\xff\xff\xffWAVE", "OggS", "fLaC", "\x1aE\xdf\xa3", "\0\0\0\x18ftypM4A ", ""]) {
      const error = await failure(Buffer.from(head + words.repeat(50), "latin1"));
      expect(error).toBeInstanceOf(SampleError);
      expect(inspect(error, { depth: 9 })).not.toMatch(/strictly|confidential/);
      expect(error).not.toHaveProperty("cause");
    }
  });
});

const isPlausible = (figure: number): boolean => Number.isFinite(figure) && figure > 0;
