import type { Pace } from "../bounds/pace.ts";
import { asciiAt, viewOf } from "../bounds/tag-entries.ts";
import type { SampleBytes } from "../open/bytes.ts";
import { withoutSound } from "../open/without-sound.ts";
import { type ChunkedSound, isName, isPlaceholder, refuseMissing } from "./chunked-sound.ts";
import { chunksOf } from "./chunks.ts";

const headBytes = 12;
const longestCommon = 64;
/** Before the sound: an offset and a size of blocks, 4 bytes each. */
const soundHeadBytes = 8;

/** Codings of AIFF-C beside PCM, by their four letters in lower case. */
const codecs: Readonly<Record<string, string>> = {
  alaw: "alaw",
  ulaw: "ulaw",
  ima4: "adpcm-ima-qt",
  fl32: "pcm-f32be",
  fl64: "pcm-f64be",
  "raw ": "pcm-u8",
  "gsm ": "gsm",
  agsm: "gsm",
  mac3: "mace",
  mac6: "mace",
  qdmc: "qdesign",
  qdm2: "qdesign",
};
const bytesOfValue: Readonly<Record<string, number>> = {
  alaw: 1,
  ulaw: 1,
  "pcm-u8": 1,
  "pcm-f32be": 4,
  "pcm-f64be": 8,
};

export const isAiff = (first: Uint8Array): boolean =>
  asciiAt(first, 0) === "FORM" && ["AIFF", "AIFC"].includes(asciiAt(first, 8));

/** What an AIFF or AIFF-C file says of its sound. */
export async function aiffSound(bytes: SampleBytes, pace: Pace): Promise<ChunkedSound> {
  const first = await bytes.read(0, headBytes);
  const isCompressed = asciiAt(first, 8) === "AIFC";
  let format: Format | undefined;
  let place: { readonly start: number; readonly size: number } | undefined;
  const style = { from: headBytes, littleEndian: false, sizeBytes: 4, padded: true } as const;
  for await (const { name, start, size } of chunksOf(bytes, style, pace)) {
    if (name === "COMM")
      format = formatOf(await bytes.read(start, start + Math.min(size, longestCommon)), isCompressed);
    if (name === "SSND") {
      const head = viewOf(await bytes.read(start, start + soundHeadBytes));
      const offset = head.byteLength < soundHeadBytes ? 0 : head.getUint32(0);
      place = { start: start + soundHeadBytes + offset, size: Math.max(0, size - soundHeadBytes - offset) };
    }
    // The format may stand behind the sound.
    if (format && place) break;
  }
  const declared = viewOf(first).getUint32(4);
  if (format === undefined && isPlaceholder(declared)) throw new RangeError("No format.");
  if (!isPlaceholder(declared)) refuseMissing(bytes.byteLength, 8 + declared);
  if (format === undefined) throw new RangeError("No format.");
  if (place === undefined || place.start >= bytes.byteLength) throw withoutSound();
  const { frames, ...coded } = format;
  const open = isPlaceholder(place.size) && place.start + place.size !== bytes.byteLength;
  // Nothing was recorded, unless the file goes on behind its end: then the recorder never came back to say how far.
  if (open && !isPlaceholder(declared) && 8 + declared > place.start) throw withoutSound();
  if (!open) refuseMissing(bytes.byteLength, place.start + place.size);
  const end = open ? bytes.byteLength : Math.min(bytes.byteLength, place.start + place.size);
  return { ...coded, start: place.start, end, frames: open || frames === 0 ? undefined : frames, unfinished: open };
}

type Format = Pick<ChunkedSound, "codec" | "sampleRate" | "channels" | "block" | "frames">;

function formatOf(common: Uint8Array, isCompressed: boolean): Format {
  const view = viewOf(common);
  const channels = view.getUint16(0);
  const counted = view.getUint32(2);
  const bits = view.getUint16(6);
  const sampleRate = extended(view, 8);
  const kind = isCompressed ? asciiAt(common, 18) : "NONE";
  if (!isName(kind)) throw new RangeError("A name that no codec has.");
  const codec = codecs[kind.toLowerCase()] ?? pcmOf(kind, Math.ceil(bits / 8)) ?? `aiff-${kind.trim().toLowerCase()}`;
  // Apple's ADPCM: 34 bytes for 64 values of each channel, and blocks are counted instead of values.
  if (codec === "adpcm-ima-qt") return { codec, sampleRate, channels, block: { bytes: 34 * channels, frames: 64 } };
  const bytes = codec.startsWith("pcm-s") ? Math.ceil(bits / 8) : bytesOfValue[codec];
  const block = bytes === undefined ? undefined : { bytes: bytes * channels, frames: 1 };
  return { codec, sampleRate, channels, block, frames: counted };
}

function pcmOf(kind: string, bytes: number): string | undefined {
  const end = { NONE: "be", twos: "be", in24: "be", in32: "be", sowt: "", "42ni": "", "23ni": "" }[kind];
  if (end === undefined || bytes < 1 || bytes > 4) return undefined;
  return bytes === 1 ? "pcm-s8" : `pcm-s${bytes * 8}${end}`;
}

/** A number of 80 bits: a sign, 15 bits of a power of two, 64 bits of it (IEEE 754, extended). */
const extended = (view: DataView, at: number): number =>
  Number(view.getBigUint64(at + 2)) * 2 ** ((view.getUint16(at) & 0x7fff) - 16_383 - 63);
