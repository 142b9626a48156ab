import { describe, expect, it } from "vitest";
import { inspectSample, prepareSample, type SampleLimits } from "../../src/index.ts";
import { clip, spoken, tenSecondsOfWebm, wavOf } from "../recordings.ts";

const ten: SampleLimits = {
  formats: { values: ["wav"], level: "refuse" },
  seconds: { bestFrom: 3, bestTo: 10, level: "warn" },
};
const limits = [ten];

const ada = clip("ada.wav");
const rate = 16_000;
const adaFrames = 10 * rate;
const at16 = { sampleRate: rate };

/** The values of a WAV file of 16 bit with a head of 44 bytes. */
const valuesOf = (bytes: Uint8Array): Int16Array => new Int16Array(bytes.slice(44).buffer);

const noise = (frame: number): number => (((frame + 1) * 16_807 * 48_271) % 2_147_483_647) / 2 ** 30 - 1;

describe("a recording", () => {
  it("that fits already comes back as the bytes it was", async () => {
    const cut = await prepareSample(ada, { limits, fromSeconds: 0.2, toSeconds: 8 });
    const { audio, changes, window } = await prepareSample(cut.audio, { limits });
    expect(audio).toEqual(cut.audio);
    expect(changes).toEqual([]);
    expect(window).toEqual({ fromSeconds: 0, toSeconds: 7.8 });
  });

  it("in which somebody speaks after 20 s of silence is cut to the speech, value for value", async () => {
    const late = wavOf(35 * rate, (frame) => spoken(frame - 20 * rate), at16);
    const { audio, window, changes, report } = await prepareSample(late, { limits });
    expect(window.fromSeconds).toBeGreaterThan(19.7);
    expect(window.fromSeconds).toBeLessThan(20.2);
    expect(window.toSeconds).toBeLessThanOrEqual(30.1);
    expect(report).toMatchObject({ container: "wav", codec: "pcm-s16", channels: 1, sampleRate: rate });
    expect(report.durationSeconds).toBeCloseTo(window.toSeconds - window.fromSeconds, 3);
    expect(changes.map(({ code }) => code)).toEqual(["cut"]);
    expect(changes[0]?.message).toMatch(/^cut to 9\.\d s from 0:(19|20) on$/);
    const values = valuesOf(audio);
    const first = Math.round(window.fromSeconds * rate) - 20 * rate;
    const off = values.map((value, at) => Math.abs(value - Math.round(spoken(first + at) * 32_767)));
    expect(off.every((step) => step <= 1)).toBe(true);
  });

  it("has its window where the most speech is, and the earlier one of two that are alike", async () => {
    const seconds = 8 * rate;
    const once = wavOf(
      60 * rate,
      (frame) => spoken(frame < 20 * rate ? -1 : frame < 22 * rate ? frame - 20 * rate : frame - 40 * rate),
      at16,
    );
    expect((await prepareSample(once, { limits })).window.fromSeconds).toBeGreaterThan(39);
    const twice = wavOf(
      60 * rate,
      (frame) => {
        const within = frame % (30 * rate);
        return within < seconds ? spoken(within) : 0;
      },
      at16,
    );
    expect((await prepareSample(twice, { limits })).window.toSeconds).toBeLessThan(10);
  });

  it("keeps more of a pause where a provider likes it a little longer, and no more than a second", async () => {
    const late = wavOf(35 * rate, (frame) => spoken(frame - 20 * rate), at16);
    const longer: SampleLimits = { seconds: { bestFrom: 10, bestTo: 15, level: "warn" } };
    const { report } = await prepareSample(late, { limits: [ten, longer] });
    expect(report.durationSeconds).toBeCloseTo(10, 2);
    const much: SampleLimits = { seconds: { bestFrom: 14, bestTo: 15, level: "warn" } };
    expect((await prepareSample(late, { limits: [much] })).report.durationSeconds).toBeLessThan(11);
  });

  it("makes the same sample each time", async () => {
    const late = wavOf(35 * rate, (frame) => spoken(frame - 20 * rate), at16);
    const [one, other] = await Promise.all([prepareSample(late, { limits }), prepareSample(late, { limits })]);
    expect(one).toEqual(other);
  });

  it("that is too quiet is raised to a peak of -3 dBFS", async () => {
    const quiet = wavOf(adaFrames, (frame) => spoken(frame) / 50, at16);
    const { levels, changes } = await prepareSample(quiet, { limits });
    expect(levels.peakDbfs).toBeCloseTo(-3, 1);
    expect(changes.find(({ code }) => code === "raised")?.message).toMatch(/^raised by 3\d\.\d dB$/);
  });

  it("that is quiet but for a click is not made quieter", async () => {
    const click = (frame: number): number => (frame >= 40_000 && frame < 40_004 ? 1 : spoken(frame) / 100);
    const { changes } = await prepareSample(wavOf(adaFrames, click, at16), { limits });
    expect(changes.map(({ code }) => code)).not.toContain("raised");
  });

  it("of floating point above full scale is lowered, and not clipped", async () => {
    const hot = wavOf(adaFrames, (frame) => spoken(frame) * 3, { ...at16, coding: "f32" });
    const { levels, changes } = await prepareSample(hot, { limits });
    expect(levels.clippedValues).toBe(0);
    expect(levels.peakDbfs).toBeCloseTo(-3, 1);
    expect(changes.map(({ message }) => message)).toContain("lowered by 9.6 dB");
  });

  it("above 48 kHz is brought down to it, though nothing else is to be done", async () => {
    const fine = wavOf(6 * 9 * rate, (frame) => spoken(Math.floor(frame / 6)), { sampleRate: 96_000 });
    const { report, changes } = await prepareSample(fine, { limits: [{}] });
    expect(report.sampleRate).toBe(48_000);
    expect(changes.map(({ code }) => code)).toContain("rate_lowered");
  });

  it("makes no sample of a part in which nobody speaks, though somebody does elsewhere", async () => {
    const late = wavOf(15 * rate, (frame) => spoken(frame - 4 * rate), at16);
    await expect(prepareSample(late, { limits, fromSeconds: 0, toSeconds: 3 })).rejects.toMatchObject({
      code: "no_speech",
      message: expect.stringContaining("No sample can be made of this part of the recording"),
    });
  });

  it("is cut where the caller says, though that is almost all of it", async () => {
    const { audio, window, changes } = await prepareSample(ada, { limits: [], fromSeconds: 0.12, toSeconds: 10 });
    expect(window).toEqual({ fromSeconds: 0.12, toSeconds: 10 });
    expect((await inspectSample(audio)).durationSeconds).toBeCloseTo(9.88, 3);
    expect(changes.map(({ code }) => code)).toEqual(["cut"]);
  });

  it.each([
    ["of which one side is silent", [0, 1], "channel 2 of 2 taken"],
    ["whose sides cancel one another", [1, -1], "channel 1 of 2 taken"],
  ])("%s is not made quiet by a mix", async (_what, [left = 0, right = 0], message) => {
    const sides = wavOf(adaFrames, (frame, channel) => spoken(frame) * (channel === 0 ? left : right), {
      ...at16,
      channels: 2,
    });
    const { levels, changes, report } = await prepareSample(sides, { limits });
    expect(report.channels).toBe(1);
    expect(changes.map((change) => change.message)).toContain(message);
    expect(levels.peakDbfs).toBeGreaterThan(-3.5);
  });

  it("with two sides alike is mixed, and one side is taken when that is asked for", async () => {
    const sides = wavOf(20 * rate, (frame, channel) => spoken(frame) * (channel === 0 ? 1 : 0.9), {
      ...at16,
      channels: 2,
    });
    const mixed = await prepareSample(sides, { limits });
    expect(mixed.changes.map(({ message }) => message)).toContain("2 channels mixed to one");
    const right = await prepareSample(sides, { limits, channel: 1 });
    expect(right.changes.map(({ message }) => message)).toContain("channel 2 of 2 taken");
  });

  it("above 48 kHz is brought down to it, with the same sound", async () => {
    const high = wavOf(6 * 15 * rate, (frame) => spoken(Math.floor(frame / 6)), { sampleRate: 96_000 });
    const { report, changes, audio, window } = await prepareSample(high, { limits });
    expect(report.sampleRate).toBe(48_000);
    expect(changes.map(({ message }) => message)).toContain("from 96000 to 48000 Hz");
    const values = valuesOf(audio);
    const first = Math.round(window.fromSeconds * 48_000);
    let together = 0;
    let [own, theirs] = [0, 0];
    for (const [at, value] of values.entries()) {
      const wanted = spoken(Math.floor((first + at) / 3)) * 32_767;
      together += value * wanted;
      own += value * value;
      theirs += wanted * wanted;
    }
    expect(together / Math.sqrt(own * theirs)).toBeGreaterThan(0.98);
  });

  it("of another kind becomes WAV", async () => {
    const { report, changes } = await prepareSample(tenSecondsOfWebm(), { limits });
    expect(report).toMatchObject({ container: "wav", codec: "pcm-s16", sampleRate: 48_000, channels: 1 });
    expect(changes.at(-1)).toEqual({ code: "converted", message: "from webm, opus, to WAV of 16 bit" });
  });

  it("is cut where the caller says", async () => {
    const { window, audio } = await prepareSample(ada, { limits, fromSeconds: 2, toSeconds: 5 });
    expect(window).toEqual({ fromSeconds: 2, toSeconds: 5 });
    expect((await inspectSample(audio)).durationSeconds).toBe(3);
    expect((await prepareSample(ada, { limits, fromSeconds: 4 })).window).toEqual({ fromSeconds: 4, toSeconds: 10 });
  });
});

describe("no sample is made", () => {
  const seconds = 10 * 8_000;
  it.each<[string, Uint8Array, RegExp]>([
    ["silence", wavOf(seconds, () => 0), /there is no sound in it/],
    ["a tone", wavOf(seconds, (frame) => 0.5 * Math.sin(frame / 3)), /it has 0\.00 s of speech, and 1 s is the least/],
    [
      "a tone that swells",
      wavOf(seconds, (frame) => 0.5 * Math.sin(frame / 3) * Math.sin(frame / 2_000)),
      /0\.00 s of speech/,
    ],
    ["noise", wavOf(seconds, (frame) => 0.3 * noise(frame)), /0\.00 s of speech/],
    ["noise that swells", wavOf(seconds, (frame) => 0.3 * noise(frame) * Math.sin(frame / 2_000)), /0\.00 s of speech/],
    [
      "a blip in silence",
      wavOf(10 * rate, (frame) => spoken(frame < 5_000 ? frame + 20_000 : -1), at16),
      /of speech, and 1 s is the least/,
    ],
  ])("of %s", async (_what, recording, message) => {
    await expect(prepareSample(recording, { limits })).rejects.toMatchObject({
      code: "no_speech",
      message: expect.stringMatching(message),
    });
  });

  it.each([
    [{ fromSeconds: 11 }, "fromSeconds is 11: the recording has 10.00 s."],
    [{ fromSeconds: -1 }, "fromSeconds is -1"],
    [{ fromSeconds: 3, toSeconds: 2 }, "toSeconds is 2: pass more than fromSeconds, 3."],
    [{ channel: 1 }, "channel is 1: the recording has 1, counted from 0."],
    [{ channel: 0.5 }, "channel is 0.5"],
    [{ limits: limits[0] as never }, "limits is no list: pass one such as [cartesiaAudioLimits]."],
  ])("with %j", async (options, message) => {
    await expect(prepareSample(ada, { limits, ...options })).rejects.toMatchObject({
      code: "invalid_input",
      message: expect.stringContaining(message),
    });
  });

  it("when the signal has aborted", async () => {
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(prepareSample(ada, { limits, signal })).rejects.toMatchObject({ code: "aborted" });
  });
});
