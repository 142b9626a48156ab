/** Small parts of files, put together by hand: no encoder writes files like these. */

export type Bytes = Uint8Array<ArrayBuffer>;

export const text = (letters: string): Bytes => Uint8Array.from(letters, (letter) => letter.charCodeAt(0)) as Bytes;

/** A whole number in so many bytes, the most significant first. */
export function bigEndian(value: number, width: number): Bytes {
  const bytes = new Uint8Array(width);
  let rest = value;
  for (let at = width - 1; at >= 0; at--) {
    bytes[at] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return bytes;
}

/** A whole number in so many bytes, the least significant first. */
export const littleEndian = (value: number, width: number): Bytes => bigEndian(value, width).reverse();

export const joined = (...parts: readonly (Uint8Array | readonly number[])[]): Bytes => joinedAll(parts);

function joinedAll(parts: readonly (Uint8Array | readonly number[])[]): Bytes {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** The same bytes again and again. */
export function repeated(unit: Uint8Array | readonly number[], times: number): Bytes {
  const bytes = new Uint8Array(unit.length * times);
  for (let at = 0; at < bytes.length; at += unit.length) bytes.set(unit, at);
  return bytes;
}

/** The same bytes as often as they fit into a size. */
export const filled = (unit: Uint8Array | readonly number[], size: number): Bytes =>
  repeated(unit, Math.floor(size / unit.length));

/** Parts that differ by their number. */
export const counted = (times: number, part: (index: number) => Uint8Array): Bytes =>
  joinedAll(Array.from({ length: times }, (_, index) => part(index)));

/** Bits one after the other: FLAC begins a byte with its highest bit, Vorbis with its lowest. */
export class Bits {
  readonly #bits: number[] = [];
  readonly #lowestFirst: boolean;

  constructor(order: "lowest first" | "highest first") {
    this.#lowestFirst = order === "lowest first";
  }

  add(value: number, width: number): this {
    for (let bit = 0; bit < width; bit++) {
      this.#bits.push(Math.floor(value / 2 ** (this.#lowestFirst ? bit : width - 1 - bit)) % 2);
    }
    return this;
  }

  bytes(): Bytes {
    const bytes = new Uint8Array(Math.ceil(this.#bits.length / 8));
    for (const [index, bit] of this.#bits.entries()) {
      const place = this.#lowestFirst ? index % 8 : 7 - (index % 8);
      bytes[index >> 3] = (bytes[index >> 3] ?? 0) | (bit << place);
    }
    return bytes;
  }
}
