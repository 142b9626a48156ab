import { describe, expect, test } from "vitest";
import { inspectSample, measureSample, trimSample } from "../src/index.ts";
import { clip, second, wavOf } from "./recordings.ts";

const part = { fromSeconds: 2, toSeconds: 5 };

describe("a part of a WAV file", () => {
  test.each(["u8", "s16", "s24", "f32"] as const)("holds the very values of its frames in %s", async (coding) => {
    const whole = wavOf(16_000, (frame, channel) => Math.sin(frame * (channel + 1)) / 2, { coding, channels: 2 });
    const { audio: bytes, window } = await trimSample(whole, { fromSeconds: 0.5, toSeconds: 1.25 });
    const frameBytes = (whole.byteLength - 44) / 16_000;
    expect(window).toEqual({ fromSeconds: 0.5, toSeconds: 1.25 });
    expect(bytes.subarray(44)).toEqual(whole.subarray(44 + 4_000 * frameBytes, 44 + 10_000 * frameBytes));
    expect(await inspectSample(bytes)).toMatchObject({ durationSeconds: 0.75, channels: 2, sampleRate: 8_000 });
  });

  test("reaches to the end without an end, and when the end lies beyond it", async () => {
    for (const toSeconds of [undefined, 99]) {
      const trimmed = await trimSample(clip("ada.wav"), { fromSeconds: 8, toSeconds });
      expect(trimmed.window.toSeconds).toBe(10);
      expect(await inspectSample(trimmed.audio)).toMatchObject({ durationSeconds: 2 });
    }
  });

  test("of an odd number of bytes is padded, and is the sound alone", async () => {
    const whole = wavOf(1_001, () => 0.5, { coding: "u8" });
    const { audio: bytes } = await trimSample(whole, { fromSeconds: 0, toSeconds: 0.125 - 1 / 8_000 });
    expect(bytes.byteLength % 2).toBe(0);
    expect(await inspectSample(bytes)).toMatchObject({ durationSeconds: 999 / 8_000 });
  });
});

describe("a part of another file", () => {
  test("is cut where an MP3 frame begins, and keeps its frames as they are", async () => {
    const whole = clip("ada.mp3");
    const { audio: bytes, window } = await trimSample(whole, part);
    const { fromSeconds, toSeconds } = window;
    expect(fromSeconds).toBeGreaterThan(part.fromSeconds - 0.05);
    expect(fromSeconds).toBeLessThanOrEqual(part.fromSeconds);
    expect(toSeconds).toBeGreaterThanOrEqual(part.toSeconds);
    expect(toSeconds).toBeLessThan(part.toSeconds + 0.05);
    const { durationSeconds } = await inspectSample(bytes);
    expect(durationSeconds).toBeCloseTo(toSeconds - fromSeconds, 3);
    expect(Buffer.from(whole).includes(Buffer.from(bytes.subarray(-400)))).toBe(true);
    expect(await measureSample(bytes)).toMatchObject({ complete: true });
  });

  test.each(["aac", "m4a", "ogg", "webm"] as const)("keeps container and codec: %s", async (extension) => {
    const whole = await inspectSample(second(extension));
    const { audio: bytes } = await trimSample(second(extension), { fromSeconds: 0.3, toSeconds: 0.8 });
    const { container, codec, durationSeconds, sampleRate, channels } = await inspectSample(bytes);
    expect({ container, codec, sampleRate, channels }).toEqual({
      container: whole.container,
      codec: whole.codec,
      sampleRate: whole.sampleRate,
      channels: whole.channels,
    });
    expect(durationSeconds).toBeGreaterThan(0.45);
    expect(durationSeconds).toBeLessThan(0.65);
  });
});

describe("a part that cannot be cut", () => {
  test("of a FLAC file is refused with the reason", async () => {
    await expect(trimSample(second("flac"), { fromSeconds: 0.2 })).rejects.toMatchObject({
      code: "untrimmable",
      message: "A flac file cannot be cut without coding it anew: each of its frames carries its own number.",
    });
  });

  test("of Apple Lossless names what can make a sample of it", async () => {
    await expect(trimSample(clip("ada-lossless.m4a"), { fromSeconds: 2 })).rejects.toMatchObject({
      code: "untrimmable",
      message: "The sample (mp4, alac) cannot be cut without coding it anew: prepareSample does that.",
    });
  });

  test.each([
    [{ fromSeconds: -1 }, "fromSeconds is -1"],
    [{ fromSeconds: 10 }, "fromSeconds is 10: the sample has 10.00 s."],
    [{ fromSeconds: Number.NaN }, "fromSeconds is NaN"],
    [{ fromSeconds: 5, toSeconds: 5 }, "toSeconds is 5: pass more than fromSeconds, 5."],
    [{ fromSeconds: 5, toSeconds: 2 }, "toSeconds is 2"],
  ])("because nothing would be left is refused: %j", async (range, message) => {
    await expect(trimSample(clip("ada.wav"), range)).rejects.toMatchObject({
      code: "invalid_input",
      message: expect.stringContaining(message),
    });
  });

  test("leaves the sample as it was, cut or not", async () => {
    for (const [whole, copy] of [
      [clip("ada.wav"), clip("ada.wav")],
      [clip("ada.mp3"), clip("ada.mp3")],
    ] as const) {
      const { audio: bytes } = await trimSample(whole, part);
      bytes.fill(0);
      expect(whole).toEqual(copy);
    }
  });
});
