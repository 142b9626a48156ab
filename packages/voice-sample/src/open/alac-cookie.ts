import type { Pace } from "../bounds/pace.ts";
import { asciiAt, viewOf } from "../bounds/tag-entries.ts";
import type { SampleBytes } from "./bytes.ts";

const boxHeadBytes = 16;
/** A file of sound has some: its kind, its table, its sound. */
const mostBoxes = 1_000;
/** The tables of an hour are some hundred thousand bytes. */
const longestTable = 16_000_000;
/** A box of this name in one of the same name: 4 bytes of size, 4 of name, 4 of version, 24 of figures, or more. */
const cookieBytes = 36;

/** Bits of a value. */
const depths: ReadonlySet<number> = new Set([16, 20, 24, 32]);

/** The head of a stream of Apple Lossless in an MP4 or MOV file, which the audio reader does not give out. */
export async function alacCookie(bytes: SampleBytes, pace: Pace): Promise<Uint8Array | undefined> {
  let boxes = 0;
  for (let at = 0; at + 8 <= bytes.byteLength && boxes < mostBoxes; boxes++) {
    const head = await bytes.read(at, at + boxHeadBytes);
    const size = viewOf(head).getUint32(0);
    const isLong = size === 1 && head.byteLength === boxHeadBytes;
    const whole = isLong ? Number(viewOf(head).getBigUint64(8)) : size;
    if (asciiAt(head, 4) === "moov" && whole <= longestTable) return cookieIn(await bytes.read(at, at + whole), pace);
    if (whole < 8) return undefined;
    at += whole;
  }
  return undefined;
}

async function cookieIn(table: Uint8Array, pace: Pace): Promise<Uint8Array | undefined> {
  const view = viewOf(table);
  for (let at = table.indexOf(0x61, 4); at !== -1; at = table.indexOf(0x61, at + 1)) {
    pace.step();
    if (pace.isDue) await pace.rest();
    if (table[at + 1] !== 0x6c || table[at + 2] !== 0x61 || table[at + 3] !== 0x63) continue;
    const size = view.getUint32(at - 4);
    // The outer box of this name is longer than its figures, and has no version.
    const isInner = size >= cookieBytes && at + size - 4 <= table.byteLength && view.getUint32(at + 4) === 0;
    if (isInner && depths.has(view.getUint8(at + 13))) return table.subarray(at + 8, at + size - 4);
  }
  return undefined;
}
