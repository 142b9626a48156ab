import { describe, expect, test, vi } from "vitest";
import {
  type CodedStream,
  type DecodedSound,
  measureSample,
  prepareSample,
  type SampleDecoder,
  type SampleDecoders,
  SampleError,
} from "../../src/index.ts";
import { alacDecoder } from "../../src/levels/alac.ts";
import { file } from "../kinds/tagged.ts";
import { clip, second, spoken } from "../recordings.ts";

const rate = 16_000;
const nothing: DecodedSound = { channels: [], sampleRate: 0 };
/** Values of the clip, from a frame on. */
const speech = (from: number, frames: number): DecodedSound => ({
  channels: [Float32Array.from({ length: frames }, (_, at) => spoken(from + at))],
  sampleRate: rate,
});
/** What the encoder of the fixture has put before its sound, in values: a packet. */
const priming = 1_024;

/** A decoder of the caller's for AAC, and what became of it. */
/** Says what is left once, as often as it is made anew. */
function fake({ left, ...decoder }: Partial<SampleDecoder> & { left?: DecodedSound } = {}) {
  const streams: CodedStream[] = [];
  const packets: Uint8Array[] = [];
  const free = vi.fn();
  const make = (stream: CodedStream): SampleDecoder => {
    streams.push(stream);
    let rest = left;
    const end = async (): Promise<DecodedSound> => {
      const now = rest ?? nothing;
      rest = undefined;
      return now;
    };
    return {
      ...(left && { end }),
      async decode(given) {
        packets.push(...given);
        return nothing;
      },
      ...decoder,
      free,
    };
  };
  const decoders: SampleDecoders = { aac: make };
  return { decoders, streams, packets, free };
}

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe("a decoder of the caller's", () => {
  test("gets the stream's head and its packets, and is freed once", async () => {
    const { decoders, streams, packets, free } = fake({ left: speech(0, 20_000) });
    await measureSample(second("m4a"), { decoders });
    const description = Uint8Array.of(0x14, 0x08);
    expect(streams).toMatchObject([{ codec: "aac", channels: 1, sampleRate: rate }]);
    expect(streams[0]?.description.subarray(0, 2)).toEqual(description);
    // One second, and the packet before it.
    expect(packets).toHaveLength(Math.ceil((rate + priming) / priming));
    expect(packets.every(([first]) => first !== 0xff)).toBe(true);
    expect(free).toHaveBeenCalledTimes(1);
  });

  test("gets packets of AAC without a container with their heads, and no other", async () => {
    const { decoders, streams, packets } = fake({ left: speech(0, 20_000) });
    await measureSample(second("aac"), { decoders });
    expect(streams[0]?.description).toHaveLength(0);
    expect(packets.every(([first, next]) => first === 0xff && next === 0xf1)).toBe(true);
  });

  test("is heard with every packet, at its place in the recording", async () => {
    let at = 0;
    const decode = async (given: readonly Uint8Array[]): Promise<DecodedSound> => {
      const frames = given.length * priming;
      at += frames;
      return speech(at - frames, frames);
    };
    const { measuredSeconds, complete } = await measureSample(second("m4a"), fake({ decode }));
    expect([measuredSeconds, complete]).toEqual([(at - priming) / rate, true]);
  });

  test("is heard to its end, also where it answers to no packet before", async () => {
    const { decoders, free } = fake({ left: speech(0, 6 * rate) });
    const { measuredSeconds } = await measureSample(second("m4a"), { decoders });
    expect(measuredSeconds).toBeCloseTo(6 - priming / rate, 6);
    free.mockClear();
    const options = { limits: [], fromSeconds: 1, toSeconds: 4, decoders };
    const { audio, report, changes } = await prepareSample(second("m4a"), options);
    expect(report).toMatchObject({ durationSeconds: 3, sampleRate: rate });
    expect(changes.map(({ message }) => message)).toContain("from mp4, aac, to WAV of 16 bit");
    const values = new Int16Array(audio.slice(44).buffer);
    const off = values.map((value, frame) => Math.abs(value - Math.round(spoken(rate + priming + frame) * 32_767)));
    expect(Math.max(...off)).toBeLessThanOrEqual(1);
    // Once to look for speech, and once for the part.
    expect(free).toHaveBeenCalledTimes(2);
  });

  test("is heard at its place in a part far behind the beginning, however late it answers", async () => {
    const lossless = file("ada-lossless.m4a");
    const part = { limits: [], fromSeconds: 2.1, toSeconds: 3.4 };
    const wanted = await prepareSample(lossless, part);
    // Apple Lossless has as many values in each packet, and the example at hand decodes to what this package says.
    const decoders: SampleDecoders = {
      alac: ({ description }) => {
        const { decode, sampleRate } = alacDecoder(description);
        const all: Float32Array[] = [];
        return {
          async decode(packets) {
            for (const packet of packets) all.push(...decode(packet));
            return nothing;
          },
          async end() {
            return { channels: [Float32Array.from(all.splice(0).flatMap((values) => [...values]))], sampleRate };
          },
          free: () => {},
        };
      },
    };
    const { audio, window } = await prepareSample(lossless, { ...part, decoders });
    expect(window).toEqual(wanted.window);
    expect(audio).toEqual(wanted.audio);
  });

  test("comes before one of this package", async () => {
    const { decoders, free } = fake({ decode: async (given) => speech(0, 1_152 * given.length) });
    const own = { mp3: decoders["aac"] } as SampleDecoders;
    const { peakDbfs } = await measureSample(clip("ada.mp3"), { decoders: own });
    expect(free).toHaveBeenCalledTimes(1);
    expect(peakDbfs).not.toBe((await measureSample(clip("ada.mp3"))).peakDbfs);
  });

  test("for another codec is left alone", async () => {
    const { decoders, streams } = fake();
    expect(await measureSample(second("flac"), { decoders })).toMatchObject({ complete: true });
    expect(streams).toEqual([]);
  });
});

describe("a decoder of the caller's that fails", () => {
  const broken = async (): Promise<never> => {
    throw new Error("bytes of the sample: secret");
  };

  test.each([
    ["with its first packets", { decode: broken }],
    ["at its end", { end: broken }],
    ["to say anything", {}],
  ])("%s is freed once, and what it says is told nobody", async (_when, decoder) => {
    const { decoders, free } = fake(decoder);
    const error = await failure(measureSample(second("m4a"), { decoders }));
    expect(error).toBeInstanceOf(SampleError);
    expect(error).toMatchObject({ code: "unreadable", message: expect.not.stringContaining("secret") });
    expect(free).toHaveBeenCalledTimes(1);
  });

  test("with a reason of this package's kind is believed", async () => {
    const reason = new SampleError("undecodable", "Nothing here decodes this.");
    const { decoders, free } = fake({
      decode: async () => {
        throw reason;
      },
    });
    expect(await failure(prepareSample(second("m4a"), { limits: [], decoders }))).toBe(reason);
    expect(free).toHaveBeenCalledTimes(1);
  });

  test("later leaves what came before", async () => {
    const { decoders, free } = fake({ decode: async () => speech(0, rate), end: broken });
    const { complete, measuredSeconds } = await measureSample(second("m4a"), { decoders });
    expect(complete).toBe(false);
    expect(measuredSeconds).toBeGreaterThan(0.5);
    expect(free).toHaveBeenCalledTimes(1);
  });
});

describe("when the signal aborts while a decoder of the caller's", () => {
  const reason = new Error("enough");
  const calls = {
    measureSample: (decoders: SampleDecoders, signal: AbortSignal) =>
      measureSample(second("m4a"), { decoders, signal }),
    prepareSample: (decoders: SampleDecoders, signal: AbortSignal) =>
      prepareSample(second("m4a"), { decoders, signal, limits: [] }),
  } as const;
  const names = Object.keys(calls) as (keyof typeof calls)[];
  const never = (controller: AbortController) => (): Promise<never> => {
    setImmediate(() => controller.abort(reason));
    return new Promise(() => {});
  };

  describe.each(names)("works for %s,", (name) => {
    test.each(["decode", "end"] as const)("in `%s`, the call ends at once and frees it once", async (method) => {
      const controller = new AbortController();
      const { decoders, free } = fake({ [method]: never(controller) });
      expect(await failure(calls[name](decoders, controller.signal))).toMatchObject({ code: "aborted", cause: reason });
      expect(free).toHaveBeenCalledTimes(1);
    });

    test("as soon as it is there, the call ends, and frees it when it comes", async () => {
      const controller = new AbortController();
      const { decoders, free } = fake();
      let come: (decoder: SampleDecoder) => void = () => {};
      const late: SampleDecoders = {
        aac: () => {
          setImmediate(() => controller.abort(reason));
          return new Promise((resolve) => {
            come = resolve;
          });
        },
      };
      expect(await failure(calls[name](late, controller.signal))).toMatchObject({ code: "aborted", cause: reason });
      expect(free).not.toHaveBeenCalled();
      const made = await decoders["aac"]?.({
        codec: "aac",
        channels: 1,
        sampleRate: rate,
        description: new Uint8Array(),
      });
      if (made) come(made);
      await vi.waitFor(() => expect(free).toHaveBeenCalledTimes(1));
    });
  });
});
