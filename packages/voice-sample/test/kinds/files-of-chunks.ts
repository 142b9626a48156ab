import { big, bytesOf, joined, little } from "./tagged.ts";

/** Files of chunks built byte by byte, and the codings that stand in them. */

const steps = 2 ** 15;

/** Bytes of any numbers that a `DataView` writes. */
function written(
  values: readonly number[],
  width: number,
  write: (view: DataView, at: number, value: number) => void,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(values.length * width);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of values.entries()) write(view, index * width, value);
  return bytes;
}

const whole = (value: number, bits: number): number =>
  Math.max(-(2 ** (bits - 1)), Math.min(2 ** (bits - 1) - 1, Math.round(value * 2 ** (bits - 1))));

/** Signed whole numbers of 8 to 32 bits. */
export const signed =
  (bits: 8 | 16 | 24 | 32, order: "little" | "big" = "little") =>
  (values: readonly number[]): Uint8Array<ArrayBuffer> =>
    written(values, bits / 8, (view, at, value) => {
      const number = whole(value, bits);
      for (let byte = 0; byte < bits / 8; byte++) {
        const place = order === "little" ? byte : bits / 8 - 1 - byte;
        view.setUint8(at + place, Math.floor(number / 256 ** byte) & 255);
      }
    });

export const unsigned8 = (values: readonly number[]): Uint8Array<ArrayBuffer> =>
  written(values, 1, (view, at, value) => view.setUint8(at, whole(value, 8) + 128));

/** Numbers of floating point. */
export const floating =
  (bits: 32 | 64, order: "little" | "big" = "little") =>
  (values: readonly number[]): Uint8Array<ArrayBuffer> =>
    written(values, bits / 8, (view, at, value) => {
      if (bits === 32) view.setFloat32(at, value, order === "little");
      else view.setFloat64(at, value, order === "little");
    });

/** What a byte of mu-law stands for, as ITU-T G.711 has it in its second table: 14 bits, told by segment and place. */
const ulawValue = (byte: number): number => {
  const [segment, place] = [(~byte >> 4) & 7, ~byte & 15];
  const size = (2 * place + 33) * 2 ** segment - 33;
  return ((byte & 128) === 0 ? -size : size) / 2 ** 13;
};
/** Of A-law, 13 bits; every other bit is inverted. */
const alawValue = (byte: number): number => {
  const [segment, place] = [((byte ^ 0x55) >> 4) & 7, (byte ^ 0x55) & 15];
  const size = segment === 0 ? 2 * place + 1 : (2 * place + 33) * 2 ** (segment - 1);
  return (((byte ^ 0x55) & 128) === 0 ? -size : size) / 2 ** 12;
};

/** Bytes for the nearest values of a table of 256. */
const nearest = (standsFor: (byte: number) => number) => {
  const table = Array.from({ length: 256 }, (_, byte) => ({ byte, value: standsFor(byte) })).sort(
    (one, other) => one.value - other.value,
  );
  return (values: readonly number[]): Uint8Array<ArrayBuffer> =>
    written(values, 1, (view, at, value) => {
      let [low, high] = [0, 255];
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if ((table[middle]?.value ?? 0) <= value) low = middle;
        else high = middle;
      }
      const [below, above] = [table[low], table[high]];
      const isBelow = value - (below?.value ?? 0) <= (above?.value ?? 0) - value;
      view.setUint8(at, (isBelow ? below : above)?.byte ?? 0);
    });
};
export const ulaw = nearest(ulawValue);
export const alaw = nearest(alawValue);

/** The step sizes of IMA ADPCM (IMA Digital Audio Focus, 1992): each a tenth more than the one before. */
const imaSteps = [
  7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 19, 21, 23, 25, 28, 31, 34, 37, 41, 45, 50, 55, 60, 66, 73, 80, 88, 97, 107, 118,
  130, 143, 157, 173, 190, 209, 230, 253, 279, 307, 337, 371, 408, 449, 494, 544, 598, 658, 724, 796, 876, 963, 1060,
  1166, 1282, 1411, 1552, 1707, 1878, 2066, 2272, 2499, 2749, 3024, 3327, 3660, 4026, 4428, 4871, 5358, 5894, 6484,
  7132, 7845, 8630, 9493, 10442, 11487, 12635, 13899, 15289, 16818, 18500, 20350, 22385, 24623, 27086, 29794, 32767,
];

/**
 * Codes values one by one, and knows what a decoder makes of them. Apple adds up parts of a step, each rounded, and
 * programs for WAV round once.
 */
class ImaCoder {
  value = 0;
  step = 0;
  readonly #roundsOnce: boolean;

  constructor(roundsOnce: boolean) {
    this.#roundsOnce = roundsOnce;
  }

  code(wanted: number): number {
    const size = imaSteps[this.step] ?? 7;
    const off = wanted - this.value;
    const places = Math.min(7, Math.floor((Math.abs(off) * 4) / size));
    const isBelow = off < 0;
    // An eighth of the step, and a quarter, a half, the whole of it for each bit.
    const change = this.#roundsOnce
      ? Math.floor(((2 * places + 1) * size) / 8)
      : (size >> 3) + (places & 1) * (size >> 2) + ((places >> 1) & 1) * (size >> 1) + ((places >> 2) & 1) * size;
    this.value = Math.max(-steps, Math.min(steps - 1, this.value + (isBelow ? -change : change)));
    this.step = Math.max(0, Math.min(88, this.step + (places < 4 ? -1 : 2 * (places - 3))));
    return places + (isBelow ? 8 : 0);
  }
}

/** Coded sound, and the values of each channel that a right decoder makes of it. */
export interface Coded {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly heard: readonly (readonly number[])[];
}

/** Blocks of IMA ADPCM as WAV has them: a value and a step for each channel, then eight values of each in turn. */
export function imaBlocks(channels: readonly (readonly number[])[], blockBytes: number): Coded {
  const frames = (blockBytes / channels.length - 4) * 2 + 1;
  const coders = channels.map(() => new ImaCoder(true));
  const heard = channels.map((): number[] => []);
  const bytes: number[] = [];
  for (let at = 0; at + frames <= (channels[0]?.length ?? 0); at += frames) {
    for (const [index, coder] of coders.entries()) {
      coder.value = whole(channels[index]?.[at] ?? 0, 16);
      heard[index]?.push(coder.value / steps);
      bytes.push(...little(coder.value & 0xffff, 2), coder.step, 0);
    }
    for (let frame = 1; frame < frames; frame += 8) {
      for (const [index, coder] of coders.entries()) {
        for (let pair = 0; pair < 8; pair += 2) {
          const [low = 0, high = 0] = [0, 1].map((second) => {
            const code = coder.code(whole(channels[index]?.[at + frame + pair + second] ?? 0, 16));
            heard[index]?.push(coder.value / steps);
            return code;
          });
          bytes.push(low + 16 * high);
        }
      }
    }
  }
  return { bytes: new Uint8Array(bytes), heard };
}

/** Apple's: 34 bytes for 64 values of a channel, of which the first two round the value before to 9 bits. */
export function appleImaBlocks(channels: readonly (readonly number[])[]): Coded {
  const coders = channels.map(() => new ImaCoder(false));
  const heard = channels.map((): number[] => []);
  const bytes: number[] = [];
  for (let at = 0; at + 64 <= (channels[0]?.length ?? 0); at += 64) {
    for (const [index, coder] of coders.entries()) {
      bytes.push(...big((coder.value & 0xff80) + coder.step, 2));
      for (let frame = 0; frame < 64; frame += 2) {
        const [low = 0, high = 0] = [0, 1].map((second) => {
          const code = coder.code(whole(channels[index]?.[at + frame + second] ?? 0, 16));
          heard[index]?.push(coder.value / steps);
          return code;
        });
        bytes.push(low + 16 * high);
      }
    }
  }
  return { bytes: new Uint8Array(bytes), heard };
}

/** The seven pairs of factors that every file of Microsoft's ADPCM begins with. */
const msFactors = [256, 0, 512, -256, 0, 0, 192, 64, 240, 0, 460, -208, 392, -232];
const msSteps = [230, 230, 230, 230, 307, 409, 512, 614, 768, 614, 512, 409, 307, 230, 230, 230];

/** What stands behind the format of Microsoft's ADPCM: values in a block, and the factors. */
export const msFormat = (blockFrames: number): Uint8Array =>
  bytesOf(little(32, 2), little(blockFrames, 2), little(7, 2), ...msFactors.map((one) => little(one & 0xffff, 2)));

/** Blocks of it: predictors, steps, the second and the first value, then codes, the first in the upper half of a byte. */
export function msBlocks(channels: readonly (readonly number[])[], blockBytes: number, predictor: number): Coded {
  const frames = (blockBytes / channels.length - 7) * 2 + 2;
  const heard = channels.map((): number[] => []);
  const bytes: number[] = [];
  const [one = 0, two = 0] = msFactors.slice(2 * predictor, 2 * predictor + 2);
  for (let at = 0; at + frames <= (channels[0]?.length ?? 0); at += frames) {
    const states = channels.map((values, index) => {
      const [first, second] = [whole(values[at] ?? 0, 16), whole(values[at + 1] ?? 0, 16)];
      heard[index]?.push(first / steps, second / steps);
      return { last: second, before: first, step: 64 };
    });
    bytes.push(...states.map(() => predictor));
    for (const part of ["step", "last", "before"] as const) {
      for (const state of states) bytes.push(...little(state[part] & 0xffff, 2));
    }
    const codes: number[] = [];
    for (let frame = 2; frame < frames; frame++) {
      for (const [index, state] of states.entries()) {
        const guess = Math.floor((state.last * one + state.before * two) / 256);
        const wanted = whole(channels[index]?.[at + frame] ?? 0, 16);
        const code = Math.max(-8, Math.min(7, Math.round((wanted - guess) / state.step)));
        const value = Math.max(-steps, Math.min(steps - 1, guess + code * state.step));
        heard[index]?.push(value / steps);
        states[index] = {
          last: value,
          before: state.last,
          step: Math.max(16, Math.floor(((msSteps[code & 15] ?? 0) * state.step) / 256)),
        };
        codes.push(code & 15);
      }
    }
    for (let pair = 0; pair < codes.length; pair += 2) bytes.push(16 * (codes[pair] ?? 0) + (codes[pair + 1] ?? 0));
  }
  return { bytes: new Uint8Array(bytes), heard };
}

/** A chunk, with its padding; its size may be a lie. */
export function part(
  name: string,
  content: Uint8Array,
  { order = little, size = content.byteLength } = {},
): Uint8Array<ArrayBuffer> {
  return joined(bytesOf(name, order(size)), content, new Uint8Array(content.byteLength % 2));
}

/** What the format of a WAV file says. */
export interface WavFormat {
  readonly tag: number;
  readonly channels?: number;
  readonly sampleRate?: number;
  readonly byteRate?: number;
  readonly blockBytes: number;
  readonly bits: number;
  readonly more?: Uint8Array;
}

/** The chunk `fmt `. */
export function wavFormat(format: WavFormat, order = little): Uint8Array<ArrayBuffer> {
  const { tag, channels = 1, sampleRate = 16_000, blockBytes, bits, more = new Uint8Array() } = format;
  const byteRate = format.byteRate ?? sampleRate * blockBytes;
  const fields = [order(tag, 2), order(channels, 2), order(sampleRate), order(byteRate), order(blockBytes, 2)];
  return part("fmt ", joined(bytesOf(...fields, order(bits, 2)), more), { order });
}

/** A WAV file of these chunks. */
export function wavFile(
  chunks: readonly Uint8Array[],
  { head = "RIFF", order = little, size }: { head?: string; order?: typeof little; size?: number } = {},
): Uint8Array<ArrayBuffer> {
  const content = joined(bytesOf("WAVE"), ...chunks);
  return joined(bytesOf(head, order(size ?? content.byteLength)), content);
}

/** A number of 80 bits, for rates of AIFF. */
const extended = (rate: number): readonly number[] => {
  const power = Math.floor(Math.log2(rate));
  return [...big(16_383 + power, 2), ...big((rate / 2 ** power) * 2 ** 31, 4), 0, 0, 0, 0];
};

export interface AiffFormat {
  readonly channels?: number;
  readonly frames: number;
  readonly bits: number;
  readonly sampleRate?: number;
  /** Of AIFF-C. */
  readonly kind?: string;
}

/** The chunk `COMM`. */
export function aiffFormat({ channels = 1, frames, bits, sampleRate = 16_000, kind }: AiffFormat): Uint8Array {
  const fields = bytesOf(big(channels, 2), big(frames), big(bits, 2), extended(sampleRate));
  return part("COMM", kind === undefined ? fields : joined(fields, bytesOf(kind, 0, 0)), { order: big });
}

/** The chunk `SSND`, with bytes that are to be skipped before the sound. */
export function aiffSound(
  sound: Uint8Array,
  { offset = 0, size }: { offset?: number; size?: number } = {},
): Uint8Array<ArrayBuffer> {
  const content = joined(bytesOf(big(offset), big(0)), new Uint8Array(offset).fill(0x55), sound);
  return part("SSND", content, { order: big, size: size ?? content.byteLength });
}

/** An AIFF file of these chunks, or one of AIFF-C. */
export function aiffFile(
  chunks: readonly Uint8Array[],
  { type = "AIFF", size }: { type?: "AIFF" | "AIFC"; size?: number } = {},
): Uint8Array<ArrayBuffer> {
  const content = joined(bytesOf(type), ...chunks);
  return joined(bytesOf("FORM", big(size ?? content.byteLength)), content);
}

export interface CafFormat {
  readonly sampleRate?: number;
  readonly kind: string;
  /** 1 for floating point, 2 for the small end first. */
  readonly flags?: number;
  readonly packetBytes: number;
  readonly packetFrames: number;
  readonly channels?: number;
  readonly bits?: number;
}

const cafPart = (name: string, content: Uint8Array, size?: readonly number[]): Uint8Array<ArrayBuffer> =>
  joined(bytesOf(name, size ?? big(content.byteLength, 8)), content);

/** A CAF file. `size` is what its sound says of itself: `open` for not known yet. */
export function cafFile(
  format: CafFormat,
  sound: Uint8Array,
  {
    before = {},
    behind = {},
    size,
  }: { before?: Record<string, Uint8Array>; behind?: Record<string, Uint8Array>; size?: number | "open" } = {},
): Uint8Array<ArrayBuffer> {
  const { sampleRate = 16_000, kind, flags = 0, packetBytes, packetFrames, channels = 1, bits = 0 } = format;
  const rate = written([sampleRate], 8, (view, at, value) => view.setFloat64(at, value));
  const fields = [kind, big(flags), big(packetBytes), big(packetFrames), big(channels), big(bits)];
  const data = size === "open" ? new Array<number>(8).fill(255) : big(size ?? sound.byteLength + 4, 8);
  return joined(
    bytesOf("caff", 0, 1, 0, 0),
    cafPart("desc", bytesOf(rate, ...fields)),
    ...Object.entries(before).map(([name, content]) => cafPart(name, content)),
    cafPart("data", joined(bytesOf(big(0)), sound), data),
    ...Object.entries(behind).map(([name, content]) => cafPart(name, content)),
  );
}

/** The table of packets of a CAF file: how many, how many values, how many of them nobody hears, and its entries. */
export const packetTable = (
  entries: readonly number[],
  { packets = entries.length, frames = 0, priming = 0, remainder = 0 } = {},
): Uint8Array<ArrayBuffer> =>
  bytesOf(big(packets, 8), big(frames, 8), big(priming), big(remainder), entries.flatMap(variable));

/** A number in 7 bits to the byte. */
function variable(value: number): number[] {
  const bytes = [value & 127];
  for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128)) bytes.unshift(128 + (left & 127));
  return bytes;
}
