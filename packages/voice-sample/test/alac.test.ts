import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { alacDecoder } from "../src/levels/alac.ts";
import { seededDamage } from "./seeded-damage.ts";

const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, "base64"));

/** The 24 bytes that ffmpeg writes, with another depth, other channels, or single bytes of its own. */
function cookieOf(depth: number, channels: number, changes: Readonly<Record<number, number>> = {}): Uint8Array {
  const cookie = Uint8Array.of(0, 0, 16, 0, 0, depth, 40, 10, 14, channels, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 31, 64);
  for (const [at, byte] of Object.entries(changes)) cookie[Number(at)] = byte;
  return cookie;
}

/** The sum of the values as whole numbers of 32 bits, frame by frame. */
function sumOf(sound: readonly Float32Array[]): string {
  const frames = sound[0]?.length ?? 0;
  const values = new DataView(new ArrayBuffer(4 * frames * sound.length));
  for (let at = 0; at < frames * sound.length; at++) {
    values.setInt32(4 * at, (sound[at % sound.length]?.[Math.floor(at / sound.length)] ?? 0) * 2 ** 31, true);
  }
  return createHash("sha256").update(values).digest("hex").slice(0, 16);
}

/** Packets of ffmpeg 5.1. The sums are those of what it decodes itself: `ffmpeg -i … -f s32le - | sha256sum`. */
const packets = {
  "mono of 16 bits, with silence": {
    depth: 16,
    channels: 1,
    frames: 300,
    sum: "9dcc78f32defd842",
    packet: bytesOf(`
    AAAQAAACWAAAEQgB2f/2AAv///8AHf+VY3/HsbfvCrMjjmnRK0G0fEXdpNg8BJfhIJejrqfkBXYC4YUidZNhnaDmIUXKS6IahSLPVGyOtLxNxiWC
    cUfEQ3U6f4gLbsDfaXvyN5XZe+Db+/T/lah8a7i3DW42W6xiXM7F7rCkLncPPNXFUBZjAhjQa0/wdmeKGHU9UIssrdgfFfD+qCLeRlIxH3XDOq+6
    GbyTSkmIK2pXTPJI9d18X3c93uTn/p6cEWcVB/hrgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAPt/yYoZN3wipvz/jrYLQkzeV/5RfQcf/tN/5IGf8r6vYN0YwVq1dx2Q+LAZqWuM0t08Yl1w==`),
  },
  "stereo of 24 bits, mixed, with the low bytes apart": {
    depth: 24,
    channels: 2,
    frames: 90,
    sum: "ec2e86a2bd283649",
    packet: bytesOf(`
    IAAUAAAAtD4CDRgBW/7Z//QAeAAP/93/4//4ABwAL/+6ABgPGAHB/6n/Uf+kALQAWf/D/4AAMgAaAC3/0prjgQuo8PCt7dKdbzS5dDEOO1xrBh1f
    KBFOuO/Gd5c+3Ym/lQ0d+OtRtNnGUgae9FYF5fmFTzVQHv4JgugHV+W47w1EZAva8KQO+asHwOluOr8HeteaAGfLQUFUil8JgJC4n2/xXxblLafu
    N/Rm2SI5K6utNiezxjAAMRlrTSbqP5OufFXVYfJaBWdvCquMlV71tEDjvB6LnUP99gAigApVXyCKD4klb2MUAkIVMmcVN65sMf8ABn/FCF/w5Mbf
    YD98WoaDM267wKQl1mgmEWF4dQtiCjg2DggwykwE4nkcR2YPiOMCmDB8CAGHtp+X8by6dmeU0CM6FxnnKJ6jxR6LzPCw0glIMADljQvx9/jvwZ09
    Y1QBlMgZiORQEpFqFBInorjgYCQsnEcKf+ABP/gKo/4B1N/b46zmVU0jm9tyTbONKZs/eDVusDCWkNXg5eLLgneCjxwS74eaQwY1BEnOg31mQTlo
    qu2sgfwK7ye9/T6DovBNnh0EUhBuOFQzLiw8bfOI/AbByEAGk4A=`),
  },
  "noise that is not coded": {
    depth: 16,
    channels: 1,
    frames: 60,
    sum: "faf243e7c5ab36fa",
    packet: bytesOf(`
    AAASAAAAeIX2mjW384m844yYktZmVMY1+yagbGIBOFWcZ0VP3+I+lZSEWwCJ7GSh0CUjGwxAOXmRVymc5kt6DnTRpsCZqL+P//t3uollmeuem3Ae
    MtdDiTmbWjQDpcfMLsVLB5M1oGDl45N2chfz3sorJAd4qRzG6ViD0nyF9cA=`),
  },
  "5.1 channels": {
    depth: 16,
    channels: 6,
    frames: 40,
    sum: "05b3f7a989e8d07c",
    packet: bytesOf(`
    AAAQAAAAUAAADRYBW/5uAQ3/ggBp/5wAO//GAE3/vgAb/z7su7zXR+iAVCQFDUbMuq4AsEECIYlACE3HLNAvxaQAZTilyUnogs1lo9kGMqRvGCFe
    WFyAAEAAAAFAAAA0QAXn+LAFJ/2oAU//N//4ADg0QAT/+zACr/5IAi/+aAAAAFf8ADX/FVR/w9Kb5YWd/m5KFcscdxXA0jSMKUos5OhsKtIlvUox
    RSBoZkBHdFGSSCQ+Q48UcKSwdrg/48mOUwqGqLQNJSKNV40wFH+H0QEkCFMJnR4R0kQgD8DGAEKUV07VS2Y9Ur1TkbSGinWfqqIgAQAAAAUAAADR
    YBJf8CAFAAJ//v//3/+f/eAEP/xAAaDxgByf9z/vwA/ABF/3oAAf/MAGX/2//MADP/DTMn6gpzOHXMozuH4RjHZBoLyKDxLi8cuhTjkjMo6JYvNp
    gxCuISATCSch5KIlv/CuoB712VmZcAAtZlW4yu9UHZmJgQOYeAxinyTDY/QC51bS/BoncGlWFYXEwKIAQAIAAAAKAAABooAo/9eAD0AFf/0//P/+
    gAb/+UAC/+TzW0xTMqvKOXlyOp6KgalSZhcCKi0Ki4vwWtWcyxgTz8pIiDR6qoVJxkxeBxpnX47w`),
  },
};
const mono = packets["mono of 16 bits, with silence"];
const stereo = packets["stereo of 24 bits, mixed, with the low bytes apart"];

type Numbers = readonly (readonly [value: number, bits: number])[];

/** A packet of numbers, each in so many bits. */
function packetOf(...numbers: Numbers): Uint8Array {
  const bits = numbers.map(([value, width]) => (value >>> 0).toString(2).padStart(32, "0").slice(-width)).join("");
  return Uint8Array.from(bits.match(/.{1,8}/g) ?? [], (byte) => Number.parseInt(byte.padEnd(8, "0"), 2));
}

const single = 0;
const pair = 1;
const low = 3;
const raw = 1;
const end: Numbers = [[7, 3]];

/** How an element begins that says how many frames it has. */
const head = (kind: number, frames: number, flags: number): Numbers => [
  [kind, 3],
  [0, 4 + 12],
  [8 | flags, 4],
  [frames, 32],
];

/** An element of one frame that is not coded. */
const rawElement = (kind: number, depth: number, ...values: readonly number[]): Numbers => [
  ...head(kind, 1, raw),
  ...values.map((value) => [value, depth] as const),
];

/** An element without sound: its head, and so many bytes. */
const otherBytes = (kind: Numbers[number], count: Numbers[number], bytes: number): Numbers => [
  kind,
  count,
  ...Array.from({ length: bytes }, () => [255, 8] as const),
];

describe("a packet of Apple Lossless", () => {
  test.each(Object.entries(packets))("is decoded bit by bit: %s", (_what, { depth, channels, frames, sum, packet }) => {
    const sound = alacDecoder(cookieOf(depth, channels)).decode(packet);
    expect(sound.map(({ length }) => length)).toEqual(Array(channels).fill(frames));
    expect(sumOf(sound)).toBe(sum);
  });

  test("may be foretold twice", () => {
    const packet = mono.packet.slice();
    // Four bits behind the 71 of the element's head.
    packet[8] = (packet[8] ?? 0) | 1;
    packet[9] = (packet[9] ?? 0) | 0xe0;
    expect(sumOf(alacDecoder(cookieOf(16, 1)).decode(packet))).toBe("f70d01f72d86c9d4");
  });

  test("may add up differences", () => {
    const weights = Array.from({ length: 31 }, () => [1, 16] as const);
    // A number behind nine ones is written in full: doubled, or doubled and one less for what it is below zero.
    const errors = [10, 5, 14].flatMap((code) => [[0x1ff, 9] as const, [code, 16] as const]);
    const packet = packetOf(...head(single, 3, 0), [0, 16 + 4 + 4], [4, 3], [31, 5], ...weights, ...errors, ...end);
    expect(alacDecoder(cookieOf(16, 1)).decode(packet)).toEqual([Float32Array.of(5, 2, 9).map((at) => at / 2 ** 15)]);
  });

  test("may have a large error, which makes the next as long as the largest of 16 bits would", () => {
    const weights = Array.from({ length: 31 }, () => [1, 16] as const);
    const errors: Numbers = [
      [0x1ff, 9],
      [0x20000, 24],
      [0, 1],
      [8 + 1, 7],
    ];
    const packet = packetOf(...head(single, 2, 0), [0, 16 + 4 + 4], [4, 3], [31, 5], ...weights, ...errors, ...end);
    const sound = alacDecoder(cookieOf(24, 1)).decode(packet);
    expect(sound).toEqual([Float32Array.of(0x10000 / 2 ** 23, (0x10000 + 4) / 2 ** 23)]);
  });

  test.each([
    [16, 2 ** 15 - 1],
    [20, 2 ** 19 - 1],
    [24, 2 ** 23 - 1],
    [32, 2 ** 31 - 1],
  ])("has values from -1 to 1 in %i bits", (depth, highest) => {
    const packet = packetOf(...rawElement(pair, depth, highest, highest + 1), ...end);
    const [left, right] = alacDecoder(cookieOf(depth, 2)).decode(packet);
    expect(left).toEqual(Float32Array.of(highest / (highest + 1)));
    expect(right).toEqual(Float32Array.of(-1));
  });

  test("has its channels put in the order of WAV files, and what is no sound left out", () => {
    const element = (kind: number, ...eighths: readonly number[]): Numbers =>
      rawElement(kind, 16, ...eighths.map((value) => value * 2 ** 12));
    const packet = packetOf(
      ...otherBytes([6, 3], [2, 4], 2),
      ...element(single, 2),
      ...otherBytes([6, 3], [0xf02, 12], 16),
      ...element(pair, 6, 7),
      ...element(pair, 0, 1),
      ...otherBytes([4, 3], [1, 4 + 1 + 8], 1),
      ...element(pair, 4, 5),
      ...otherBytes([4, 3], [0xff01, 4 + 1 + 16], 256),
      ...element(low, 3),
      ...end,
    );
    const sound = alacDecoder(cookieOf(16, 8)).decode(packet);
    expect(sound.map(([value]) => (value ?? 0) * 8)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  test("may hold other data that begin with a whole byte", () => {
    const filling = otherBytes([6, 3], [0, 4], 0);
    const other = otherBytes([4, 3], [(1 << 9) | (1 << 1), 4 + 1 + 8 + 1], 1);
    const packet = packetOf(...filling, ...other, ...rawElement(single, 16, 2 ** 14), ...end);
    expect(alacDecoder(cookieOf(16, 1)).decode(packet)).toEqual([Float32Array.of(0.5)]);
  });
});

describe("a damaged packet", () => {
  test.each(Object.values(packets))("throws a RangeError, or is decoded to something of its shape", (good) => {
    const { depth, channels, sum, packet } = good;
    const decoder = alacDecoder(cookieOf(depth, channels));
    const flipped = Array.from({ length: 8 * packet.byteLength }, (_, bit) =>
      packet.map((byte, at) => (at === bit >> 3 ? byte ^ (128 >> (bit & 7)) : byte)),
    );
    let thrown = 0;
    for (const damaged of [...flipped, ...seededDamage(7, 300, packet)]) {
      try {
        const sound = decoder.decode(damaged);
        const frames = sound[0]?.length ?? 0;
        expect(sound).toHaveLength(channels);
        expect(frames > 0 && frames <= 4_096 && sound.every(({ length }) => length === frames)).toBe(true);
        expect(sound.every((values) => values.every((value) => value >= -1 && value <= 1))).toBe(true);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        thrown += 1;
      }
    }
    expect(thrown).toBeGreaterThan(100);
    expect(sumOf(decoder.decode(packet))).toBe(sum);
  });

  test.each<[string, Uint8Array]>([
    ["is empty", packetOf()],
    ["is cut short", mono.packet.slice(0, -2)],
    ["ends without sound", packetOf(...end)],
    ["has an element of another kind", packetOf([2, 3], ...rawElement(single, 16, 1))],
    ["has an element with a damaged head", packetOf([0, 3], [1, 16], [8 | raw, 4], [1, 32], [0, 16], ...end)],
    ["has two channels for one", packetOf(...rawElement(pair, 16, 1, 1), ...end)],
    ["has no frames", packetOf(...head(single, 0, raw), ...end)],
    ["has more frames than its cookie says", packetOf(...head(single, 4_097, raw), [0, 32])],
    [
      "has more silence than frames",
      packetOf(...head(single, 9, 0), [0, 16 + 16], [0, 1], [0x1ff, 9], [9, 16], [0, 32]),
    ],
    ["has as many low bits as values have", packetOf(...head(single, 1, 2 << 1), [0, 32], [0, 32], [0, 32])],
    ["is longer than any", new Uint8Array(20_000)],
  ])("throws when it %s", (_what, packet) => {
    expect(() => alacDecoder(cookieOf(16, 1)).decode(packet)).toThrow(RangeError);
  });

  test("throws when its channels have several lengths", () => {
    const packet = packetOf(...rawElement(pair, 16, 1, 1), ...head(single, 2, raw), [0, 32], ...end);
    expect(() => alacDecoder(cookieOf(16, 3)).decode(packet)).toThrow("several lengths");
  });

  test("throws when it ends before all its channels", () => {
    const packet = packetOf(...rawElement(single, 16, 1), ...end, [0, 32], [0, 32]);
    expect(() => alacDecoder(cookieOf(16, 2)).decode(packet)).toThrow("ends too early");
  });
});

describe("a cookie", () => {
  const latin = (text: string): number[] => [...Buffer.from(text, "latin1")];
  const bare = cookieOf(24, 2);
  const box = [...latin("\0\0\0\x24alac\0\0\0\0"), ...bare];
  const original = latin("\0\0\0\x0cfrmaalac");
  const wave = [...latin("\0\0\0\x40wave"), ...original, ...box, ...latin("\0\0\0\x08\0\0\0\0")];
  const entry = latin("alac\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\0\0\x02\0\x10\0\0\0\0\x1f\x40\0\0");
  const layout = latin("\0\0\0\x18chan\0\0\0\0\0\x65\0\x02\0\0\0\0\0\0\0\0");

  test.each<[string, readonly number[]]>([
    ["alone", [...bare]],
    ["with a layout of channels behind it", [...bare, ...layout]],
    ["in its box", box],
    ["behind the name of its format, as in CAF", [...original, ...box, ...latin("\0\0\0\x08\0\0\0\0")]],
    ["in the boxes of QuickTime", wave],
    ["in a whole entry of MP4", [...latin("\0\0\0\x48"), ...entry, ...box]],
    ["in a whole entry of QuickTime", [...latin("\0\0\0\x74"), ...entry, ...Array<number>(16).fill(0), ...wave]],
  ])("is found %s", (_where, bytes) => {
    const decoder = alacDecoder(Uint8Array.of(1, ...bytes).subarray(1));
    expect(decoder).toMatchObject({ channels: 2, sampleRate: 8_000, framesPerPacket: 4_096 });
    expect(sumOf(decoder.decode(stereo.packet))).toBe(stereo.sum);
  });

  test.each<[string, Uint8Array]>([
    ["is empty", new Uint8Array()],
    ["is cut short", bare.subarray(1)],
    ["is a box with less in it", Uint8Array.from(box.slice(0, -1))],
    ["is of another format", new Uint8Array(64).fill(0x41)],
    ["has another version", cookieOf(16, 1, { 4: 1 })],
    ["has values of 8 bits", cookieOf(8, 1)],
    ["has values of 64 bits", cookieOf(64, 1)],
    ["has no channels", cookieOf(16, 0)],
    ["has nine channels", cookieOf(16, 9)],
    ["has packets without frames", cookieOf(16, 1, { 2: 0 })],
    ["has packets of 16,385 frames", cookieOf(16, 1, { 2: 64, 3: 1 })],
    ["has packets of 268 million frames", cookieOf(16, 1, { 0: 16 })],
    ["has numbers in fewer bits than any", cookieOf(16, 1, { 8: 0 })],
    ["has a rate of 0 Hz", cookieOf(16, 1, { 22: 0, 23: 0 })],
    ["has a rate of 520 MHz", cookieOf(16, 1, { 20: 31 })],
  ])("is refused when it %s", (_what, cookie) => {
    expect(() => alacDecoder(cookie)).toThrow(RangeError);
  });

  test("may ask for packets of 16,384 frames", () => {
    expect(alacDecoder(cookieOf(16, 1, { 2: 64 })).framesPerPacket).toBe(16_384);
  });
});
