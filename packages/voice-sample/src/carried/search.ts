import type { Pace } from "../bounds/pace.ts";
import type { SampleBytes } from "../open/bytes.ts";
import type { SampleCargo } from "./sample-cargo.ts";
import type { TagKind } from "./tag-kind.ts";

/** The largest tag of a film has some hundred. Each takes some microseconds. */
const mostEntries = 20_000;
/** Parts of the sound that are stepped over: a day of clusters, or hours of Ogg. */
const mostPlaces = 200_000;
/** So much of a value tells whether there is anything in it. */
export const peekBytes = 256;

/** What encoders write everywhere, also where people write something. */
const program = /^(lav[cf](\d|\b)|lame ?v?\d|lame$|processed by sox|itun(es|norm|smpb|pgap|_cddb)|xiph\.org)/i;
/** An app may say here on which telephone it ran. */
const device = /\b(iphone|ipad|ipod|apple watch|macbook|imac|android|samsung|galaxy|pixel|huawei|xiaomi|zoom|gopro)\b/i;
/** What stands where nothing was filled in: blanks, dates of zeros, marks of UTF-16. */
const blanks: ReadonlySet<number> = new Set([..."\0\t\r\n 0-:/.+,\u00fe\u00ff"].map((one) => one.charCodeAt(0)));

/** Whether anything is written there, in whatever letters. */
export const isFilled = (value: Uint8Array): boolean => value.some((byte) => !blanks.has(byte));

/** The words of a value as far as they are ASCII, in one byte or two. */
export const asciiOf = (value: Uint8Array): string =>
  String.fromCharCode(...value.subarray(0, peekBytes).filter((byte) => byte >= 32 && byte < 127));

/** A number in some bytes; what is missing counts as 0, so that a damaged tag ends nothing. */
export function numberAt(bytes: Uint8Array, at: number, width: number, littleEndian = false): number {
  let number = 0;
  for (let index = 0; index < width; index++) {
    number = number * 256 + (bytes[littleEndian ? at + width - 1 - index : at + index] ?? 0);
  }
  return number;
}

/** A walk through the tags of a sample. It reads heads and the beginnings of values, and steps over everything else. */
export class Search {
  readonly found = new Set<SampleCargo>();
  readonly pace: Pace;
  #entries = 0;
  #places = 0;

  constructor(pace: Pace) {
    this.pace = pace;
  }

  /** Notes a tag, unless it is empty or only names the program that wrote the file. */
  tag(kind: TagKind, value: Uint8Array): void {
    if (kind === "nothing" || !isFilled(value)) return;
    const words = asciiOf(value).trim();
    if (kind === "encoder" || program.test(words)) {
      if (device.test(words)) this.found.add("device");
    } else this.found.add(kind);
  }

  async read(bytes: SampleBytes, start: number, length: number): Promise<Uint8Array> {
    const read = bytes.read(start, start + Math.min(length, bytes.byteLength));
    return read instanceof Uint8Array ? read : await this.pace.waitFor(read);
  }

  /** Before each tag: false when there are more than any file has. Then nobody knows what is in the rest. */
  async nextEntry(): Promise<boolean> {
    this.#entries += 1;
    if (this.#entries <= mostEntries) return this.#step();
    this.found.add("other_data");
    return false;
  }

  /** Before each part of the sound: false when the way to its end is too long. */
  async nextPlace(): Promise<boolean> {
    this.#places += 1;
    return this.#places <= mostPlaces && this.#step();
  }

  async #step(): Promise<true> {
    this.pace.step();
    if (this.pace.isDue) await this.pace.rest();
    return true;
  }
}
