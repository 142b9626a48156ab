import { refusal } from "../bounds/bounds.ts";
import type { Pace } from "../bounds/pace.ts";
import { asciiAt, viewOf } from "../bounds/tag-entries.ts";
import type { SampleBytes } from "../open/bytes.ts";
import { withoutSound } from "../open/without-sound.ts";
import { type ChunkedSound, isName, refuseMissing } from "./chunked-sound.ts";
import { chunksOf } from "./chunks.ts";

const headBytes = 8;
const formatBytes = 32;
/** Before the sound: how often it was edited. */
const editBytes = 4;
const toTheEnd = 2 ** 64;
const longestCookie = 65_536;
const tableHeadBytes = 24;
/** Six hours of AAC at 44.1 kHz; a number each is kept. */
const mostPackets = 1_000_000;

/** Codings beside PCM, by their four letters. */
const codecs: Readonly<Record<string, string>> = {
  alaw: "alaw",
  ulaw: "ulaw",
  ima4: "adpcm-ima-qt",
  alac: "alac",
  "aac ": "aac",
  aach: "aac",
  aacp: "aac",
  opus: "opus",
  ".mp3": "mp3",
  ".mp2": "mp2",
  flac: "flac",
  samr: "amr",
  agsm: "gsm",
  ilbc: "ilbc",
};

export const isCaf = (first: Uint8Array): boolean => asciiAt(first, 0) === "caff" && first[5] === 1;

/** What a file of Apple's Core Audio Format says of its sound. */
export async function cafSound(bytes: SampleBytes, pace: Pace): Promise<ChunkedSound> {
  let format: Format | undefined;
  let place: { readonly start: number; readonly end: number } | undefined;
  let cookie: Uint8Array | undefined;
  let table: Uint8Array | undefined;
  const style = { from: headBytes, littleEndian: false, sizeBytes: 8, padded: false } as const;
  for await (const { name, start, size } of chunksOf(bytes, style, pace)) {
    if (name === "desc") format = formatOf(await bytes.read(start, start + formatBytes));
    if (name === "kuki") cookie = await bytes.read(start, start + Math.min(size, longestCookie));
    if (name === "pakt") {
      // A packet takes at most 5 bytes for its size and as many for its length.
      if (size > tableHeadBytes + mostPackets * 10) throw refusal("The table", size, "bytes", mostPackets * 10);
      table = await bytes.read(start, start + size);
    }
    if (name !== "data") continue;
    // A size that is not known yet has every bit set, which is the next number that there is here.
    if (size !== toTheEnd) refuseMissing(bytes.byteLength, start + size);
    place = { start: start + editBytes, end: Math.min(bytes.byteLength, start + size) };
  }
  if (format === undefined) throw new RangeError("No format.");
  if (place === undefined || place.end <= place.start) throw withoutSound();
  const { packetBytes, packetFrames, ...coded } = format;
  const block = blockOf(format);
  if (!block && !table) throw new RangeError("Packets without their table.");
  const listed = block || !table ? undefined : await packetsOf(table, packetBytes, packetFrames, pace);
  if (listed) refuseMissing(place.end - place.start, sumOf(listed.sizes));
  const { priming, remainder } = table === undefined ? {} : framesOf(table);
  const frames = !listed || remainder === undefined ? undefined : sumOf(listed.frames) - remainder;
  const shared = {
    ...coded,
    ...place,
    description: cookie && (coded.codec === "aac" ? aacConfig(cookie) : cookie),
    priming,
    frames,
    unfinished: false,
  };
  return block ? { ...shared, block } : { ...shared, packets: listed };
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/** What its decoders take for granted is not for the file to say. */
function blockOf({ codec, channels, packetBytes: bytes, packetFrames: frames }: Format): ChunkedSound["block"] {
  if (codec === "adpcm-ima-qt") return { bytes: 34 * channels, frames: 64 };
  if (codec === "alaw" || codec === "ulaw") return { bytes: channels, frames: 1 };
  if (codec.startsWith("pcm-")) return { bytes, frames: 1 };
  return bytes > 0 && frames > 0 ? { bytes, frames } : undefined;
}

/** Apple's head of AAC is a descriptor of MPEG-4 with others in it, of which the one with tag 5 is the configuration. */
function aacConfig(cookie: Uint8Array): Uint8Array {
  for (let at = 0; at + 2 < cookie.byteLength; ) {
    const tag = cookie[at];
    let size = 0;
    at += 1;
    for (let count = 0; count < 4; count++) {
      const byte = cookie[at] ?? 0;
      at += 1;
      size = size * 128 + (byte & 127);
      if (byte < 128) break;
    }
    if (tag === 5) return cookie.subarray(at, at + size);
    at += tag === 3 ? 3 : tag === 4 ? 13 : size;
  }
  return cookie;
}

type Format = Pick<ChunkedSound, "codec" | "sampleRate" | "channels"> & {
  /** 0 where packets differ. */
  readonly packetBytes: number;
  readonly packetFrames: number;
};

function formatOf(description: Uint8Array): Format {
  const view = viewOf(description);
  const kind = asciiAt(description, 8);
  const flags = view.getUint32(12);
  const channels = view.getUint32(24);
  const bits = view.getUint32(28);
  const packetBytes = view.getUint32(16);
  if (!isName(kind)) throw new RangeError("A name that no codec has.");
  const known = codecs[kind] ?? `caf-${kind.trim().toLowerCase()}`;
  // Flags: 1 for floating point, 2 for the small end first.
  const bytes = channels === 0 ? 0 : packetBytes / channels;
  const pcm =
    bytes === 1 ? "pcm-s8" : `pcm-${(flags & 1) === 0 ? "s" : "f"}${bytes * 8}${(flags & 2) === 0 ? "be" : ""}`;
  const codec = kind === "lpcm" && bytes >= bits / 8 ? pcm : known;
  return { codec, sampleRate: view.getFloat64(0), channels, packetBytes, packetFrames: view.getUint32(20) };
}

/** How many values the decoder needs before the first one that is heard, and how many are left over at the end. */
const framesOf = (table: Uint8Array): { readonly priming?: number; readonly remainder?: number } =>
  table.byteLength < tableHeadBytes
    ? {}
    : { priming: Math.max(0, viewOf(table).getInt32(16)), remainder: Math.max(0, viewOf(table).getInt32(20)) };

/** The table of packets: for each its size, and its length in values, where the format does not say it for all. */
async function packetsOf(
  table: Uint8Array,
  packetBytes: number,
  packetFrames: number,
  pace: Pace,
): Promise<ChunkedSound["packets"]> {
  const sizes: number[] = [];
  const frames: number[] = [];
  let at = tableHeadBytes;
  // Seven bits to the byte, and the eighth says that more follow.
  const next = (): number => {
    let value = 0;
    for (let count = 0; count < 5 && at < table.byteLength; count++) {
      const byte = table[at] ?? 0;
      at += 1;
      value = value * 128 + (byte & 127);
      if (byte < 128) break;
    }
    return value;
  };
  while (at < table.byteLength && sizes.length < mostPackets) {
    sizes.push(packetBytes > 0 ? packetBytes : next());
    frames.push(packetFrames > 0 ? packetFrames : next());
    pace.step();
    if (pace.isDue) await pace.rest();
  }
  return { sizes, frames };
}
