import { describe, expect, test } from "vitest";
import { judgeSample, measureSample, type SampleLevels, type SampleLimits, type SampleReport } from "../src/index.ts";
import { spoken, wavOf } from "./recordings.ts";

const report: SampleReport = {
  container: "wav",
  codec: "pcm-s16",
  durationSeconds: 10,
  sampleRate: 16_000,
  channels: 1,
  bitRate: 256_000,
  sizeBytes: 320_044,
};
const limits: SampleLimits = {
  formats: { values: ["wav", "mp3"], level: "refuse" },
  bytes: { max: 400_000, level: "warn" },
  seconds: { min: 3, bestFrom: 5, bestTo: 15, cutAt: 15, level: "warn" },
};
const sources = { formats: "https://voices.example/formats", seconds: "https://voices.example/length" };
const codes = (changed: Partial<SampleReport>, differing: Partial<SampleLimits> = {}): string[] =>
  judgeSample({ report: { ...report, ...changed } }, { limits: { ...limits, ...differing } }).map(({ code }) => code);

test("a sample that fits gives rise to nothing", () => {
  expect(judgeSample({ report }, { limits, sources })).toEqual([]);
  expect(judgeSample({ report }, { limits: {} })).toEqual([]);
});

describe("a kind of file", () => {
  test("that is refused names those that are taken, and the page", () => {
    expect(judgeSample({ report: { ...report, container: "mp4" } }, { limits, sources })).toEqual([
      {
        code: "refused_format",
        level: "refuse",
        message: "it refuses m4a files: convert it to wav, mp3",
        source: sources.formats,
      },
    ]);
  });

  test("that is only undocumented is a warning", () => {
    const formats = { values: ["wav"], level: "warn" } as const;
    expect(judgeSample({ report: { ...report, container: "flac" } }, { limits: { formats } })).toMatchObject([
      { code: "undocumented_format", level: "warn" },
    ]);
  });
});

describe("a length", () => {
  test.each([
    [1, ["shorter_than_useful"], "3 s are the least"],
    [4, ["shorter_than_useful"], "best from 5 s on"],
    [4.9, [], ""],
    [15.1, [], ""],
    [15.2, ["cut"], "will be cut at 15 s: it has 15.2 s"],
  ])("of %d seconds: %j", (durationSeconds, expected, message) => {
    const findings = judgeSample({ report: { ...report, durationSeconds } }, { limits, sources });
    expect(findings.map(({ code }) => code)).toEqual(expected);
    expect(findings.map((finding) => finding.message).join()).toContain(message);
    for (const { source } of findings) expect(source).toBe(sources.seconds);
  });

  test("beyond what is useful is told of where nothing is cut", () => {
    const seconds = { bestFrom: 3, max: 10, level: "warn" } as const;
    expect(codes({ durationSeconds: 12 }, { seconds })).toEqual(["longer_than_useful"]);
    expect(codes({ durationSeconds: 12 }, { seconds: { ...seconds, bestTo: 11 } })).toEqual(["longer_than_useful"]);
    expect(codes({ durationSeconds: 12 }, { seconds: { ...seconds, bestTo: 12 } })).toEqual([]);
  });
});

test("a size above the largest is told of, and not the largest itself", () => {
  expect(codes({ sizeBytes: 400_001 })).toEqual(["too_large"]);
  expect(codes({ sizeBytes: 400_000 })).toEqual([]);
});

describe("loudness", () => {
  /** The clip, louder or quieter, with a steady noise behind it. */
  const heard = async (gain: number, noise = 0): Promise<SampleLevels> =>
    measureSample(
      wavOf(80_000, (frame) => gain * spoken(frame) + (frame % 2 === 0 ? noise : -noise), { sampleRate: 16_000 }),
    );
  const told = (levels: SampleLevels, asked = {}): string[] =>
    judgeSample(
      { report, levels },
      { limits: {}, sources: { noiseRemoval: "https://voices.example/noise" }, ...asked },
    ).map(({ code }) => code);

  test("is enough or too little", async () => {
    expect(told(await heard(0.9))).toEqual([]);
    expect(told(await heard(0.02))).toEqual(["too_quiet"]);
  });

  test("is too much where the tops are flat", async () => {
    expect(told(await measureSample(wavOf(80_000, (frame) => 30 * spoken(frame), { sampleRate: 16_000 })))).toEqual([
      "clipped",
    ]);
  });

  test("between the words decides whether noise removal may harm", async () => {
    const asked = { removeBackgroundNoise: true };
    expect(told(await heard(0.9, 0), asked)).toEqual(["noise_removal_may_harm"]);
    expect(told(await heard(0.9, 0.02), asked)).toEqual([]);
    expect(told(await heard(0.9, 0))).toEqual([]);
  });
});

describe("speech", () => {
  const at16 = { sampleRate: 16_000 };
  const found = async (seconds: number, signal: (frame: number) => number, given: SampleLimits = {}) => {
    const levels = await measureSample(wavOf(seconds * 16_000, signal, at16));
    return judgeSample({ report: { ...report, durationSeconds: seconds }, levels }, { limits: given, sources });
  };
  const late = (second: number) => (frame: number) => spoken(frame - second * 16_000);
  const cut: SampleLimits = { seconds: { min: 3, cutAt: 15, level: "warn" } };

  test("is missing in silence, in beeps, in noise", async () => {
    expect(await found(5, () => 0)).toEqual([
      { code: "no_sound", level: "refuse", message: "there is no sound in it" },
    ]);
    const beeps = (frame: number): number => (frame % 8_000 < 4_000 ? Math.sin(frame / 4) / 2 : 0);
    expect(await found(5, beeps)).toEqual([{ code: "no_speech", level: "refuse", message: "nobody speaks in it" }]);
  });

  test("behind the cut of a provider is no speech for it", async () => {
    expect(await found(30, late(18), cut)).toContainEqual({
      code: "speech_after_cut",
      level: "refuse",
      message: "nobody speaks in its first 15 s, and the rest is left out",
      source: sources.seconds,
    });
    expect((await found(30, late(13), cut)).map(({ code }) => code)).toEqual(["cut", "little_speech"]);
    expect((await found(30, late(2), cut)).map(({ code }) => code)).toEqual(["cut"]);
    expect((await found(14, late(2), cut)).map(({ code }) => code)).toEqual([]);
  });

  test("is told with its places", async () => {
    const { speech } = await measureSample(wavOf(30 * 16_000, late(18), at16));
    expect(speech[0]?.fromSeconds).toBeGreaterThan(17.9);
    expect(speech.at(-1)?.toSeconds).toBeLessThanOrEqual(28);
    const seconds = speech.reduce((sum, { fromSeconds, toSeconds }) => sum + toSeconds - fromSeconds, 0);
    expect(seconds).toBeGreaterThan(6);
  });
});
