import { asciiAt } from "../bounds/tag-entries.ts";
import type { SampleBytes } from "../open/bytes.ts";
import { numberAt, type Search } from "./search.ts";
import { searchComments } from "./vorbis-comments.ts";

const headBytes = 27;
const longestPageHead = headBytes + 255;
const firstPage = 2;
/** As much as the audio reader takes; where several streams are open, each may have its share. */
const longestComments = 8_000_000;
/** A film has some. */
const mostStreams = 64;

/** How streams begin, by what they hold. */
const sounds = ["\x01vorbis", "OpusHead", "\x7fFLAC", "Speex   ", "PCM     "];
const films = ["\x80theora", "BBCD\0", "\x01video", "\x80daala", "OVP80", "\x8aJNG", "\x8bMNG"];
/** Says which streams there are. */
const skeleton = "fishead\0";
const longestName = 8;
/** Comments stand in the second packet, behind these words. */
const beforeComments: Readonly<Record<string, number>> = { "\x03vor": 7, Opus: 8, "\x81the": 7 };

/** The comments of a stream, as far as they have come. */
interface Stream {
  packets: number;
  readonly parts: Uint8Array[];
  size: number;
}

interface Page {
  readonly bytes: SampleBytes;
  /** Where its content begins. */
  readonly data: number;
  readonly lacing: Uint8Array;
  /** How long the comments may get. */
  readonly most: number;
}

/** The streams of an Ogg file, also those of a later link of a chain, and their comments. */
export async function searchOgg(bytes: SampleBytes, search: Search): Promise<void> {
  const streams = new Map<number, Stream>();
  let soundsInLink = 0;
  let isHead = false;
  for (let at = 0; at + headBytes <= bytes.byteLength && (await search.nextPlace()); ) {
    const head = await search.read(bytes, at, longestPageHead);
    if (asciiAt(head, 0) !== "OggS") return;
    const lacing = head.subarray(headBytes, headBytes + (head[26] ?? 0));
    const data = at + headBytes + lacing.byteLength;
    const serial = numberAt(head, 14, 4);
    const isFirst = ((head[5] ?? 0) & firstPage) !== 0;
    if (isFirst) {
      if (!isHead) soundsInLink = 0;
      if (!(await search.nextEntry())) return;
      soundsInLink += noteStream(await search.read(bytes, data, longestName), search);
      if (soundsInLink > 1) search.found.add("other_sound");
      if (streams.size >= mostStreams) streams.clear();
      streams.set(serial, { packets: 0, parts: [], size: 0 });
    }
    isHead = isFirst;
    const stream = streams.get(serial);
    const most = longestComments / streams.size;
    if (stream && (await addPage(stream, { bytes, data, lacing, most }, search))) streams.delete(serial);
    at = lacing.reduce((sum, size) => sum + size, data);
  }
}

/** Returns how many sounds a stream is. */
function noteStream(first: Uint8Array, search: Search): number {
  const name = asciiAt(first, 0, longestName);
  if (sounds.some((one) => name.startsWith(one))) return 1;
  if (films.some((one) => name.startsWith(one))) search.found.add("pictures");
  else if (name !== skeleton) search.found.add("other_data");
  return 0;
}

/** Returns whether the comments are read, which stand in the second packet. */
async function addPage(stream: Stream, { bytes, data, lacing, most }: Page, search: Search): Promise<boolean> {
  let at = data;
  for (const size of lacing) {
    if (stream.packets === 1 && size > 0) {
      stream.parts.push(await search.read(bytes, at, size));
      stream.size += size;
    }
    at += size;
    if (size < 255) stream.packets += 1;
    if (stream.packets > 1 || stream.size > most) {
      await readComments(stream, search);
      return true;
    }
  }
  return false;
}

async function readComments({ parts, size }: Stream, search: Search): Promise<void> {
  const packet = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    packet.set(part, at);
    at += part.byteLength;
  }
  const name = asciiAt(packet, 0);
  const start = Object.hasOwn(beforeComments, name) ? beforeComments[name] : undefined;
  if (start === undefined) return;
  const comments = packet.subarray(start);
  await searchComments(
    { byteLength: comments.byteLength, whole: comments, read: (from, to) => comments.subarray(from, to) },
    search,
  );
}
