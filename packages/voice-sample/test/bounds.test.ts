import * as reader from "mediabunny";
import { describe, expect, test } from "vitest";
import { boundedSource } from "../src/bounds/bounded-source.ts";
import { Pace, workMs } from "../src/bounds/pace.ts";
import { inspectSample, measureSample, trimSample } from "../src/index.ts";
import { clip, second } from "./recordings.ts";

/** An MP4 file with this number in its list of chunks, whatever it has. */
function withChunks(count: number): Uint8Array {
  const bytes = second("m4a").slice();
  const at = Buffer.from(bytes.buffer).indexOf("stco");
  new DataView(bytes.buffer).setUint32(at + 8, count);
  return bytes;
}

const calls = {
  inspectSample: (sample: Uint8Array, signal?: AbortSignal) => inspectSample(sample, { signal }),
  measureSample: (sample: Uint8Array, signal?: AbortSignal) => measureSample(sample, { signal }),
  trimSample: (sample: Uint8Array, signal?: AbortSignal) => trimSample(sample, { fromSeconds: 0.1, signal }),
} as const;
const names = Object.keys(calls) as (keyof typeof calls)[];

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

/** A WAV file whose head says so many channels at such a rate. */
function wavOf(channels: number, sampleRate: number, bytes = 100_000): Uint8Array<ArrayBuffer> {
  const wav = new Uint8Array(44 + bytes);
  wav.set(clip("ada.wav").subarray(0, 44));
  const view = new DataView(wav.buffer);
  view.setUint32(4, wav.length - 8, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * channels * 2, true);
  view.setUint16(32, channels * 2, true);
  view.setUint32(40, bytes, true);
  return wav;
}

/** A file with other bytes at a place that it names by what stands before. */
function changed(file: Uint8Array, before: string, offset: number, ...bytes: number[]): Uint8Array {
  const copy = file.slice();
  const at = Buffer.from(copy.buffer).indexOf(before, 0, "latin1");
  if (at === -1) throw new Error(`no ${before}`);
  copy.set(bytes, at + before.length + offset);
  return copy;
}

/** An Ogg file with so many empty pages of its first stream behind it. */
function withPages(file: Uint8Array, pages: number): Uint8Array<ArrayBuffer> {
  const empty = new Uint8Array(27);
  empty.set(file.subarray(0, 4));
  empty.set(file.subarray(14, 18), 14);
  const copy = new Uint8Array(file.length + pages * empty.length);
  copy.set(file);
  for (let at = file.length; at < copy.length; at += empty.length) copy.set(empty, at);
  return copy;
}

describe("a sample that would make much of few bytes", () => {
  test.each<[string, Uint8Array, RegExp]>([
    ["1,000 channels", wavOf(1_000, 16_000), /1000 channels: a recording has at most 32\./],
    ["a rate of 1 Hz", wavOf(1, 1), /1 values per second: recordings have 1000 to 768000\./],
    ["a rate of 4 GHz", wavOf(1, 4_000_000_000), /4000000000 values per second/],
    ["32 channels at 192 kHz", wavOf(32, 192_000), /6144000 values \(32 channels at 192000 Hz\)/],
    ["400,001 pages of Ogg", withPages(second("ogg"), 400_001), /400001 pages of Ogg and more: .* at most 400000\./],
    ["64 channels of Vorbis", changed(second("ogg"), "\x01vorbis", 4, 64), /64 channels: a recording has at most 32\./],
  ])("is refused by every call, with its figure and with what is right: %s", async (_what, sample, message) => {
    for (const name of names) {
      expect(await failure(calls[name](sample)), name).toMatchObject({ code: "unreadable", message });
    }
  });

  test("is none with the most that recorders make", async () => {
    for (const [channels, sampleRate] of [
      [32, 48_000],
      [8, 192_000],
      [2, 768_000],
    ] as const) {
      expect(await inspectSample(wavOf(channels, sampleRate))).toMatchObject({ channels, sampleRate });
    }
  });
});

const reason = new Error("enough");

describe.each(names)("%s", (name) => {
  test("begins nothing when the signal has aborted before", async () => {
    const error = await failure(calls[name](clip("ada.wav"), AbortSignal.abort(reason)));
    expect(error).toMatchObject({ name: "SampleError", code: "aborted", cause: reason });
  });

  test("leaves no listener on the signal", async () => {
    const { signal } = new AbortController();
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    Object.assign(signal, {
      addEventListener(...args: Parameters<typeof add>) {
        listeners++;
        add(...args);
      },
      removeEventListener(...args: Parameters<typeof remove>) {
        listeners--;
        remove(...args);
      },
    });
    await calls[name](clip("ada.wav"), signal);
    expect(listeners).toBe(0);
  });
});

test("measuring gives way to a timer, which can end it", async () => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(reason), 0);
  const long = wavOf(1, 768_000, 30_000_000);
  expect(await failure(calls.measureSample(long, controller.signal))).toMatchObject({ code: "aborted", cause: reason });
});

describe("the pace of a call", () => {
  test("gives way when it has worked for a while, by the clock or, where that stands still, by its steps", async () => {
    let time = 0;
    let turns = 0;
    const pace = new Pace({
      now: () => time,
      giveWay: async () => {
        turns++;
      },
    });
    expect(pace.isDue).toBe(false);
    time = 12;
    expect(pace.isDue).toBe(true);
    await pace.rest();
    expect([turns, pace.isDue]).toEqual([1, false]);
    for (let step = 0; step < 50_000; step++) pace.step();
    expect(pace.isDue).toBe(true);
  });

  test("ends before the time that its sample may take; what others do in between does not count", async () => {
    let time = 0;
    const giveWay = async (): Promise<void> => {
      time += 1_000_000;
    };
    const pace = new Pace({ now: () => time, giveWay });
    pace.limit(workMs(1_000_000, 10));
    time = 6_550;
    await pace.rest();
    time += 99;
    pace.check();
    time += 2;
    expect(() => pace.check()).toThrow(
      "The sample takes more work than any recording of its size: it is not read through after 6.7 s.",
    );
  });
});

describe("the audio reader", () => {
  const bytes = new Uint8Array(1_000_000);
  const whole = { byteLength: bytes.byteLength, whole: bytes, read: () => bytes };
  const newSource = () =>
    boundedSource(reader, whole, new Pace()).source as unknown as {
      _getFileSize(): number;
      _read(start: number, end: number): unknown;
    };

  test("may ask for the size at each byte of what it reads at one go", () => {
    const source = newSource();
    source._read(0, 65_536);
    for (let question = 0; question < 131_072; question++) expect(source._getFileSize()).toBe(1_000_000);
  });

  test("is stopped where it asks for the size in turn after turn and never reads", async () => {
    const source = newSource();
    let turns = 0;
    const circles = async (): Promise<void> => {
      for (; turns < 100_000; turns++) {
        source._getFileSize();
        await undefined;
      }
    };
    await expect(circles()).rejects.toThrow("makes no headway");
    expect(turns).toBe(5_000);
  });

  test("that reads now and then goes on", async () => {
    const source = newSource();
    for (let turn = 0; turn < 20_000; turn++) {
      source._getFileSize();
      if (turn % 1_000 === 0) source._read(0, 4);
      await undefined;
    }
  });
});

describe("an MP4 file", () => {
  test("of more chunks of sound than any recording is refused", async () => {
    await expect(inspectSample(withChunks(200_001))).rejects.toThrow(
      "A track of sound has 200001 chunks: a recording has at most 200000.",
    );
  });

  test("is cut up to 30,000 packets, whose table is written at one go", async () => {
    const { audio } = await trimSample(await m4aOf(30_000), { fromSeconds: 0 });
    expect(audio.byteLength).toBeGreaterThan(30_000);
    await expect(trimSample(await m4aOf(30_001), { fromSeconds: 0 })).rejects.toThrow("more than 30000 packets");
  }, 30_000);
});

async function m4aOf(packets: number): Promise<Uint8Array> {
  const target = new reader.BufferTarget();
  const output = new reader.Output({ format: new reader.Mp4OutputFormat(), target });
  const source = new reader.EncodedAudioPacketSource("aac");
  output.addAudioTrack(source);
  await output.start();
  const decoderConfig = {
    codec: "mp4a.40.2",
    sampleRate: 16_000,
    numberOfChannels: 1,
    description: Uint8Array.of(20, 8),
  };
  const length = 1_024 / 16_000;
  for (let index = 0; index < packets; index++) {
    const packet = new reader.EncodedPacket(Uint8Array.of(33, 16), "key", index * length, length);
    await source.add(packet, { decoderConfig });
  }
  await output.finalize();
  return new Uint8Array(target.buffer as ArrayBuffer);
}
