import { describe, expect, test } from "vitest";
import { inspectSample, judgeSample, measureSample, prepareSample } from "../../src/index.ts";
import { clip, spoken } from "../recordings.ts";
import {
  aiffFile,
  aiffFormat,
  aiffSound,
  alaw,
  appleImaBlocks,
  cafFile,
  floating,
  imaBlocks,
  msBlocks,
  msFormat,
  packetTable,
  part,
  signed,
  ulaw,
  unsigned8,
  wavFile,
  wavFormat,
} from "./files-of-chunks.ts";
import { big, bytesOf, file, joined, little } from "./tagged.ts";

const rate = 16_000;
const frames = 2 * rate;
const speech = Array.from({ length: frames }, (_, frame) => spoken(frame));
/** Two sides that nobody takes for one another: the right one is quieter and a little later. */
const sides = [speech, speech.map((_, frame) => spoken(frame - 200) / 2)] as const;
const interleaved = speech.flatMap((value, frame) => [value, sides[1][frame] ?? 0]);

/** What is heard in one channel of a recording, as values of 16 bit. */
async function heard(recording: Uint8Array, channel = 0, fromSeconds = 0, toSeconds = 60): Promise<Int16Array> {
  const { audio } = await prepareSample(recording, { limits: [], fromSeconds, toSeconds, channel });
  // What fits already keeps its own head.
  const soundAt = Buffer.from(audio.buffer).indexOf("data") + 8;
  return new Int16Array(audio.slice(soundAt).buffer);
}

/** How far a recording is off what it should be, in steps of 16 bit. */
function farthest(values: Int16Array, wanted: readonly number[]): number {
  return values.reduce((most, value, at) => Math.max(most, Math.abs(value - 32_767 * (wanted[at] ?? 9))), 0);
}

const be = big as typeof little;
const finite = [
  ["unsigned 8 bit", "pcm-u8", { tag: 1, blockBytes: 1, bits: 8 }, unsigned8, 129],
  ["16 bit", "pcm-s16", { tag: 1, blockBytes: 2, bits: 16 }, signed(16), 1],
  ["24 bit", "pcm-s24", { tag: 1, blockBytes: 3, bits: 24 }, signed(24), 0.6],
  ["20 bit in 24", "pcm-s24", { tag: 1, blockBytes: 3, bits: 20 }, signed(24), 0.6],
  ["24 bit in 32", "pcm-s32", { tag: 1, blockBytes: 4, bits: 24 }, signed(32), 0.6],
  ["32 bit", "pcm-s32", { tag: 1, blockBytes: 4, bits: 32 }, signed(32), 0.6],
  ["floating point", "pcm-f32", { tag: 3, blockBytes: 4, bits: 32 }, floating(32), 0.6],
  ["floating point of 64 bit", "pcm-f64", { tag: 3, blockBytes: 8, bits: 64 }, floating(64), 0.6],
  ["A-law", "alaw", { tag: 6, blockBytes: 1, bits: 8 }, alaw, 520],
  ["mu-law", "ulaw", { tag: 7, blockBytes: 1, bits: 8 }, ulaw, 520],
] as const;

describe("WAV is heard value for value", () => {
  test.each(finite)("in %s", async (_name, codec, format, coded, off) => {
    const recording = wavFile([wavFormat(format), part("data", coded(speech))]);
    expect(await inspectSample(recording)).toMatchObject({
      container: "wav",
      codec,
      durationSeconds: 2,
      sampleRate: rate,
      channels: 1,
      bitRate: 8 * rate * format.blockBytes,
    });
    const values = await heard(recording);
    expect(values).toHaveLength(frames);
    expect(farthest(values, speech)).toBeLessThanOrEqual(off);
  });

  test.each(finite)("in %s, each of two channels by itself", async (_name, _codec, format, coded, off) => {
    const both = { ...format, channels: 2, blockBytes: 2 * format.blockBytes };
    const recording = wavFile([wavFormat(both), part("data", coded(interleaved))]);
    for (const channel of [0, 1] as const) {
      expect(farthest(await heard(recording, channel), sides[channel])).toBeLessThanOrEqual(off);
    }
  });

  test.each([
    ["16 bit", "pcm-s16be", { tag: 1, blockBytes: 2, bits: 16 }, signed(16, "big")],
    ["24 bit", "pcm-s24be", { tag: 1, blockBytes: 3, bits: 24 }, signed(24, "big")],
    ["floating point", "pcm-f32be", { tag: 3, blockBytes: 4, bits: 32 }, floating(32, "big")],
  ] as const)("with its numbers the other way round, in %s (RIFX)", async (_name, codec, format, coded) => {
    const chunks = [wavFormat(format, be), part("data", coded(speech), { order: be })];
    const recording = wavFile(chunks, { head: "RIFX", order: be });
    expect(await inspectSample(recording)).toMatchObject({ container: "wav", codec, durationSeconds: 2 });
    expect(farthest(await heard(recording), speech)).toBeLessThanOrEqual(1);
  });

  test.each([
    [1, "pcm-s16", signed(16), 2, 16],
    [3, "pcm-f32", floating(32), 4, 32],
    [7, "ulaw", ulaw, 1, 8],
  ] as const)("where the coding %i is told in the longer head", async (tag, codec, coded, blockBytes, bits) => {
    // 22 bytes more: valid bits, places of channels, and a GUID that begins with the coding.
    const more = bytesOf(little(22, 2), little(bits, 2), little(4), little(tag, 2), [0, 0, 0, 0, 0x10, 0, 0x80, 0]);
    const format = { tag: 0xfffe, blockBytes, bits, more: joined(more, bytesOf([0, 0xaa, 0, 0x38, 0x9b, 0x71])) };
    const recording = wavFile([wavFormat(format), part("data", coded(speech))]);
    expect(await inspectSample(recording)).toMatchObject({ codec, durationSeconds: 2 });
    expect(farthest(await heard(recording), speech)).toBeLessThanOrEqual(520);
  });

  test("with chunks of an odd size around its sound, each with a byte of padding", async () => {
    const odd = (name: string): Uint8Array => part(name, new Uint8Array(7).fill(0x41));
    const sound = unsigned8(speech.slice(1));
    const format = wavFormat({ tag: 1, blockBytes: 1, bits: 8 });
    const recording = wavFile([odd("junk"), format, odd("junk"), part("data", sound), odd("junk")]);
    expect(await inspectSample(recording)).toMatchObject({ durationSeconds: (frames - 1) / rate });
    expect(farthest(await heard(recording), speech.slice(1))).toBeLessThanOrEqual(129);
  });

  test("from one end of the scale to the other in A-law and mu-law (ITU-T G.711, tables 1 and 2)", async () => {
    const peak = async (tag: number, ...bytes: number[]): Promise<number> => {
      const format = wavFormat({ tag, blockBytes: 1, bits: 8 });
      const { peakDbfs } = await measureSample(
        wavFile([format, part("data", new Uint8Array(1_000).fill(bytes[0] ?? 0))]),
      );
      return Math.round(2 ** 15 * 10 ** (peakDbfs / 20));
    };
    expect(await peak(6, 0xaa)).toBeCloseTo(32_256, -2);
    expect(await peak(6, 0x2a)).toBeCloseTo(32_256, -2);
    expect(await peak(6, 0x55)).toBe(8);
    expect(await peak(7, 0x80)).toBeCloseTo(32_124, -2);
    expect(await peak(7, 0x00)).toBeCloseTo(32_124, -2);
    expect(await peak(7, 0xfe)).toBe(8);
  });
});

describe("ADPCM is heard as its maker says", () => {
  const cases = [
    ["one channel", [speech]],
    ["two channels", sides],
  ] as const;

  test.each(cases)("IMA's, in %s", async (_what, channels) => {
    const blockBytes = 256 * channels.length;
    const { bytes, heard: wanted } = imaBlocks(channels, blockBytes);
    const blockFrames = (256 - 4) * 2 + 1;
    const more = bytesOf(little(2, 2), little(blockFrames, 2));
    const format = { tag: 17, channels: channels.length, byteRate: 8_110, blockBytes, bits: 4, more };
    const recording = wavFile([wavFormat(format), part("data", bytes)]);
    const seconds = (Math.floor(frames / blockFrames) * blockFrames) / rate;
    expect(await inspectSample(recording)).toMatchObject({ codec: "adpcm-ima", durationSeconds: seconds });
    for (const [channel, values] of wanted.entries()) {
      const found = await heard(recording, channel);
      expect(found).toHaveLength(values.length);
      expect(farthest(found, values)).toBeLessThanOrEqual(1);
      // The test's own coder is right when speech comes out.
      expect(farthest(found, channels[channel] ?? [])).toBeLessThan(6_000);
    }
  });

  test("IMA's, up to the value that the chunk `fact` ends with", async () => {
    const { bytes } = imaBlocks([speech], 256);
    const more = bytesOf(little(2, 2), little(505, 2));
    const format = wavFormat({ tag: 17, byteRate: 8_110, blockBytes: 256, bits: 4, more });
    const recording = wavFile([format, part("fact", bytesOf(little(31_000))), part("data", bytes)]);
    expect(await inspectSample(recording)).toMatchObject({ durationSeconds: 31_000 / rate });
    expect(await heard(recording)).toHaveLength(31_000);
  });

  test.each(cases)("Microsoft's, in %s", async (_what, channels) => {
    const blockBytes = 256 * channels.length;
    const blockFrames = (256 - 7) * 2 + 2;
    for (const predictor of [1, 5]) {
      const { bytes, heard: wanted } = msBlocks(channels, blockBytes, predictor);
      const more = msFormat(blockFrames);
      const format = { tag: 2, channels: channels.length, byteRate: 8_192, blockBytes, bits: 4, more };
      const recording = wavFile([wavFormat(format), part("data", bytes)]);
      expect(await inspectSample(recording)).toMatchObject({
        codec: "adpcm-ms",
        durationSeconds: 2,
        channels: channels.length,
      });
      for (const [channel, values] of wanted.entries()) {
        const found = await heard(recording, channel);
        expect(found).toHaveLength(values.length);
        expect(farthest(found, values)).toBeLessThanOrEqual(1);
      }
    }
  });

  test("is told as unusual in WAV, by its name", async () => {
    const { bytes } = imaBlocks([speech], 256);
    const format = wavFormat({
      tag: 17,
      byteRate: 8_110,
      blockBytes: 256,
      bits: 4,
      more: bytesOf(little(2, 2), little(505, 2)),
    });
    const report = await inspectSample(wavFile([format, part("data", bytes)]));
    expect(judgeSample({ report }, { limits: {} })).toMatchObject([
      { code: "unusual_coding", message: "WAV coded as IMA ADPCM: few read it" },
    ]);
  });
});

test.each([
  ["GSM", 49, "gsm"],
  ["WMA", 353, "wma"],
  ["TrueSpeech", 34, "truespeech"],
  ["G.726", 69, "g726"],
])("WAV that holds %s is told by its name", async (name, tag, codec) => {
  const more = bytesOf(little(2, 2), little(320, 2));
  const format = wavFormat({ tag, byteRate: 1_625, sampleRate: 8_000, blockBytes: 65, bits: 0, more });
  const recording = wavFile([format, part("data", new Uint8Array(65 * 100))]);
  expect(await inspectSample(recording)).toMatchObject({ container: "wav", codec, durationSeconds: 4 });
  for (const call of [measureSample, (one: Uint8Array) => prepareSample(one, { limits: [] })]) {
    await expect(call(recording)).rejects.toMatchObject({
      code: "undecodable",
      message: `Nothing here decodes ${name}: convert it to WAV.`,
    });
  }
});

test("WAV with MP3 in it is as long and as loud as the MP3 file", async () => {
  const mp3 = clip("ada.mp3");
  const format = wavFormat({
    tag: 85,
    byteRate: 8_000,
    blockBytes: 1,
    bits: 0,
    more: bytesOf(little(12, 2), new Array<number>(12).fill(0)),
  });
  const recording = wavFile([
    format,
    part("fact", bytesOf(little(160_000))),
    part("data", mp3),
    part("junk", bytesOf("x")),
  ]);
  const alone = await inspectSample(mp3);
  expect(await inspectSample(recording)).toEqual({ ...alone, container: "wav", sizeBytes: recording.byteLength });
  expect(await measureSample(recording)).toEqual(await measureSample(mp3));
  const { changes } = await prepareSample(recording, { limits: [], fromSeconds: 0, toSeconds: 3 });
  expect(changes.at(-1)).toMatchObject({ message: "from wav, mp3, to WAV of 16 bit" });
});

describe("AIFF is heard value for value", () => {
  const of = (codedSpeech: Uint8Array, bits: number, kind?: string, count = frames): Uint8Array =>
    aiffFile([aiffFormat({ frames: count, bits, ...(kind !== undefined && { kind }) }), aiffSound(codedSpeech)], {
      type: kind === undefined ? "AIFF" : "AIFC",
    });

  test.each([
    ["8 bit", undefined, 8, "pcm-s8", signed(8), 129],
    ["16 bit", undefined, 16, "pcm-s16be", signed(16, "big"), 1],
    ["24 bit", undefined, 24, "pcm-s24be", signed(24, "big"), 0.6],
    ["32 bit", undefined, 32, "pcm-s32be", signed(32, "big"), 0.6],
    ["16 bit, said to be NONE", "NONE", 16, "pcm-s16be", signed(16, "big"), 1],
    ["16 bit, the small end first", "sowt", 16, "pcm-s16", signed(16), 1],
    ["floating point", "fl32", 32, "pcm-f32be", floating(32, "big"), 0.6],
    ["floating point in capitals", "FL32", 32, "pcm-f32be", floating(32, "big"), 0.6],
    ["floating point of 64 bit", "fl64", 64, "pcm-f64be", floating(64, "big"), 0.6],
    ["mu-law", "ulaw", 16, "ulaw", ulaw, 520],
    ["A-law", "alaw", 16, "alaw", alaw, 520],
    ["unsigned 8 bit", "raw ", 8, "pcm-u8", unsigned8, 129],
  ] as const)("in %s", async (_name, kind, bits, codec, coded, off) => {
    const recording = of(coded(speech), bits, kind);
    expect(await inspectSample(recording)).toMatchObject({
      container: "aiff",
      codec,
      durationSeconds: 2,
      sampleRate: rate,
      channels: 1,
    });
    expect(farthest(await heard(recording), speech)).toBeLessThanOrEqual(off);
  });

  test("in Apple's ADPCM, whose blocks carry on from one another", async () => {
    for (const channels of [[speech], sides]) {
      const { bytes, heard: wanted } = appleImaBlocks(channels);
      const format = aiffFormat({ channels: channels.length, frames: frames / 64, bits: 16, kind: "ima4" });
      const recording = aiffFile([format, aiffSound(bytes)], { type: "AIFC" });
      expect(await inspectSample(recording)).toMatchObject({ codec: "adpcm-ima-qt", durationSeconds: 2 });
      for (const [channel, values] of wanted.entries()) {
        expect(farthest(await heard(recording, channel), values)).toBeLessThanOrEqual(1);
      }
    }
  });

  test("behind as many bytes as its sound chunk tells to skip", async () => {
    const chunks = [aiffFormat({ frames, bits: 16 }), aiffSound(signed(16, "big")(speech), { offset: 10 })];
    const recording = aiffFile(chunks);
    expect(await inspectSample(recording)).toMatchObject({ durationSeconds: 2 });
    expect(farthest(await heard(recording), speech)).toBeLessThanOrEqual(1);
  });

  test("where its format stands behind its sound, and odd chunks between", async () => {
    const chunks = [aiffSound(signed(8)(speech.slice(1))), part("APPL", bytesOf("abc"), { order: be })];
    const recording = aiffFile([...chunks, aiffFormat({ frames: frames - 1, bits: 8 })]);
    expect(await inspectSample(recording)).toMatchObject({ durationSeconds: (frames - 1) / rate });
    expect(farthest(await heard(recording), speech.slice(1))).toBeLessThanOrEqual(129);
  });

  test("up to the last value that it counts", async () => {
    const recording = of(signed(16, "big")(speech), 16, undefined, 30_000);
    expect(await inspectSample(recording)).toMatchObject({ durationSeconds: 30_000 / rate });
    expect(await heard(recording)).toHaveLength(30_000);
  });

  test.each([
    ["GSM", "GSM "],
    ["MACE", "MAC3"],
    ["QDesign", "QDM2"],
  ])("or told by its name: %s", async (name, kind) => {
    const recording = of(new Uint8Array(3_300), 16, kind, 100);
    await expect(measureSample(recording)).rejects.toMatchObject({
      code: "undecodable",
      message: expect.stringContaining(name),
    });
  });
});

describe("CAF is heard value for value", () => {
  test.each([
    ["16 bit", 0, 16, "pcm-s16be", signed(16, "big"), 1],
    ["16 bit, the small end first", 2, 16, "pcm-s16", signed(16), 1],
    ["24 bit, the small end first", 2, 24, "pcm-s24", signed(24), 0.6],
    ["8 bit", 0, 8, "pcm-s8", signed(8), 129],
    ["floating point", 1, 32, "pcm-f32be", floating(32, "big"), 0.6],
    ["floating point, the small end first", 3, 32, "pcm-f32", floating(32), 0.6],
    ["floating point of 64 bit", 3, 64, "pcm-f64", floating(64), 0.6],
  ] as const)("in %s", async (_name, flags, bits, codec, coded, off) => {
    const format = { kind: "lpcm", flags, bits, packetBytes: bits / 8, packetFrames: 1 };
    const recording = cafFile(format, coded(speech));
    expect(await inspectSample(recording)).toMatchObject({ container: "caf", codec, durationSeconds: 2, channels: 1 });
    expect(farthest(await heard(recording), speech)).toBeLessThanOrEqual(off);
  });

  test("in mu-law of two channels, the one that is asked for", async () => {
    const format = { kind: "ulaw", packetBytes: 2, packetFrames: 1, channels: 2, bits: 8 };
    const recording = cafFile(format, ulaw(interleaved));
    for (const channel of [0, 1] as const) {
      expect(farthest(await heard(recording, channel), sides[channel])).toBeLessThanOrEqual(520);
    }
  });

  test("in Apple's ADPCM", async () => {
    const { bytes, heard: wanted } = appleImaBlocks([speech]);
    const recording = cafFile({ kind: "ima4", packetBytes: 34, packetFrames: 64 }, bytes);
    expect(await inspectSample(recording)).toMatchObject({ codec: "adpcm-ima-qt", durationSeconds: 2 });
    expect(farthest(await heard(recording), wanted[0] ?? [])).toBeLessThanOrEqual(1);
  });

  test("to the end of the file where a recorder has not said how long it is", async () => {
    const format = { kind: "lpcm", bits: 16, packetBytes: 2, packetFrames: 1 };
    const recording = cafFile(format, signed(16, "big")(speech), { size: "open" });
    expect(await inspectSample(recording)).toMatchObject({ durationSeconds: 2 });
    expect(farthest(await heard(recording), speech)).toBeLessThanOrEqual(1);
  });

  test("in the clip of a telephone's voice memo", async () => {
    const { report, audio } = await prepareSample(file("ada.caf"), { limits: [], fromSeconds: 0, toSeconds: 5 });
    expect(report).toMatchObject({ sampleRate: 16_000, channels: 1 });
    expect(audio.byteLength).toBe(44 + 5 * 32_000);
  });
});

describe("a part far behind the beginning is what it is in the whole", () => {
  const long = Array.from({ length: 8 * rate }, (_, frame) => spoken(frame));
  const blocks = { byteRate: 8_110, blockBytes: 256, bits: 4 };
  const ima = imaBlocks([long], 256);
  const ms = msBlocks([long], 256, 1);
  const apple = appleImaBlocks([long]);

  test.each([
    ["WAV of 16 bit", wavFile([wavFormat({ tag: 1, blockBytes: 2, bits: 16 }), part("data", signed(16)(long))]), long],
    [
      "AIFF of 24 bit",
      aiffFile([aiffFormat({ frames: long.length, bits: 24 }), aiffSound(signed(24, "big")(long))]),
      long,
    ],
    [
      "IMA ADPCM",
      wavFile([
        wavFormat({ ...blocks, tag: 17, more: bytesOf(little(2, 2), little(505, 2)) }),
        part("data", ima.bytes),
      ]),
      ima.heard[0] ?? [],
    ],
    [
      "Microsoft's ADPCM",
      wavFile([wavFormat({ ...blocks, tag: 2, more: msFormat(500) }), part("data", ms.bytes)]),
      ms.heard[0] ?? [],
    ],
    ["Apple's ADPCM", cafFile({ kind: "ima4", packetBytes: 34, packetFrames: 64 }, apple.bytes), apple.heard[0] ?? []],
  ])("%s", async (_name, recording, wanted) => {
    const found = await heard(recording, 0, 5.3, 7.1);
    expect(found).toHaveLength(Math.round(1.8 * rate));
    expect(farthest(found, wanted.slice(5.3 * rate))).toBeLessThanOrEqual(1);
  });
});

describe("CAF with packets of different sizes, each in a table", () => {
  /** The packets of Apple Lossless in the clip, and what stands before them. */
  const m4a = file("ada-lossless.m4a");
  const text = Buffer.from(m4a.buffer).toString("latin1");
  const view = new DataView(m4a.buffer);
  const sizesAt = text.indexOf("stsz") + 12;
  const sizes = Array.from({ length: view.getUint32(sizesAt) }, (_, index) => view.getUint32(sizesAt + 4 + 4 * index));
  const soundAt = view.getUint32(text.indexOf("stco") + 12);
  const sound = m4a.subarray(soundAt, soundAt + sizes.reduce((sum, size) => sum + size, 0));
  const cookieAt = text.lastIndexOf("alac") + 8;
  const cookie = m4a.subarray(cookieAt, cookieAt + 24);
  const packetFrames = new DataView(cookie.buffer, cookie.byteOffset).getUint32(0);
  const sampleRate = new DataView(cookie.buffer, cookie.byteOffset).getUint32(20);
  const format = { kind: "alac", sampleRate, packetBytes: 0, packetFrames };

  test("is heard like the same packets in M4A, with the table before the sound or behind it", async () => {
    const wanted = await heard(m4a);
    const remainder = sizes.length * packetFrames - wanted.length;
    const table = packetTable(sizes, { frames: wanted.length, remainder });
    for (const recording of [
      cafFile(format, sound, { before: { kuki: cookie, pakt: table } }),
      cafFile(format, sound, { before: { kuki: cookie }, behind: { pakt: table } }),
    ]) {
      expect(await inspectSample(recording)).toMatchObject({
        container: "caf",
        codec: "alac",
        durationSeconds: wanted.length / sampleRate,
      });
      expect(await heard(recording)).toEqual(wanted);
    }
  });

  test("is heard from behind what only its decoder needs", async () => {
    const wanted = await heard(m4a);
    const remainder = sizes.length * packetFrames - wanted.length;
    const table = packetTable(sizes, { priming: 2_112, remainder });
    const recording = cafFile(format, sound, { before: { kuki: cookie, pakt: table } });
    expect(await inspectSample(recording)).toMatchObject({ durationSeconds: (wanted.length - 2_112) / sampleRate });
    expect(await heard(recording)).toEqual(wanted.slice(2_112));
    expect(await heard(recording, 0, 2.1, 3.4)).toEqual(
      wanted.slice(2_112 + 2.1 * sampleRate, 2_112 + 3.4 * sampleRate),
    );
  });

  test("is read as the table says it where packets differ in length too", async () => {
    const frameCounts = sizes.map((_, index) => (index === sizes.length - 1 ? 1_000 : packetFrames));
    const entries = sizes.flatMap((size, index) => [size, frameCounts[index] ?? 0]);
    const table = packetTable(entries, { packets: sizes.length });
    const recording = cafFile({ ...format, packetFrames: 0 }, sound, { before: { kuki: cookie, pakt: table } });
    const all = frameCounts.reduce((sum, count) => sum + count, 0);
    expect(await inspectSample(recording)).toMatchObject({ durationSeconds: all / sampleRate });
  });
});
