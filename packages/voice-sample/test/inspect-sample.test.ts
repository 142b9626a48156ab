import { describe, expect, test } from "vitest";
import { inspectSample } from "../src/index.ts";
import { clip, second, tenSecondsOfWebm } from "./recordings.ts";

// What soxi prints for the two clips. It counts the decoder's 0.036 s of silence in the MP3 too.
const soxi = {
  "ada.wav": { durationSeconds: 10, sampleRate: 16_000, channels: 1, bitRate: 256_000 },
  "ada.mp3": { durationSeconds: 10.116, sampleRate: 16_000, channels: 1, bitRate: 64_000 },
} as const;

describe("the example clips", () => {
  test.each([
    ["ada.wav", "wav", "pcm-s16"],
    ["ada.mp3", "mp3", "mp3"],
  ] as const)("%s agrees with soxi within one per cent", async (name, container, codec) => {
    const bytes = clip(name);
    const report = await inspectSample(bytes);
    expect(report).toMatchObject({ container, codec, sizeBytes: bytes.byteLength });
    for (const figure of ["durationSeconds", "sampleRate", "channels", "bitRate"] as const) {
      expect(report[figure] / soxi[name][figure]).toBeGreaterThan(0.99);
      expect(report[figure] / soxi[name][figure]).toBeLessThan(1.01);
    }
  });

  test("gives the same report for a Blob, an ArrayBuffer and a part of a larger buffer", async () => {
    const bytes = clip("ada.wav");
    const padded = new Uint8Array(bytes.byteLength + 20);
    padded.set(bytes, 10);
    const report = await inspectSample(bytes);
    expect(await inspectSample(new Blob([bytes], { type: "image/png" }))).toEqual(report);
    expect(await inspectSample(bytes.buffer)).toEqual(report);
    expect(await inspectSample(padded.subarray(10, 10 + bytes.byteLength))).toEqual(report);
  });

  test("gives the same length for an MP3 file with a gap of zeros", async () => {
    const bytes = clip("ada.mp3");
    const gap = new Uint8Array(bytes.byteLength + 300_000);
    const middle = 40_000;
    gap.set(bytes.subarray(0, middle));
    gap.set(bytes.subarray(middle), middle + 300_000);
    const { durationSeconds } = await inspectSample(gap);
    expect(durationSeconds).toBeGreaterThan(soxi["ada.mp3"].durationSeconds * 0.99);
    expect(durationSeconds).toBeLessThan(soxi["ada.mp3"].durationSeconds * 1.01);
  });

  test("leaves the bytes as they were", async () => {
    const bytes = clip("ada.mp3");
    await inspectSample(bytes);
    expect(bytes).toEqual(clip("ada.mp3"));
  });

  test("takes a recording whose length was unknown when its head was written", async () => {
    const piped = clip("ada.wav");
    const view = new DataView(piped.buffer);
    view.setUint32(4, 0xffff_ffff, true);
    view.setUint32(40, 0xffff_ffff, true);
    expect(await inspectSample(piped)).toMatchObject({ container: "wav", durationSeconds: 10 });
  });

  test("finds the sound behind an ID3 tag", async () => {
    const tag = new Uint8Array(10 + 300);
    tag.set([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 300 >> 7, 300 & 127]);
    const tagged = new Blob([tag, clip("ada.mp3")]);
    expect(await inspectSample(tagged)).toMatchObject({ container: "mp3", durationSeconds: 10.08, bitRate: 64_000 });
  });
});

test.each([
  ["aac", { container: "aac", codec: "aac", durationSeconds: 1.088, sampleRate: 16_000, channels: 1 }],
  ["flac", { container: "flac", codec: "flac", durationSeconds: 1, sampleRate: 16_000, channels: 1 }],
  ["m4a", { container: "mp4", codec: "aac", durationSeconds: 1, sampleRate: 16_000, channels: 1 }],
  ["ogg", { container: "ogg", codec: "vorbis", durationSeconds: 1, sampleRate: 16_000, channels: 1 }],
  ["webm", { container: "webm", codec: "opus", durationSeconds: 1.001, sampleRate: 48_000, channels: 1 }],
] as const)("reads one second of speech in %s", async (extension, expected) => {
  expect(await inspectSample(second(extension))).toMatchObject(expected);
});

test("reads a WebM file of several clusters to its end", async () => {
  expect(await inspectSample(tenSecondsOfWebm())).toMatchObject({ container: "webm", durationSeconds: 10.001 });
});
