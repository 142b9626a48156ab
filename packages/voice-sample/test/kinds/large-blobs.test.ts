import { afterEach, describe, expect, test, vi } from "vitest";
import { inspectSample, prepareSample, trimSample } from "../../src/index.ts";
import { clip, spoken } from "../recordings.ts";
import { floating, part, wavFormat } from "./files-of-chunks.ts";
import { big, bytesOf, file, little } from "./tagged.ts";

/** Nothing above is read as a whole. */
const readAsWhole = 64_000_000;
/** One buffer, once in memory, for all the nothing in these files. */
const megabyte = new Blob([new Uint8Array(1_000_000)]);
const nothing = (megabytes: number): readonly Blob[] => new Array<Blob>(megabytes).fill(megabyte);

/** How many bytes were asked for; `arrayBuffer` of the whole fails. */
function watched(blob: Blob): { readonly bytes: number } {
  expect(blob.size).toBeGreaterThan(readAsWhole);
  const asked = { bytes: 0 };
  const slice = blob.slice.bind(blob);
  vi.spyOn(blob, "arrayBuffer").mockRejectedValue(new Error("all of it"));
  vi.spyOn(blob, "slice").mockImplementation((start, end, type) => {
    const piece = slice(start, end, type);
    asked.bytes += piece.size;
    return piece;
  });
  return asked;
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe("a WAV file that is larger than what is read as a whole", () => {
  const rate = 48_000;
  const frames = 10 * rate;
  const sound = floating(64)(Array.from({ length: frames }, (_, frame) => spoken(Math.floor(frame / 3))));
  /** Silence before the speech, in seconds: 66 MB of it. */
  const silence = 66_000_000 / 8 / rate;
  const dataBytes = 66_000_000 + sound.byteLength;
  const head = bytesOf(
    ...["RIFF", little(36 + dataBytes), "WAVE", wavFormat({ tag: 3, sampleRate: rate, blockBytes: 8, bits: 64 })],
    ...["data", little(dataBytes)],
  );
  const recording = (): Blob => new Blob([head, ...nothing(66), sound]);

  test("is inspected by its head and its end", async () => {
    const blob = recording();
    const asked = watched(blob);
    expect(await inspectSample(blob)).toMatchObject({
      codec: "pcm-f64",
      durationSeconds: silence + 10,
      sizeBytes: blob.size,
    });
    expect(asked.bytes).toBeLessThan(2_000_000);
    expect(blob.arrayBuffer).not.toHaveBeenCalled();
  });

  test("is cut to its speech, which is read piece by piece", async () => {
    const blob = recording();
    watched(blob);
    const limits = [{ seconds: { bestTo: 10, level: "warn" } }] as const;
    const { window, report } = await prepareSample(blob, { limits });
    expect(window.fromSeconds).toBeCloseTo(silence, 0);
    expect(window.toSeconds).toBeLessThanOrEqual(silence + 10);
    expect(report).toMatchObject({ codec: "pcm-s16", sampleRate: rate });
    expect(report.durationSeconds).toBeGreaterThan(9);
    expect(blob.arrayBuffer).not.toHaveBeenCalled();
  });

  test("is cut out of, to the value", async () => {
    const blob = recording();
    const asked = watched(blob);
    const { audio: bytes } = await trimSample(blob, { fromSeconds: silence + 1, toSeconds: silence + 3 });
    expect(bytes.slice(44)).toEqual(sound.slice(rate * 8, 3 * rate * 8));
    expect(asked.bytes).toBeLessThan(2_000_000);
    expect(blob.arrayBuffer).not.toHaveBeenCalled();
  });

  test("is unreadable when it goes away meanwhile", async () => {
    const blob = recording();
    const gone = new DOMException("The file changed.", "NotReadableError");
    const slice = blob.slice.bind(blob);
    vi.spyOn(blob, "slice").mockImplementation((start = 0, end) => {
      const piece = slice(start, end);
      if (start > 1_000_000) vi.spyOn(piece, "arrayBuffer").mockRejectedValue(gone);
      return piece;
    });
    await expect(prepareSample(blob, { limits: [] })).rejects.toMatchObject({ code: "unreadable", cause: gone });
  });
});

test("an RF64 file of 5 GB is inspected by its head", async () => {
  const thousand = new Blob([...nothing(1_000)]);
  const dataBytes = 5_000_000_000;
  const sizes = part(
    "ds64",
    bytesOf(little(4 + 36 + 24 + 8 + dataBytes, 8), little(dataBytes, 8), little(0, 8), little(0)),
  );
  const format = wavFormat({ tag: 1, sampleRate: 48_000, blockBytes: 2, bits: 16 });
  const head = bytesOf("RF64", little(0xffff_ffff), "WAVE", sizes, format, "data", little(0xffff_ffff));
  const blob = new Blob([head, ...new Array<Blob>(5).fill(thousand)]);
  const asked = watched(blob);
  const report = await inspectSample(blob);
  expect(report).toMatchObject({ durationSeconds: dataBytes / 2 / 48_000, sizeBytes: head.byteLength + dataBytes });
  expect(report).not.toHaveProperty("unfinished");
  expect(asked.bytes).toBeLessThan(2_000_000);
});

test("an MP3 file behind two tags, one with a footer and one of 66 MB, is read without them", async () => {
  const mp3 = clip("ada.mp3");
  const tag = bytesOf(
    "ID3",
    3,
    0,
    0,
    [21, 14, 7, 0].map((shift) => (66_000_000 >>> shift) & 127),
  );
  const footed = bytesOf(
    "ID3",
    4,
    0,
    0x10,
    [0, 0, 0, 20],
    new Array<number>(20).fill(0),
    "3DI",
    4,
    0,
    0x10,
    [0, 0, 0, 20],
  );
  const blob = new Blob([footed, tag, ...nothing(66), mp3]);
  const asked = watched(blob);
  const { durationSeconds, bitRate } = await inspectSample(mp3);
  expect(await inspectSample(blob)).toMatchObject({ container: "mp3", durationSeconds, bitRate });
  expect(asked.bytes).toBeLessThan(5_000_000);
});

describe("an MP4 file that is larger than what is read as a whole", () => {
  const free = bytesOf(big(66_000_008), "free");

  /** Free space of 66 MB between the table and the sound, as a film has its pictures there. */
  function spaced(m4a: Uint8Array): Blob {
    const moved = m4a.slice();
    const view = new DataView(moved.buffer);
    const text = Buffer.from(moved.buffer).toString("latin1");
    const between = Math.max(text.indexOf("moov"), text.indexOf("mdat")) - 4;
    const places = text.indexOf("stco") + 8;
    for (let index = 0; index < view.getUint32(places); index++) {
      const at = places + 4 + 4 * index;
      const place = view.getUint32(at);
      view.setUint32(at, place < between ? place : place + 66_000_008);
    }
    return new Blob([moved.subarray(0, between), free, ...nothing(66), moved.subarray(between)]);
  }

  test("is inspected and cut without what lies between", async () => {
    const m4a = file("second.m4a");
    const blob = spaced(m4a);
    const asked = watched(blob);
    expect(await inspectSample(blob)).toEqual({ ...(await inspectSample(m4a)), sizeBytes: blob.size });
    const range = { fromSeconds: 0.2, toSeconds: 0.8 };
    expect(await trimSample(blob, range)).toEqual(await trimSample(m4a, range));
    expect(asked.bytes).toBeLessThan(10_000_000);
    expect(blob.arrayBuffer).not.toHaveBeenCalled();
  });

  test("is decoded like the small one, with its table behind the sound", async () => {
    const m4a = file("ada-lossless.m4a");
    const blob = spaced(m4a);
    const asked = watched(blob);
    const whole = { limits: [], fromSeconds: 0, toSeconds: 3 };
    expect((await prepareSample(blob, whole)).audio).toEqual((await prepareSample(m4a, whole)).audio);
    expect(asked.bytes).toBeLessThan(10_000_000);
    expect(blob.arrayBuffer).not.toHaveBeenCalled();
  });
});
