import { refusal } from "../bounds/bounds.ts";

/**
 * Values in all tables of codes together. libvorbis 1.3 writes up to 120,000; a table can promise 2^24 in five bytes, and
 * a decoder makes room for all of them.
 */
const mostValues = 2_000_000;
const beginning = 7;
const sync = 0x564342;

/** Refuses the third packet of a Vorbis stream when its tables of codes (Vorbis I, section 3.2.1) would be huge. */
export function checkVorbisTables(setup: Uint8Array): void {
  const bits = new Bits(setup.subarray(beginning));
  let values = 0;
  for (let books = bits.read(8) + 1; books > 0; books--) {
    if (bits.read(24) !== sync) throw new RangeError("No table of codes.");
    const dimensions = bits.read(16);
    const entries = bits.read(24);
    values += entries * Math.max(1, dimensions);
    if (values > mostValues) throw refusal("The head of the Vorbis stream", values, "values in its tables", mostValues);
    skipLengths(bits, entries);
    skipLookup(bits, entries, dimensions);
  }
}

function skipLengths(bits: Bits, entries: number): void {
  const isOrdered = bits.read(1) === 1;
  if (isOrdered) {
    bits.read(5);
    for (let entry = 0; entry < entries; ) entry += bits.read(widthOf(entries - entry));
    return;
  }
  const isSparse = bits.read(1) === 1;
  for (let entry = 0; entry < entries; entry++) if (!isSparse || bits.read(1) === 1) bits.read(5);
}

function skipLookup(bits: Bits, entries: number, dimensions: number): void {
  const kind = bits.read(4);
  if (kind === 0) return;
  bits.skip(64);
  const width = bits.read(4) + 1;
  bits.read(1);
  bits.skip(width * (kind === 1 ? lattice(entries, dimensions) : entries * dimensions));
}

/** The largest whole number that, to the power of the dimensions, is no more than the entries. */
function lattice(entries: number, dimensions: number): number {
  if (dimensions === 0) return 0;
  const near = Math.round(entries ** (1 / dimensions));
  return near ** dimensions > entries ? near - 1 : near;
}

/** How many bits a number has. */
const widthOf = (value: number): number => 32 - Math.clz32(value);

/** Bits from the lowest to the highest of each byte. */
class Bits {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The next number of up to 24 bits. Throws behind the end. */
  read(width: number): number {
    let value = 0;
    for (let bit = 0; bit < width; ) {
      const byte = this.#bytes[this.#at >> 3];
      if (byte === undefined) throw new RangeError("The tables are cut short.");
      const taken = Math.min(8 - (this.#at & 7), width - bit);
      value |= ((byte >> (this.#at & 7)) & ((1 << taken) - 1)) << bit;
      this.#at += taken;
      bit += taken;
    }
    return value;
  }

  skip(bits: number): void {
    this.#at += bits;
  }
}
