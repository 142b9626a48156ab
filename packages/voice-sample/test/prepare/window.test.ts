import { describe, expect, test } from "vitest";
import {
  judgeSample,
  measureSample,
  type PrepareSampleOptions,
  prepareSample,
  type SampleFinding,
  type SampleLimits,
  type SampleReport,
  type SampleWindow,
} from "../../src/index.ts";
import { spoken, wavOf } from "../recordings.ts";

const rate = 16_000;
const at16 = { sampleRate: rate };
const ten: SampleLimits = { seconds: { bestTo: 10, level: "warn" } };

/** A part of the clip, in seconds, and where it stands in a recording. */
interface Part {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Parts of the clip in silence. */
const partsOf =
  (parts: readonly Part[]) =>
  (frame: number): number => {
    const part = parts.find(({ at, from, to }) => frame >= at * rate && frame < (at + to - from) * rate);
    return part === undefined ? 0 : spoken(frame - Math.round((part.at - part.from) * rate));
  };

const windowOf = async (
  seconds: number,
  signal: (frame: number, channel: number) => number,
  options: Partial<PrepareSampleOptions> = {},
): Promise<SampleWindow> =>
  (await prepareSample(wavOf(seconds * rate, signal, at16), { limits: [ten], ...options })).window;

/** Noise like that of a fan, from -1 to 1. */
function noise(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

describe("of several parts, the sample is", () => {
  test("the one without a long pause, though there is more speech in the other", async () => {
    const broken = [
      { at: 1, from: 0, to: 3 },
      { at: 8, from: 3, to: 6 },
    ];
    const whole = { at: 30, from: 0, to: 5 };
    expect((await windowOf(40, partsOf([...broken, whole]))).fromSeconds).toBeGreaterThan(29);
    // A breath is no long pause.
    const near = [broken[0] as Part, { at: 4.8, from: 3, to: 6 }];
    expect((await windowOf(40, partsOf([...near, whole]))).fromSeconds).toBeLessThan(2);
  });

  // From -49 to -29 dBFS: what is said above a noise is speech, and the noise before and behind it is none.
  test.each([0.006, 0.02, 0.06])("the one without noise of %d, wherever it stands", async (level) => {
    const speech = partsOf([
      { at: 2, from: 0, to: 10 },
      { at: 22, from: 0, to: 10 },
    ]);
    for (const [isNoisy, least, most] of [
      [(frame: number) => frame < 18 * rate, 21, 23],
      [(frame: number) => frame >= 18 * rate, 1, 3],
    ] as const) {
      const hiss = noise();
      const { fromSeconds } = await windowOf(36, (frame) => speech(frame) + (isNoisy(frame) ? level : 0) * hiss());
      expect(fromSeconds).toBeGreaterThan(least);
      expect(fromSeconds).toBeLessThan(most);
    }
  });

  const flatTops = (value: number): number => (Math.abs(value) < 0.35 ? value : Math.sign(value));
  test.each([
    ["twice as loud", (value: number) => 2 * value],
    ["six times as loud", (value: number) => 6 * value],
    ["as loud, with flat tops", flatTops],
  ])("the one that is not clipped, wherever it stands: the other is %s", async (_what, clipped) => {
    const speech = partsOf([
      { at: 2, from: 0, to: 8 },
      { at: 22, from: 0, to: 8 },
    ]);
    for (const [isClipped, least, most] of [
      [(frame: number) => frame < 16 * rate, 21, 23],
      [(frame: number) => frame >= 16 * rate, 1, 3],
    ] as const) {
      const signal = (frame: number): number => (isClipped(frame) ? clipped(speech(frame)) : speech(frame));
      const { fromSeconds } = await windowOf(32, signal);
      expect(fromSeconds).toBeGreaterThan(least);
      expect(fromSeconds).toBeLessThan(most);
    }
  });

  test.each([0, 0.05, 0.3])("the first one, unless a later one has clearly more speech: %d s", async (more) => {
    const parts = [3, 23].map((at, index) => ({ at, from: 5.7, to: 8.5 + index * more }));
    const { fromSeconds } = await windowOf(30, partsOf(parts));
    if (more < 0.1) expect(fromSeconds).toBeLessThan(4);
    else expect(fromSeconds).toBeGreaterThan(22);
  });

  test("as long as the provider that likes it shortest", async () => {
    const limits: SampleLimits[] = [ten, { seconds: { cutAt: 4, level: "warn" } }];
    const { fromSeconds, toSeconds } = await windowOf(20, partsOf([{ at: 5, from: 0, to: 10 }]), { limits });
    expect(toSeconds - fromSeconds).toBeLessThanOrEqual(4);
    expect(toSeconds - fromSeconds).toBeGreaterThan(2);
  });
});

test.each([22_050, 11_025])("at %i Hz the window lies right after five minutes too", async (sampleRate) => {
  // Silence without a call for each value, and then the speech.
  const recording = wavOf(0, () => 0, { sampleRate });
  const frames = 312 * sampleRate;
  const long = new Uint8Array(44 + frames);
  long.set(recording);
  const view = new DataView(long.buffer);
  for (const [at, value] of [
    [4, 36 + frames],
    [28, sampleRate],
    [40, frames],
  ] as const) {
    view.setUint32(at, value, true);
  }
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  long.fill(128, 44);
  const first = 300 * sampleRate;
  for (let at = 0; at < 10 * sampleRate; at++) {
    long[44 + first + at] = 128 + Math.round(127 * spoken(Math.floor((at * rate) / sampleRate)));
  }
  const { window, levels } = await prepareSample(long, { limits: [ten] });
  const { speech } = await measureSample(wavOf(10 * rate, spoken, at16));
  // A breath before the first word.
  expect(window.fromSeconds).toBeCloseTo(300 + (speech[0]?.fromSeconds ?? 0) - 0.2, 1);
  const words = (all: typeof speech): number => all.reduce((sum, one) => sum + one.toSeconds - one.fromSeconds, 0);
  expect(words(levels.speech)).toBeGreaterThan(words(speech) - 0.7);
});

const report: SampleReport = {
  container: "wav",
  codec: "pcm-s16",
  durationSeconds: 10,
  sampleRate: rate,
  channels: 1,
  bitRate: 256_000,
  sizeBytes: 320_044,
};

async function findings(
  seconds: number,
  signal: (frame: number, channel: number) => number,
  { channels = 1, limits = {} }: { channels?: number; limits?: SampleLimits } = {},
): Promise<readonly SampleFinding[]> {
  const levels = await measureSample(wavOf(seconds * rate, signal, { ...at16, channels }));
  return judgeSample({ report: { ...report, durationSeconds: seconds, channels }, levels }, { limits });
}

describe("a long pause", () => {
  const paused = (pause: number) =>
    partsOf([
      { at: 0.5, from: 0, to: 3 },
      { at: 3.5 + pause, from: 3, to: 6 },
    ]);

  test("is told, with how long it is", async () => {
    const [finding, ...others] = await findings(12, paused(3));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ code: "long_pauses", level: "warn" });
    const [, seconds] = /it has a pause of (\d\.\d) s/.exec(finding?.message ?? "") ?? [];
    expect(Number(seconds)).toBeGreaterThan(2.8);
    expect(Number(seconds)).toBeLessThan(3.9);
  });

  test("of less than two seconds is none, nor is silence before and behind the speech", async () => {
    expect(await findings(12, paused(1))).toEqual([]);
    expect(await findings(20, partsOf([{ at: 6, from: 0, to: 6 }]))).toEqual([]);
  });

  test("behind the cut of a provider is none for it", async () => {
    const cut = (cutAt: number): SampleLimits => ({ seconds: { cutAt, level: "warn" } });
    const codes = async (cutAt: number): Promise<string[]> =>
      (await findings(12, paused(3), { limits: cut(cutAt) })).map(({ code }) => code);
    expect(await codes(5)).toEqual(["cut"]);
    expect(await codes(11)).toEqual(["cut", "long_pauses"]);
  });
});

describe("a call with one side on each channel", () => {
  const left = partsOf([
    { at: 0.5, from: 0, to: 3 },
    { at: 8, from: 6, to: 10 },
  ]);
  const right = partsOf([{ at: 4, from: 3, to: 6 }]);
  const call = (frame: number, channel: number): number => (channel === 0 ? 0.4 * left(frame) : right(frame));
  const codesOf = async (signal: (frame: number, channel: number) => number): Promise<string[]> =>
    (await findings(14, signal, { channels: 2 })).map(({ code }) => code);

  test("is told as two voices", async () => {
    const found = await findings(14, call, { channels: 2 });
    expect(found).toContainEqual({
      code: "two_voices",
      level: "warn",
      message: "two voices: somebody else speaks on each side, and a voice is made of both",
    });
  });

  test("is told from one voice on both sides, on one side, and from who only agrees", async () => {
    const one = partsOf([{ at: 1, from: 0, to: 10 }]);
    const agreeing = partsOf([{ at: 11.5, from: 0.2, to: 0.6 }]);
    for (const signal of [
      (frame: number) => one(frame),
      (frame: number, channel: number) => one(frame) * (channel === 0 ? 1 : 0.5),
      (frame: number, channel: number) => (channel === 0 ? one(frame) : 0),
      (frame: number, channel: number) => (channel === 0 ? one(frame) : agreeing(frame)),
    ]) {
      expect(await codesOf(signal)).not.toContain("two_voices");
    }
  });

  test.each([
    ["right", 0.4, 1, 2],
    ["left", 1, 0.4, 1],
  ] as const)(
    "becomes a sample of the louder side alone, the %s one, and says so",
    async (_side, one, other, taken) => {
      const signal = (frame: number, channel: number): number =>
        channel === 0 ? one * left(frame) : other * right(frame);
      const recording = wavOf(14 * rate, signal, { ...at16, channels: 2 });
      const { audio, changes, window, report: made } = await prepareSample(recording, { limits: [ten] });
      expect(made.channels).toBe(1);
      expect(changes).toContainEqual({
        code: "channel_taken",
        message: `channel ${taken} of 2 taken: somebody else speaks in the other`,
      });
      const first = Math.round(window.fromSeconds * rate);
      const values = new Int16Array(audio.slice(44).buffer);
      const off = values.map((value, at) => Math.abs(value - Math.round(signal(first + at, taken - 1) * 32_767)));
      expect(Math.max(...off)).toBeLessThanOrEqual(1);
      expect(values.some((value) => Math.abs(value) > 3_000)).toBe(true);
    },
  );

  test("becomes one of the other side where that is asked for", async () => {
    const recording = wavOf(14 * rate, call, { ...at16, channels: 2 });
    const { audio, changes, window } = await prepareSample(recording, { limits: [ten], channel: 0 });
    expect(changes.map(({ message }) => message)).toContain("channel 1 of 2 taken: somebody else speaks in the other");
    const first = Math.round(window.fromSeconds * rate);
    const values = new Int16Array(audio.slice(44).buffer);
    const off = values.map((value, at) => Math.abs(value - Math.round(0.4 * left(first + at) * 32_767)));
    expect(Math.max(...off)).toBeLessThanOrEqual(1);
  });
});
