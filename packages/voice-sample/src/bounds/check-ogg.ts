import type { SampleBytes } from "../open/bytes.ts";
import { refusal } from "./bounds.ts";
import type { Pace } from "./pace.ts";
import { asciiAt, checkComments, viewOf } from "./tag-entries.ts";

const pageHeadBytes = 27;
const firstPage = 2;
const letterO = 0x4f;

/** A film has some: sound in several languages, pictures, captions. */
const mostStreams = 64;
/** The audio reader looks for the beginning of a packet among all pages that it may be on: a picture of 16 MB takes 256. */
const mostPagesOfPacket = 512;
/** The page of a stream's first packet, and its tables of codes: libvorbis writes some thousand bytes. */
const longestHeadPacket = 131_072;
const headPackets = 3;
/** The only one that there is (RFC 3533): bytes that happen to begin like a page have another one. */
const version = 0;
/** A page that got lost leaves one or none: a file of false ones alone keeps the audio reader busy. */
const mostFalsePages = 1_000;
/**
 * Recorders write one to five pages a second: a day and more of them. Where each packet has a page of its own, these are
 * two hours. The audio reader leaves much garbage for each.
 */
const mostPages = 400_000;
/** Its pages are looked at as a whole: half a day of speech, or an hour of it without loss. */
const largestOgg = 400_000_000;
/** Comments stand behind "\x03vorbis" or "OpusTags". */
const commentsAt: Readonly<Record<string, number>> = { "\x03vor": 7, Opus: 8 };

interface Stream {
  /** How many packets of its head are complete. */
  complete: number;
  parts: Uint8Array[];
  /** Pages since the last one on which a packet ended. */
  openPages: number;
}

/** Refuses an Ogg file whose head or whose packets would take the audio reader long at one go. */
export async function checkOgg(sample: SampleBytes, pace: Pace): Promise<void> {
  if (sample.byteLength > largestOgg) throw refusal("The sample", sample.byteLength, "bytes of Ogg", largestOgg);
  const bytes = sample.whole ?? (await sample.read(0, sample.byteLength));
  const streams = new Map<number, Stream>();
  const view = viewOf(bytes);
  let pages = 0;
  let falsePages = 0;
  let isHead = true;
  for (let at = await nextPage(bytes, 0, pace); at + pageHeadBytes <= bytes.byteLength; ) {
    if (bytes[at + 4] !== version) {
      falsePages += 1;
      if (falsePages > mostFalsePages) throw refusal("The sample", falsePages, "false pages and more", mostFalsePages);
      at = await nextPage(bytes, at + 1, pace);
      continue;
    }
    pages += 1;
    if (pages > mostPages) throw refusal("The sample", pages, "pages of Ogg and more", mostPages);
    const data = at + pageHeadBytes + view.getUint8(at + 26);
    const serial = view.getUint32(at + 14);
    if (isHead && (view.getUint8(at + 5) & firstPage) !== 0)
      streams.set(serial, { complete: 0, parts: [], openPages: 0 });
    else isHead = false;
    if (streams.size > mostStreams) throw refusal("The sample", streams.size, "streams and more", mostStreams);
    const stream = streams.get(serial);
    // A file may have a million pages: what is made anew for each would be more than the file.
    let end = data;
    let isOpen = true;
    for (let place = at + pageHeadBytes; place < data; place++) {
      const size = bytes[place] ?? 0;
      end += size;
      isOpen &&= size === 255;
    }
    if (stream) {
      stream.openPages = isOpen ? stream.openPages + 1 : 0;
      if (stream.openPages > mostPagesOfPacket) {
        throw refusal("A packet", stream.openPages, "pages and more", mostPagesOfPacket);
      }
      if (stream.complete < headPackets) addHead(stream, bytes, data, bytes.subarray(at + pageHeadBytes, data));
    }
    at = isPageAt(bytes, end) ? end : await nextPage(bytes, end, pace);
    pace.step();
    if (pace.isDue) await pace.rest();
  }
}

async function nextPage(bytes: Uint8Array, from: number, pace: Pace): Promise<number> {
  for (let at = bytes.indexOf(letterO, from); at !== -1; at = bytes.indexOf(letterO, at + 1)) {
    if (isPageAt(bytes, at)) return at;
    pace.step();
    if (pace.isDue) await pace.rest();
  }
  return bytes.byteLength;
}

/** Whether "OggS" stands there. */
const isPageAt = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === letterO && bytes[at + 1] === 0x67 && bytes[at + 2] === 0x67 && bytes[at + 3] === 0x53;

function addHead(stream: Stream, bytes: Uint8Array, data: number, lacing: Uint8Array): void {
  let at = data;
  for (const size of lacing) {
    if (stream.complete >= headPackets) return;
    stream.parts.push(bytes.subarray(at, at + size));
    at += size;
    if (size < 255) endPacket(stream);
  }
}

function endPacket(stream: Stream): void {
  const packet = new Uint8Array(stream.parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const part of stream.parts) {
    packet.set(part, at);
    at += part.byteLength;
  }
  const comments = commentsAt[asciiAt(packet, 0)];
  if (stream.complete === 1 && comments !== undefined) checkComments(packet.subarray(comments));
  else if (stream.complete !== 1 && packet.byteLength > longestHeadPacket) {
    throw refusal("A packet of the head", packet.byteLength, "bytes", longestHeadPacket);
  }
  stream.parts = [];
  stream.complete += 1;
}
