import { OggVorbisDecoder } from "@wasm-audio-decoders/ogg-vorbis";
import { describe, expect, test, vi } from "vitest";
import { measureSample, SampleError } from "../src/index.ts";
import { clip, second, wavOf } from "./recordings.ts";
import { seededDamage } from "./seeded-damage.ts";

const sine = (amplitude: number) => (frame: number) => amplitude * Math.sin((2 * Math.PI * 440 * frame) / 8_000);

describe("levels", () => {
  test.each(["u8", "s16", "s24", "f32"] as const)("of a sine at half of full scale are known in %s", async (coding) => {
    for (const channels of [1, 2]) {
      const levels = await measureSample(wavOf(8_000, sine(0.5), { coding, channels }));
      expect(levels.peakDbfs).toBeCloseTo(-6.02, 1);
      expect(levels.rmsDbfs).toBeCloseTo(-9.03, 1);
      expect(levels).toMatchObject({ clippedValues: 0, measuredSeconds: 1, complete: true });
    }
  });

  // What sox says of the clip: Pk lev -2.96, RMS lev -23.40.
  test("of the example clip are those of sox, as WAV and as MP3", async () => {
    expect(await measureSample(clip("ada.wav"))).toMatchObject({
      peakDbfs: -2.96,
      rmsDbfs: -23.4,
      measuredSeconds: 10,
    });
    const { peakDbfs, rmsDbfs } = await measureSample(clip("ada.mp3"));
    expect(peakDbfs).toBeCloseTo(-2.96, 0);
    expect(rmsDbfs).toBeCloseTo(-23.4, 0);
  });

  test.each(["flac", "ogg", "webm"] as const)("of a %s file come from its decoder", async (extension) => {
    const { peakDbfs, rmsDbfs, measuredSeconds, complete } = await measureSample(second(extension));
    expect(peakDbfs).toBeCloseTo(-5.5, 0);
    expect(rmsDbfs).toBeCloseTo(-22.8, 0);
    expect(measuredSeconds).toBeCloseTo(1, 1);
    expect(complete).toBe(true);
  });

  test("of digital silence are -120 dBFS, and all of it is silence", async () => {
    expect(await measureSample(wavOf(8_000, () => 0))).toMatchObject({
      peakDbfs: -120,
      rmsDbfs: -120,
      leadingSilenceSeconds: 1,
      trailingSilenceSeconds: 1,
    });
  });

  test("tell silence before and behind the sound", async () => {
    const spoken = (frame: number): number => (frame >= 4_000 && frame < 12_000 ? sine(0.5)(frame) : 0);
    expect(await measureSample(wavOf(20_000, spoken))).toMatchObject({
      leadingSilenceSeconds: 0.5,
      trailingSilenceSeconds: 1,
      noiseFloorDbfs: -120,
      speechDbfs: -9.03,
    });
  });

  test("count values at full scale in rows of three or more, in both directions and in each channel", async () => {
    const flat = (values: number) => (frame: number) => (frame % 100 < values ? (frame % 200 < 100 ? 1 : -1) : 0.1);
    expect(await measureSample(wavOf(1_000, flat(2)))).toMatchObject({ clippedValues: 0 });
    expect(await measureSample(wavOf(1_000, flat(3)))).toMatchObject({ clippedValues: 30 });
    expect(await measureSample(wavOf(1_000, flat(5), { channels: 2, coding: "u8" }))).toMatchObject({
      clippedValues: 100,
    });
  });

  test("count no row that runs from one channel into the other", async () => {
    const alternating = (frame: number, channel: number): number => (frame % 2 === channel ? 1 : 0);
    expect(await measureSample(wavOf(1_000, alternating, { channels: 2 }))).toMatchObject({ clippedValues: 0 });
  });

  test("draw the course of the recording", async () => {
    const rising = (frame: number): number => (frame / 80_000) * (frame % 2 === 0 ? 1 : -1);
    const { waveform } = await measureSample(wavOf(80_000, rising));
    expect(waveform).toHaveLength(400);
    expect(waveform).toEqual([...waveform].sort((one, other) => one - other));
    expect(waveform.at(-1)).toBeCloseTo(1, 2);
  });

  test("stop where they are told to, and say so", async () => {
    const levels = await measureSample(clip("ada.wav"), { maxSeconds: 2 });
    expect(levels.complete).toBe(false);
    expect(levels.measuredSeconds).toBeGreaterThanOrEqual(2);
    expect(levels.measuredSeconds).toBeLessThan(3);
    await expect(measureSample(clip("ada.wav"), { maxSeconds: 0 })).rejects.toMatchObject({ code: "invalid_input" });
  });

  test("of floating-point numbers leave out what is no number", async () => {
    const odd = (frame: number): number => (frame === 5 ? Number.NaN : frame === 6 ? Number.POSITIVE_INFINITY : 0.25);
    expect(await measureSample(wavOf(8_000, odd, { coding: "f32" }))).toMatchObject({ peakDbfs: -12.04 });
  });
});

describe("a sample that cannot be measured", () => {
  test.each(["aac", "m4a"] as const)("is refused where nothing decodes it: %s", async (extension) => {
    await expect(measureSample(second(extension))).rejects.toMatchObject({
      name: "SampleError",
      code: "undecodable",
    });
  });

  test("in more channels than two is refused, unless it is PCM", async () => {
    expect(await measureSample(wavOf(8_000, sine(0.5), { channels: 6 }))).toMatchObject({ peakDbfs: -6.02 });
  });

  test.each([
    ["ada.wav", clip("ada.wav")],
    ["ada.mp3", clip("ada.mp3")],
    ["second.flac", second("flac")],
    ["second.ogg", second("ogg")],
    ["second.webm", second("webm")],
  ])("because it is damaged ends in plausible levels or a SampleError: %s", async (_name, recording) => {
    const printed = (["error", "warn"] as const).map((method) => vi.spyOn(console, method));
    for (const damaged of seededDamage(20_261_121, 40, recording)) {
      const outcome = await measureSample(damaged).catch((error: unknown) => error);
      if (outcome instanceof SampleError) continue;
      expect(outcome).toMatchObject({
        peakDbfs: expect.toSatisfy((level: number) => level >= -120 && Number.isFinite(level)),
        rmsDbfs: expect.toSatisfy((level: number) => level >= -120 && Number.isFinite(level)),
        measuredSeconds: expect.toSatisfy((seconds: number) => seconds > 0 && Number.isFinite(seconds)),
      });
    }
    for (const method of printed) expect(method).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });
});

/** A copy of an Ogg file in which no packet holds sound: the first bit of each marks it as a head. */
function withoutSoundPackets(ogg: Uint8Array): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(ogg);
  for (let at = 0; at < copy.length; ) {
    const lacing = copy.subarray(at + 27, at + 27 + (copy[at + 26] ?? 0));
    let data = at + 27 + lacing.length;
    let begins = ((copy[at + 5] ?? 0) & 1) === 0;
    for (const size of lacing) {
      if (begins && size > 0) copy[data] = (copy[data] ?? 0) | 1;
      begins = size < 255;
      data += size;
    }
    at = data;
  }
  return copy;
}

test("a Vorbis file without sound is read with the channels that it has, and not with tens of thousands", async () => {
  const decode = vi.spyOn(OggVorbisDecoder.prototype, "decode");
  await expect(measureSample(withoutSoundPackets(second("ogg")))).rejects.toMatchObject({ code: "unreadable" });
  // The first three calls are given the heads.
  const blocks = (await Promise.all(decode.mock.results.map(({ value }) => value))).slice(3);
  expect(blocks.length).toBeGreaterThan(0);
  for (const { channelData } of blocks) expect(channelData).toHaveLength(1);
  decode.mockRestore();
});

describe("without the optional packages", () => {
  test.each([
    ["mpg123-decoder", clip("ada.mp3"), "mp3"],
    ["@wasm-audio-decoders/flac", second("flac"), "flac"],
    ["@wasm-audio-decoders/ogg-vorbis", second("ogg"), "vorbis"],
    ["opus-decoder", second("webm"), "opus"],
  ])("says which sound cannot be measured for want of %s", async (name, recording, codec) => {
    vi.doMock(name, () => {
      throw new Error("Cannot find package");
    });
    await expect(measureSample(recording)).rejects.toMatchObject({
      code: "undecodable",
      message: `The decoder for ${codec} cannot be loaded: install the optional packages that the README names.`,
    });
    vi.doUnmock(name);
    expect(await measureSample(clip("ada.wav"))).toMatchObject({ complete: true });
  });
});
