import { readFileSync } from "node:fs";
import { second } from "../recordings.ts";

/** Files that carry more than sound, built around the clips. Words in tags are `secret`, so that tests can look for them. */

type Part = string | number | readonly number[] | Uint8Array;

/** Numbers are bytes, and letters too. */
export const bytesOf = (...parts: readonly Part[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    parts.flatMap((part) => {
      if (typeof part === "string") return [...part].map((letter) => letter.charCodeAt(0));
      return typeof part === "number" ? [part] : [...part];
    }),
  );

/** Joins large parts. */
export function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

export const big = (value: number, width = 4): number[] =>
  Array.from({ length: width }, (_, index) => Math.floor(value / 256 ** (width - 1 - index)) % 256);
export const little = (value: number, width = 4): number[] => big(value, width).reverse();
const sevenBits = (value: number): number[] => [21, 14, 7, 0].map((shift) => (value >>> shift) & 127);

/** One of the clips or fixtures. */
export const file = (name: string): Uint8Array<ArrayBuffer> => {
  const folder = name.startsWith("ada") ? "../../../../examples/clips/" : "../fixtures/";
  return new Uint8Array(readFileSync(new URL(`${folder}${name}`, import.meta.url)));
};

/** A frame of ID3: three letters make one of version 2.2. */
export const frame = (name: string, content: string, version: 2 | 3 | 4 = 3): Uint8Array => {
  if (version === 2) return bytesOf(name, big(content.length, 3), content);
  return bytesOf(name, version === 4 ? sevenBits(content.length) : big(content.length), [0, 0], content);
};

/** A tag of ID3v2. */
export const id3 = (frames: readonly Uint8Array[], version: 2 | 3 | 4 = 3): Uint8Array<ArrayBuffer> => {
  const content = joined(...frames, new Uint8Array(20));
  return joined(bytesOf("ID3", version, [0, 0], sevenBits(content.byteLength)), content);
};

const filled = (words: string, length: number): string => words.padEnd(length, "\0");

/** A tag of ID3v1. */
export const id3v1 = ({ title = "", artist = "", album = "", year = "", comment = "" } = {}): Uint8Array =>
  bytesOf(
    "TAG",
    filled(title, 30),
    filled(artist, 30),
    filled(album, 30),
    filled(year, 4),
    filled(comment, 28),
    0,
    7,
    255,
  );

/** A tag of APE, as MP3 files have it at their end. */
export const ape = (items: Readonly<Record<string, string>>): Uint8Array => {
  const entries = Object.entries(items);
  const content = bytesOf(...entries.map(([name, value]) => bytesOf(little(value.length), little(0), name, 0, value)));
  return bytesOf(
    content,
    "APETAGEX",
    little(2000),
    little(content.byteLength + 32),
    little(entries.length),
    new Array<number>(12).fill(0),
  );
};

/** A chunk of WAV or AIFF. */
export const chunk = (name: string, content: string | Uint8Array, coded = little): Uint8Array<ArrayBuffer> => {
  const padding = content.length % 2 === 0 ? [] : [0];
  return bytesOf(name, coded(content.length), content, padding);
};

export const list = (type: string, ...tags: readonly Uint8Array[]): Uint8Array => chunk("LIST", bytesOf(type, ...tags));

/** The clip with chunks behind its sound, or before it. */
export function wavWith(extra: Uint8Array, where: "before" | "behind" = "behind"): Uint8Array<ArrayBuffer> {
  const clip = file("ada.wav");
  const at = where === "before" ? 36 : clip.byteLength;
  const whole = joined(clip.subarray(0, at), extra, clip.subarray(at));
  new DataView(whole.buffer).setUint32(4, whole.byteLength - 8, true);
  return whole;
}

export function aiffWith(...extra: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = joined(file("ada.aiff"), ...extra);
  new DataView(whole.buffer).setUint32(4, whole.byteLength - 8);
  return whole;
}

/** The clip with a chunk `info` of names and values. */
export const cafWith = (...words: readonly string[]): Uint8Array<ArrayBuffer> => {
  const content = bytesOf(big(words.length / 2), ...words.map((word) => `${word}\0`));
  return joined(file("ada.caf"), bytesOf("info", big(content.byteLength, 8), content));
};

/** Comments of FLAC and Ogg. */
export const comments = (...entries: readonly string[]): Uint8Array =>
  bytesOf(little(4), "Lavf", little(entries.length), ...entries.map((entry) => bytesOf(little(entry.length), entry)));

/** One second of FLAC with blocks behind its first one. */
export const flacWith = (
  ...blocks: readonly (readonly [type: number, content: Uint8Array])[]
): Uint8Array<ArrayBuffer> => {
  const flac = second("flac");
  const extra = blocks.map(([type, content]) => bytesOf(type, big(content.byteLength, 3), content));
  return joined(flac.subarray(0, 42), ...extra, flac.subarray(42));
};

/** A page of Ogg. */
export const page = (serial: number, flags: number, packets: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const lacing = packets.flatMap(({ byteLength }) => [
    ...new Array<number>(Math.floor(byteLength / 255)).fill(255),
    byteLength % 255,
  ]);
  const head = bytesOf("OggS", 0, flags, new Array<number>(8).fill(0), big(serial), big(0), big(0));
  return joined(head, bytesOf(lacing.length, lacing), ...packets);
};

/** A box of MP4. */
export const box = (type: string, ...parts: readonly Part[]): Uint8Array => {
  const content = bytesOf(...parts);
  return bytesOf(big(8 + content.byteLength), type, content);
};

/** A tag as iTunes writes it. */
export const item = (type: string, value: string): Uint8Array => box(type, box("data", big(1), big(0), value));

/** Where names are Apple's: a table of them, and values under their numbers. */
export const keyed = (tags: Readonly<Record<string, string>>): Uint8Array => {
  const names = Object.keys(tags).map((name) => bytesOf(big(8 + name.length), "mdta", name));
  const values = Object.values(tags).map((value, index) => item(String.fromCharCode(...big(index + 1)), value));
  return box(
    "meta",
    box("hdlr", big(0), big(0), "mdta", new Array<number>(13).fill(0)),
    box("keys", big(0), big(names.length), ...names),
    box("ilst", ...values),
  );
};

/** One second of M4A with more in its table, behind which the sound moves. */
export function m4aWith(...extra: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const m4a = second("m4a");
  const text = Buffer.from(m4a.buffer).toString("latin1");
  const view = new DataView(m4a.buffer);
  const added = extra.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const moov = text.indexOf("moov") - 4;
  const size = view.getUint32(moov);
  view.setUint32(moov, size + added);
  const places = text.indexOf("stco") + 8;
  for (let index = 0; index < view.getUint32(places); index++) {
    const at = places + 4 + 4 * index;
    view.setUint32(at, view.getUint32(at) + added);
  }
  return joined(m4a.subarray(0, moov + size), ...extra, m4a.subarray(moov + size));
}

/** An element of Matroska; its name in hexadecimal digits. */
export const element = (id: string, ...parts: readonly Part[]): Uint8Array => {
  const content = bytesOf(...parts);
  return bytesOf([...Buffer.from(id, "hex")], 1, big(content.byteLength, 7), content);
};

/** A tag of Matroska. */
export const simpleTag = (name: string, value: string): Uint8Array =>
  element("67c8", element("45a3", name), element("4487", value));

/** One second of WebM with more behind it. */
export const webmWith = (...elements: readonly Uint8Array[]): Uint8Array<ArrayBuffer> =>
  joined(second("webm"), ...elements);
