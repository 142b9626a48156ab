import { describe, expect, test } from "vitest";
import { inspectSample, measureSample, prepareSample } from "../../src/index.ts";
import { clip } from "../recordings.ts";
import { big, bytesOf, file, frame, id3, joined, little, page } from "./tagged.ts";

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe("a kind of file that nothing here reads is told by its name", () => {
  test.each([
    ["WMA (ASF)", bytesOf(0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11)],
    ["AMR", bytesOf("#!AMR\n", 0x3c)],
    ["AMR", bytesOf("#!AMR-WB\n")],
    ["AU", bytesOf(".snd", big(24))],
    ["WavPack", bytesOf("wvpk", little(100))],
    ["Monkey's Audio", bytesOf("MAC ", little(3990))],
    ["True Audio", bytesOf("TTA1", little(1, 2))],
    ["DSD (DSF)", bytesOf("DSD ", little(28, 8))],
    ["DSD (DSDIFF)", bytesOf("FRM8", big(1_000, 8))],
    ["Wave64", bytesOf("riff", 0x2e, 0x91, 0xcf, 0x11, 0xa5, 0xd6, 0x28, 0xdb)],
    ["RealMedia", bytesOf(".RMF", big(18))],
    ["RealAudio", bytesOf(".ra", 0xfd, 0, 4)],
    ["FLV", bytesOf("FLV", 1, 4, big(9))],
    ["AVI", bytesOf("RIFF", little(3_000), "AVI LIST")],
    ["Musepack", bytesOf("MPCKSH")],
    ["AC-3", bytesOf(0x0b, 0x77, 0x12, 0x34)],
    ["MPEG program stream", bytesOf(0, 0, 1, 0xba, 0x44)],
  ])("%s", async (name, head) => {
    const recording = joined(head, new Uint8Array(3_000).fill(0x41));
    const calls = [inspectSample(recording), measureSample(recording), prepareSample(recording, { limits: [] })];
    for (const error of await Promise.all(calls.map(failure))) {
      expect(error).toMatchObject({
        code: "undecodable",
        message: `The sample is ${name}, which nothing here reads: convert it to WAV.`,
      });
    }
  });

  test.each([
    ["FLAC in Ogg", "\x7fFLAC\x01\0\0\x01fLaC"],
    ["Speex", "Speex   1.2.0"],
    ["CELT", "CELT    "],
  ])("%s", async (name, begins) => {
    const first = bytesOf(begins, new Array<number>(60).fill(0));
    const recording = joined(page(1, 2, [first]), page(1, 4, [new Uint8Array(200)]));
    expect(await failure(inspectSample(recording))).toMatchObject({
      code: "undecodable",
      message: `The sample is ${name}, which nothing here reads: convert it to WAV.`,
    });
  });

  test("and words, a picture and noise are no kind of sound", async () => {
    const noise = Uint8Array.from({ length: 5_000 }, (_, at) => (at * 16_807 * 48_271) % 251);
    for (const bytes of [
      bytesOf("Dear Ada, ", "here is nothing to hear. ".repeat(50)),
      bytesOf(0x89, "PNG\r\n\x1a\n"),
      noise,
    ]) {
      expect(await failure(inspectSample(bytes))).toMatchObject({ code: "not_audio" });
    }
  });
});

describe("MPEG layer 2", () => {
  /** Frames of silence: 128 kbit/s, 44.1 kHz, one channel. */
  const silence = new Uint8Array(417);
  silence.set([0xff, 0xfd, 0x80, 0xc0]);
  const recording = joined(...Array.from({ length: 40 }, () => silence));

  test("is called by its own name, and decoded", async () => {
    expect(await inspectSample(recording)).toMatchObject({
      container: "mp2",
      codec: "mp2",
      sampleRate: 44_100,
      channels: 1,
    });
    const { measuredSeconds, peakDbfs } = await measureSample(recording);
    expect(measuredSeconds).toBeCloseTo((40 * 1_152) / 44_100, 1);
    expect(peakDbfs).toBe(-120);
  });

  test("is not what layer 3 is", async () => {
    expect(await inspectSample(clip("ada.mp3"))).toMatchObject({ container: "mp3", codec: "mp3" });
  });
});

describe("tags before an MP3 file", () => {
  const mp3 = clip("ada.mp3");
  const cover = bytesOf(0, "image/jpeg", 0, 3, 0);

  test("of 20 MB are skipped, and not copied", async () => {
    const picture = 20_000_000;
    const content = cover.byteLength + picture;
    const sevenBits = [21, 14, 7, 0].map((shift) => ((content + 10) >>> shift) & 127);
    const tag = bytesOf("ID3", 3, 0, 0, sevenBits, "APIC", big(content), 0, 0, cover);
    const recording = new Uint8Array(tag.byteLength + picture + mp3.byteLength).fill(0xff);
    recording.set(tag);
    recording.set(mp3, tag.byteLength + picture);
    const alone = await inspectSample(mp3);
    const before = process.memoryUsage().arrayBuffers;
    const report = await inspectSample(recording);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000);
    expect(report).toEqual({ ...alone, sizeBytes: recording.byteLength, carries: ["cover"] });
    expect(await measureSample(recording)).toEqual(await measureSample(mp3));
  });

  test("may be several, one with a footer", async () => {
    const title = id3([frame("TIT2", "\0Interview")]);
    const footed = id3([frame("TPE1", "\0Ada", 4)], 4);
    footed[5] = 0x10;
    const footer = bytesOf("3DI", footed.subarray(3, 10));
    const alone = await inspectSample(mp3);
    for (const tags of [joined(title, title), joined(footed, footer, title)]) {
      const { durationSeconds, bitRate } = await inspectSample(joined(tags, mp3));
      expect([durationSeconds, bitRate]).toEqual([alone.durationSeconds, alone.bitRate]);
    }
  });

  test("and no MP3 behind them are no sound", async () => {
    const tag = id3([frame("TIT2", "\0Interview")]);
    for (const rest of [new Uint8Array(0), bytesOf("words and no more. ".repeat(200))]) {
      expect(await failure(inspectSample(joined(tag, rest)))).toMatchObject({ code: "not_audio" });
    }
  });
});

test.each([
  ["with its tracks", "1f43b675"],
  ["without its tracks", "1654ae6b"],
])("WebM of a browser that was stopped at once holds no sound: a head %s", async (_what, next) => {
  const webm = file("ada.webm");
  const head = webm.subarray(0, Buffer.from(webm.buffer).indexOf(next, 0, "hex"));
  expect(head.byteLength).toBeGreaterThan(40);
  for (const call of [inspectSample, measureSample]) {
    expect(await failure(call(head))).toMatchObject({
      code: "no_sound",
      message: "The sample is an audio file without any sound in it.",
    });
  }
});

test("Apple Lossless whose head says 10 values in a second ends in an error, and holds nothing up", async () => {
  const slow = file("ada-lossless.m4a").slice();
  const head = Buffer.from(slow.buffer).lastIndexOf("alac");
  new DataView(slow.buffer).setUint32(head + 8 + 20, 10);
  await expect(measureSample(slow)).rejects.toMatchObject({ code: "unreadable" });
});

test("a program stream of MPEG is told by its name, though MP3 is found in it", async () => {
  const mp3 = file("ada.mp3").subarray(0, 20_000);
  const stream = new Uint8Array([0, 0, 1, 0xba, ...new Uint8Array(32), ...mp3]);
  await expect(inspectSample(stream)).rejects.toMatchObject({
    code: "undecodable",
    message: expect.stringContaining("MPEG program stream"),
  });
});
