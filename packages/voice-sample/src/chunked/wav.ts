import type { Pace } from "../bounds/pace.ts";
import { asciiAt, viewOf } from "../bounds/tag-entries.ts";
import type { SampleBytes } from "../open/bytes.ts";
import { withoutSound } from "../open/without-sound.ts";
import { type ChunkedSound, isPlaceholder, refuseMissing } from "./chunked-sound.ts";
import { type Chunk, chunksOf } from "./chunks.ts";

/** `RIFX` has its numbers the other way round, `RF64` and `BW64` have 64 bits for sizes (EBU Tech 3306, ITU-R BS.2088). */
const heads: ReadonlySet<string> = new Set(["RIFF", "RIFX", "RF64", "BW64"]);
const headBytes = 12;
const longestFormat = 1_024;
const extensible = 0xfffe;

/** Codings by their number in the registry of wave formats (RFC 2361), beside PCM. */
const codecs: Readonly<Record<number, string>> = {
  2: "adpcm-ms",
  6: "alaw",
  7: "ulaw",
  17: "adpcm-ima",
  34: "truespeech",
  49: "gsm",
  64: "g726",
  69: "g726",
  80: "mp2",
  85: "mp3",
  100: "g726",
  131: "g729",
  255: "aac",
  352: "wma",
  353: "wma",
  354: "wma",
  355: "wma",
  5632: "aac",
  5648: "aac",
  8192: "ac3",
  61868: "flac",
};

export const isWav = (first: Uint8Array): boolean => heads.has(asciiAt(first, 0)) && asciiAt(first, 8) === "WAVE";

/** What a WAV file says of its sound. Where it does not say how long it is, the sound reaches to the end of the file. */
export async function wavSound(bytes: SampleBytes, pace: Pace): Promise<ChunkedSound> {
  const first = await bytes.read(0, headBytes);
  const littleEndian = asciiAt(first, 0) !== "RIFX";
  let whole = 8 + viewOf(first).getUint32(4, littleEndian);
  let longData: number | undefined;
  let format: Format | undefined;
  let counted: number | undefined;
  for await (const chunk of chunksOf(bytes, { from: headBytes, littleEndian, sizeBytes: 4, padded: true }, pace)) {
    const { name, start, size } = chunk;
    if (name === "ds64" && size >= 16) {
      const view = viewOf(await bytes.read(start, start + 16));
      whole = 8 + Number(view.getBigUint64(0, true));
      longData = Number(view.getBigUint64(8, true));
    }
    if (name === "fmt ")
      format = formatOf(await bytes.read(start, start + Math.min(size, longestFormat)), littleEndian);
    if (name === "fact" && size >= 4) counted = viewOf(await bytes.read(start, start + 4)).getUint32(0, littleEndian);
    if (name !== "data") continue;
    if (format === undefined) throw new RangeError("Sound before its format.");
    const place = placeOf(chunk, { whole, longData, actual: bytes.byteLength });
    const frames = format.codec.startsWith("adpcm") && !isPlaceholder(counted ?? 0) ? counted : undefined;
    return { ...format, ...place, frames };
  }
  if (!isPlaceholder(whole - 8)) refuseMissing(bytes.byteLength, whole);
  if (format === undefined) throw new RangeError("No format.");
  throw withoutSound();
}

function placeOf(
  { start, size }: Chunk,
  {
    whole,
    longData,
    actual,
  }: { readonly whole: number; readonly longData: number | undefined; readonly actual: number },
): Pick<ChunkedSound, "start" | "end" | "unfinished"> {
  const isOpen = isPlaceholder(whole - 8) || whole - 8 >= 0xffff_ffff;
  const length = size === 0xffff_ffff && longData !== undefined ? longData : size;
  if (length === 0) {
    // Nothing was recorded, or the recorder never came back to write how much: then its file does not end here.
    const unfinished = actual > start && (isOpen || whole <= start);
    if (!unfinished) throw withoutSound();
    return { start, end: actual, unfinished };
  }
  if (start + length > actual && isPlaceholder(length)) return { start, end: actual, unfinished: true };
  refuseMissing(actual, start + length);
  if (!isOpen) refuseMissing(actual, whole);
  return { start, end: Math.min(actual, start + length), unfinished: false };
}

type Format = Pick<ChunkedSound, "codec" | "sampleRate" | "channels" | "block" | "description" | "byteRate">;

function formatOf(format: Uint8Array, littleEndian: boolean): Format {
  const view = viewOf(format);
  const tag = view.getUint16(0, littleEndian);
  const coding = tag === extensible && format.byteLength >= 26 ? view.getUint16(24, littleEndian) : tag;
  const channels = view.getUint16(2, littleEndian);
  const sampleRate = view.getUint32(4, littleEndian);
  const byteRate = view.getUint32(8, littleEndian);
  const blockBytes = view.getUint16(12, littleEndian);
  const bits = view.getUint16(14, littleEndian);
  const common = { sampleRate, channels, byteRate, description: format };
  if (coding === 1 || coding === 3) {
    // Values of 20 bits stand in 24, and of 24 sometimes in 32: the block tells.
    const inBlock = blockBytes / channels;
    const bytes = Number.isInteger(inBlock) && inBlock >= bits / 8 && inBlock <= 8 ? inBlock : Math.ceil(bits / 8);
    const codec = pcmName(coding === 3, bytes, littleEndian);
    return { ...common, codec, block: { bytes: bytes * channels, frames: 1 } };
  }
  const codec = codecs[coding] ?? `wav-0x${coding.toString(16)}`;
  if (codec === "alaw" || codec === "ulaw") return { ...common, codec, block: { bytes: channels, frames: 1 } };
  // A block of ADPCM begins with a value of each channel, or two, and has half a byte for each further one.
  const frames = adpcmFrames(codec, blockBytes, channels);
  const block = frames === undefined ? undefined : { bytes: blockBytes, frames };
  return { ...common, codec, block };
}

const pcmName = (isFloat: boolean, bytes: number, littleEndian: boolean): string => {
  if (bytes === 1 && !isFloat) return "pcm-u8";
  return `pcm-${isFloat ? "f" : "s"}${bytes * 8}${littleEndian ? "" : "be"}`;
};

function adpcmFrames(codec: string, blockBytes: number, channels: number): number | undefined {
  const frames =
    codec === "adpcm-ima"
      ? (blockBytes / channels - 4) * 2 + 1
      : codec === "adpcm-ms"
        ? (blockBytes / channels - 7) * 2 + 2
        : 0;
  return Number.isInteger(frames) && frames > 2 ? frames : undefined;
}
