import { describe, expect, test } from "vitest";
import { inspectSample, judgeSample, measureSample, prepareSample, SampleError, trimSample } from "../../src/index.ts";
import { spoken } from "../recordings.ts";
import { seededDamage } from "../seeded-damage.ts";
import {
  aiffFile,
  aiffFormat,
  aiffSound,
  appleImaBlocks,
  cafFile,
  imaBlocks,
  packetTable,
  part,
  signed,
  wavFile,
  wavFormat,
} from "./files-of-chunks.ts";
import { big, bytesOf, file, joined, little } from "./tagged.ts";

const rate = 16_000;
const frames = 4 * rate;
const speech = Array.from({ length: frames }, (_, frame) => spoken(frame));
const sound = signed(16)(speech);
const format = wavFormat({ tag: 1, blockBytes: 2, bits: 16 });
const order = big as typeof little;
const none = new Uint8Array(0);

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

/** What `ds64` says: the size of the file, of its sound, and its frames. */
const sizes64 = (whole: number, data: number): Uint8Array<ArrayBuffer> =>
  part("ds64", bytesOf(little(whole, 8), little(data, 8), little(data / 2, 8), little(0)));

describe("a recording that its recorder has not finished", () => {
  const wav = (size: number, dataSize: number, before = none, head = "RIFF"): Uint8Array =>
    wavFile([before, format, part("data", sound, { size: dataSize })], { size, head });
  const aiff = (size: number, soundSize: number): Uint8Array =>
    aiffFile([aiffFormat({ frames: 0, bits: 16 }), aiffSound(signed(16, "big")(speech), { size: soundSize })], {
      size,
    });
  const open = 0xffff_ffff;

  test.each([
    ["WAV with sizes of 0", wav(0, 0)],
    ["WAV with every bit set", wav(open, open)],
    ["WAV with one of both", wav(0, open)],
    ["WAV with what pipes get from sox", wav(0x7fff_fff7, 0x7fff_f000)],
    ["WAV with the sizes of an empty file", wav(36, 0)],
    ["RF64 without its sizes", wav(open, open, sizes64(0, 0), "RF64")],
    ["AIFF with sizes of 0", aiff(0, 0)],
    ["AIFF with a size of 0, and none of sound", aiff(0, 8)],
    ["AIFF with the sizes of an empty file", aiff(4 + 26 + 16, 8)],
    ["AIFF with every bit set", aiff(open, open)],
  ])("is read to its end, told of, and mended: %s", async (_what, recording) => {
    const report = await inspectSample(recording);
    expect(report).toMatchObject({ durationSeconds: 4, unfinished: true });
    expect(judgeSample({ report }, { limits: {} }).find(({ code }) => code === "unfinished")).toMatchObject({
      level: "refuse",
      message: "its head does not say how long it is: the recorder has not finished it",
    });
    const limits = [{ formats: { values: ["wav", "aiff"], level: "warn" } }] as const;
    const made = await prepareSample(recording, { limits, fromSeconds: 0, toSeconds: 4 });
    expect(made.changes[0]).toEqual({ code: "mended", message: "its head says again how long it is" });
    expect(made.report).not.toHaveProperty("unfinished");
    const view = new DataView(made.audio.buffer);
    expect([view.getUint32(4, true), view.getUint32(40, true)]).toEqual([36 + 2 * frames, 2 * frames]);
    expect(made.audio.byteLength).toBe(44 + 2 * frames);
  });

  test("is told from one that is finished", async () => {
    for (const recording of [wav(sound.byteLength + 36, sound.byteLength), file("ada.aiff"), file("ada.caf")]) {
      expect(await inspectSample(recording)).not.toHaveProperty("unfinished");
    }
  });
});

describe("RF64", () => {
  test.each(["RF64", "BW64"])("has its sizes in a chunk of their own: %s", async (head) => {
    const whole = 4 + 36 + 24 + 8 + sound.byteLength;
    const chunks = [sizes64(whole, sound.byteLength), format, part("data", sound, { size: 0xffff_ffff })];
    const recording = wavFile([...chunks, part("junk", bytesOf("more"))], { head, size: 0xffff_ffff });
    const report = await inspectSample(recording);
    expect(report).toMatchObject({ container: "wav", durationSeconds: 4 });
    expect(report).not.toHaveProperty("unfinished");
  });

  test("is truncated where its sizes say so", async () => {
    for (const sizes of [sizes64(4_000_000, 3_000_000), sizes64(4_000_000, sound.byteLength)]) {
      const chunks = [sizes, format, part("data", sound, { size: 0xffff_ffff })];
      const recording = wavFile(chunks, { head: "RF64", size: 0xffff_ffff });
      expect(await failure(inspectSample(recording))).toMatchObject({ code: "truncated" });
    }
  });
});

describe("a head without sound", () => {
  const empty = part("data", none);
  const wav = (size?: number, dataSize = 0): Uint8Array =>
    wavFile([format, part("data", none, { size: dataSize })], size === undefined ? {} : { size });
  test.each([
    ["WAV whose sizes are right", wav()],
    ["WAV with sizes of 0", wav(0)],
    ["WAV with every bit set", wav(0xffff_ffff, 0xffff_ffff)],
    ["WAV with words behind its sound", wavFile([format, empty, part("LIST", bytesOf("INFO"))])],
    ["WAV without the chunk of sound", wavFile([format])],
    ["AIFF", aiffFile([aiffFormat({ frames: 0, bits: 16 }), aiffSound(none)])],
    [
      "AIFF with words behind its sound",
      aiffFile([aiffFormat({ frames: 0, bits: 16 }), aiffSound(none), part("NAME", bytesOf("Ada!"), { order })]),
    ],
    ["AIFF without the chunk of sound", aiffFile([aiffFormat({ frames: 0, bits: 16 })])],
    ["CAF", cafFile({ kind: "lpcm", bits: 16, packetBytes: 2, packetFrames: 1 }, none)],
    [
      "CAF that was stopped at once",
      cafFile({ kind: "lpcm", bits: 16, packetBytes: 2, packetFrames: 1 }, none, { size: "open" }),
    ],
  ])("holds no sound: %s", async (_what, recording) => {
    expect(await failure(inspectSample(recording))).toMatchObject({ code: "no_sound" });
  });
});

describe("a recording whose end is missing", () => {
  const caf = cafFile({ kind: "lpcm", bits: 16, packetBytes: 2, packetFrames: 1 }, sound);
  test.each([
    ["WAV", wavFile([format, part("data", sound)])],
    ["AIFF", aiffFile([aiffFormat({ frames, bits: 16 }), aiffSound(sound)])],
    [
      "AIFF that tells the size of its sound alone",
      aiffFile([aiffFormat({ frames, bits: 16 }), aiffSound(sound)], { size: 0 }),
    ],
    ["CAF", caf],
    [
      "CAF with a table",
      cafFile({ kind: "aac ", packetBytes: 0, packetFrames: 1_024 }, sound, {
        before: { pakt: packetTable([64_000, 64_000]) },
        size: "open",
      }),
    ],
  ])("is truncated, whatever is asked of it: %s", async (_what, recording) => {
    for (const left of [0.5, 0.9]) {
      const part = recording.subarray(0, Math.floor(left * recording.byteLength));
      const calls = [inspectSample(part), measureSample(part), prepareSample(part, { limits: [] })];
      for (const error of await Promise.all(calls.map(failure))) {
        expect(error).toMatchObject({
          code: "truncated",
          message: expect.stringMatching(/^The end of the sample is missing: \d+ of \d+ bytes are there\.$/),
        });
      }
    }
  });

  test("is none for want of a last byte", async () => {
    const odd = wavFile([wavFormat({ tag: 1, blockBytes: 1, bits: 8 }), part("data", new Uint8Array(7_999))]);
    expect(await inspectSample(odd.subarray(0, -1))).toMatchObject({ durationSeconds: 7_999 / rate });
    expect(await inspectSample(caf.subarray(0, -1))).toMatchObject({ codec: "pcm-s16be" });
  });
});

/** A rate of AIFF as it is written, in bytes. */
function aiffAtRate(...bytes: readonly number[]): Uint8Array {
  const common = aiffFormat({ frames, bits: 16 }).slice();
  common.set(bytes, 16);
  return aiffFile([common, aiffSound(sound)]);
}

describe("a hostile head ends quickly in a SampleError", () => {
  const lpcm = { kind: "lpcm", bits: 16, packetBytes: 2, packetFrames: 1 };
  const wav = (more: Partial<Parameters<typeof wavFormat>[0]>): Uint8Array =>
    wavFile([wavFormat({ tag: 1, blockBytes: 2, bits: 16, ...more }), part("data", sound)]);
  const aiff = (channels: number): Uint8Array =>
    aiffFile([aiffFormat({ channels, frames, bits: 16 }), aiffSound(sound)]);
  const manyChunks = Array.from({ length: 10_001 }, () => part("junk", none));

  test.each([
    ["WAV of 10,001 chunks", wavFile([...manyChunks, format, part("data", sound)])],
    ["AIFF of 10,001 chunks", aiffFile([...manyChunks, aiffFormat({ frames, bits: 16 }), aiffSound(sound)])],
    ["WAV of no channels", wav({ channels: 0 })],
    ["WAV of 65,535 channels", wav({ channels: 65_535 })],
    ["WAV at no rate", wav({ sampleRate: 0 })],
    ["WAV at the highest rate", wav({ sampleRate: 0xffff_ffff, byteRate: 1 })],
    ["WAV in blocks of no bytes", wav({ blockBytes: 0, bits: 0 })],
    ["WAV with a format of two bytes", wavFile([part("fmt ", bytesOf(1, 0)), part("data", sound)])],
    [
      "WAV whose format ends behind the file",
      wavFile([joined(bytesOf("fmt ", little(0xffff_fff0)), format), part("data", sound)]),
    ],
    ["WAV with sound before its format", wavFile([part("data", sound), format])],
    ["AIFF of no channels", aiff(0)],
    ["AIFF of 65,535 channels", aiff(65_535)],
    ["AIFF at no rate", aiffAtRate(0, 0, 0, 0, 0, 0, 0, 0, 0, 0)],
    ["AIFF at a rate that is no number", aiffAtRate(0x7f, 0xff, 0, 0, 0, 0, 0, 0, 0, 0)],
    ["AIFF at an infinite rate", aiffAtRate(0x7f, 0xff, 128, 0, 0, 0, 0, 0, 0, 0)],
    ["AIFF with a format of two bytes", aiffFile([part("COMM", bytesOf(0, 1), { order }), aiffSound(sound)])],
    ["CAF of no channels", cafFile({ ...lpcm, channels: 0 }, sound)],
    ["CAF of four thousand million channels", cafFile({ ...lpcm, channels: 0xffff_ffff }, sound)],
    ["CAF at no rate", cafFile({ ...lpcm, sampleRate: 0 }, sound)],
    ["CAF at a rate that is no number", cafFile({ ...lpcm, sampleRate: Number.NaN }, sound)],
    ["CAF at an infinite rate", cafFile({ ...lpcm, sampleRate: Number.POSITIVE_INFINITY }, sound)],
    ["CAF at a rate below 0", cafFile({ ...lpcm, sampleRate: -48_000 }, sound)],
    ["CAF in blocks of no bytes", cafFile({ ...lpcm, packetBytes: 0, bits: 0 }, sound)],
    ["CAF whose sound ends behind the file", cafFile(lpcm, sound, { size: 2 ** 62 })],
    ["CAF with packets and no table", cafFile({ kind: "alac", packetBytes: 0, packetFrames: 4_096 }, sound)],
    [
      "CAF with a table of nothing",
      cafFile({ kind: "alac", packetBytes: 0, packetFrames: 0 }, sound, {
        before: { pakt: new Uint8Array(1_000_024) },
      }),
    ],
    [
      "CAF with a table that ends behind the file",
      cafFile({ kind: "alac", packetBytes: 0, packetFrames: 4_096 }, sound, {
        before: { pakt: packetTable([2 ** 34, 2 ** 34]) },
      }),
    ],
    [
      "CAF with a table that is larger than any",
      cafFile(lpcm, sound, { before: { pakt: new Uint8Array(10_000_025) } }),
    ],
  ])(
    "%s",
    async (_what, recording) => {
      const calls = [inspectSample, measureSample, (one: Uint8Array) => prepareSample(one, { limits: [] })];
      for (const call of [...calls, (one: Uint8Array) => trimSample(one, { fromSeconds: 0 })]) {
        const error = await failure(call(recording));
        expect(error).toBeInstanceOf(SampleError);
        expect(error).toMatchObject({ code: expect.stringMatching(/^(unreadable|truncated|no_sound)$/) });
      }
    },
    // A bound on what hangs, not on speed: a busy machine needs more than a second.
    20_000,
  );

  test.each([
    ["IMA ADPCM in blocks of no bytes", wav({ tag: 17, blockBytes: 0, byteRate: 8_000 })],
    ["IMA ADPCM in blocks of one byte", wav({ tag: 17, blockBytes: 1, byteRate: 8_000 })],
    ["IMA ADPCM in the largest blocks", wav({ tag: 17, blockBytes: 65_532, byteRate: 8_000 })],
    ["Microsoft's ADPCM without its factors", wav({ tag: 2, blockBytes: 256, byteRate: 8_000 })],
    [
      "Microsoft's ADPCM with 65,535 factors",
      wav({ tag: 2, blockBytes: 256, byteRate: 8_000, more: bytesOf(little(4, 2), little(500, 2), little(65_535, 2)) }),
    ],
    [
      "Microsoft's ADPCM with 200 factors",
      wav({
        tag: 2,
        blockBytes: 256,
        byteRate: 8_000,
        more: joined(bytesOf(little(804, 2), little(500, 2), little(200, 2)), new Uint8Array(800)),
      }),
    ],
    ["PCM in values of 5 bytes", wav({ blockBytes: 5, bits: 40 })],
    ["a coding that nobody knows", wav({ tag: 0x1234, byteRate: 8_000 })],
    ["a coding of no known length", wav({ tag: 0x1234, byteRate: 0 })],
    ["Apple's ADPCM in 32 channels", cafFile({ kind: "ima4", channels: 32, packetBytes: 34, packetFrames: 64 }, sound)],
    ["four letters that nobody knows", cafFile({ kind: "wxyz", packetBytes: 8, packetFrames: 8 }, sound)],
  ])(
    "because nothing decodes it: %s",
    async (_what, recording) => {
      for (const call of [measureSample, (one: Uint8Array) => prepareSample(one, { limits: [] })]) {
        expect(await failure(call(recording))).toMatchObject({ name: "SampleError", code: "undecodable" });
      }
    },
    // A bound on what hangs, not on speed: a busy machine needs more than a second.
    20_000,
  );

  test("or is not believed: packets of Apple's ADPCM and of PCM have one size", async () => {
    const { bytes } = appleImaBlocks([speech]);
    for (const [kind, codedSound] of [
      ["ima4", bytes],
      ["lpcm", sound],
      ["ulaw", sound.subarray(0, frames)],
    ] as const) {
      const recording = cafFile({ ...lpcm, kind, packetFrames: 100_000_000 }, codedSound);
      expect(await inspectSample(recording)).toMatchObject({ durationSeconds: 4 });
      expect(await measureSample(recording)).toMatchObject({ measuredSeconds: 4, complete: true });
    }
  }, 20_000);
});

describe("every damaged copy ends in plausible figures or a SampleError", () => {
  const ima = wavFormat({
    tag: 17,
    byteRate: 8_110,
    blockBytes: 256,
    bits: 4,
    more: bytesOf(little(2, 2), little(505, 2)),
  });
  test.each([
    ["ada.aiff", file("ada.aiff").subarray(0, 20_000)],
    ["ada.caf", file("ada.caf").subarray(0, 20_000)],
    ["IMA ADPCM", wavFile([ima, part("data", imaBlocks([speech], 256).bytes)])],
    [
      "CAF with a table",
      cafFile({ kind: "alac", packetBytes: 0, packetFrames: 4_096 }, sound, {
        before: { pakt: packetTable(new Array<number>(100).fill(1_280)) },
      }),
    ],
  ])("%s", async (_name, recording) => {
    for (const damaged of seededDamage(20_261_129, 60, recording)) {
      for (const call of [inspectSample, measureSample]) {
        const outcome = await call(damaged).catch((error: unknown) => error);
        if (outcome instanceof SampleError) continue;
        const { durationSeconds, measuredSeconds = durationSeconds } = outcome as Record<string, number>;
        expect(measuredSeconds).toSatisfy((seconds: number) => seconds > 0 && Number.isFinite(seconds));
      }
    }
  });
});
