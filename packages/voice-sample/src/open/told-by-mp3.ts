import { asciiAt, viewOf } from "../bounds/tag-entries.ts";
import type { SampleBytes } from "./bytes.ts";

// The audio reader takes an MP3 file for as long as its bytes last. Its first frame says how long it was meant to be,
// which tells a short recording from half of a long one, and how much of its sound the encoder has added.

// The tag of the first frame starts at most this far into it: 4 bytes of frame header, 32 of side information.
const furthestTag = 36;
/** Its name, what it has, two sizes, places, quality, and what LAME adds. */
const longestTag = 160;
/** What LAME adds begins with the encoder's name; how much silence it begins with stands in 12 bits, 21 bytes later. */
const lameAt = 120;
const delayAt = lameAt + 21;
const encoders: ReadonlySet<string> = new Set(["LAME", "Lavf", "Lavc", "GOGO"]);
/** What every decoder of MP3 adds, in values. */
const decoderDelay = 529;

/** What an MP3 file's own head says of it; nothing where it has none. Tags before it are gone. */
export interface ToldByMp3 {
  /** How many bytes the file has. */
  readonly byteLength?: number | undefined;
  /** How many values of each channel come before the sound. */
  readonly delayFrames?: number | undefined;
}

/** Reads what the first frame of an MP3 file says. */
export async function toldByMp3(bytes: SampleBytes): Promise<ToldByMp3> {
  const head = await bytes.read(0, furthestTag + longestTag);
  const view = viewOf(head);
  for (let tag = 0; tag <= furthestTag && tag + 16 <= head.byteLength; tag++) {
    const name = asciiAt(head, tag);
    if (name !== "Xing" && name !== "Info") continue;
    const flags = view.getUint32(tag + 4);
    const hasFrameCount = (flags & 1) !== 0;
    const hasByteCount = (flags & 2) !== 0;
    const byteLength = hasByteCount ? view.getUint32(tag + (hasFrameCount ? 12 : 8)) : undefined;
    const isTold = tag + delayAt + 2 <= head.byteLength && encoders.has(asciiAt(head, tag + lameAt));
    const delay = isTold ? view.getUint16(tag + delayAt) >> 4 : 0;
    return { byteLength, delayFrames: delay === 0 ? undefined : delay + decoderDelay };
  }
  return {};
}
