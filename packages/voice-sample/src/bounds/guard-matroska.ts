import { countPiece, type Look, type ReadGuard } from "./bounded-source.ts";
import { refusal } from "./bounds.ts";
import { viewOf } from "./tag-entries.ts";

/** Heads of elements are read one by one and need no look. */
const headBytes = 64;

/** Elements that hold others, as far as the audio reader enters them. */
const parents: ReadonlySet<number> = new Set([
  0x114d9b74, // SeekHead
  0x4dbb, // Seek
  0x1549a966, // Info
  0x1654ae6b, // Tracks
  0xae, // TrackEntry
  0xe0, // Video
  0x55b0, // Colour
  0x7670, // Projection
  0xe1, // Audio
  0x41e4, // BlockAdditionMapping
  0x6d80, // ContentEncodings
  0x6240, // ContentEncoding
  0x5034, // ContentCompression
  0x5035, // ContentEncryption
  0x1c53bb6b, // Cues
  0xbb, // CuePoint
  0xb7, // CueTrackPositions
  0x1254c367, // Tags
  0x7373, // Tag
  0x63c0, // Targets
  0x67c8, // SimpleTag
  0x1941a469, // Attachments
  0x61a7, // AttachedFile
  0xa0, // BlockGroup
  0x75a1, // BlockAdditions
  0xa6, // BlockMore
]);
const segment = 0x18538067;
const cluster = 0x1f43b675;
const trackEntry = 0xae;
const simpleBlock = 0xa3;
const block = 0xa1;
const compressionSettings = 0x4255;

/** Some seconds of sound: a cluster spans at most 65 s, and the audio reader takes 1 µs for each block of it. */
const mostBlocks = 30_000;
/** A lace puts several packets into a block; the reader moves all later ones for each. In a cluster. */
const mostLacedPackets = 5_000;
/** A table of contents with an entry for each second of five hours. */
const mostElements = 100_000;
const mostTracks = 128;
/** Files that are written one behind the other; a film is one. The reader keeps them all. */
const mostSegments = 64;
/** A day of clusters of a second. */
const mostClusters = 90_000;
const deepest = 16;
/** Bytes that each packet begins with and that are left out: no more than a few are ever alike. */
const mostStrippedBytes = 64;

/** Of a WebM or MKV file, each table and each cluster is taken in at one go. */
export const guardMatroska: ReadGuard = (look) => {
  const { bytes, base, start, end, found } = look;
  if (end - start > headBytes) return checkElements(look);
  const id = end - start >= 4 ? viewOf(bytes).getUint32(start) : 0;
  if (id === segment) found.segments += 1;
  if (found.segments > mostSegments) throw refusal("The sample", found.segments, "segments and more", mostSegments);
  if (id === cluster) countPiece(found, base + start, mostClusters, "clusters");
  return undefined;
};

async function checkElements({ bytes, start, end, pace }: Look): Promise<void> {
  const counts = { elements: 0, blocks: 0, laced: 0, tracks: 0 };
  const ends = [end];
  let at = start;
  for (;;) {
    let parentEnd = ends.at(-1);
    while (parentEnd !== undefined && at >= parentEnd) {
      ends.pop();
      parentEnd = ends.at(-1);
    }
    if (parentEnd === undefined) return;
    const found = headAt(bytes, at, parentEnd);
    if (found === undefined) {
      at = parentEnd;
      continue;
    }
    const { id, content, size } = found;
    const elementEnd = Math.min(content + size, parentEnd);
    counts.elements += 1;
    if (id === trackEntry) counts.tracks += 1;
    if (id === simpleBlock || id === block) {
      counts.blocks += 1;
      counts.laced += lacedPackets(bytes, content, elementEnd);
    }
    if (id === compressionSettings && size > mostStrippedBytes) {
      throw refusal("The compression of a track", size, "bytes", mostStrippedBytes);
    }
    if (counts.elements > mostElements)
      throw refusal("A table or cluster", counts.elements, "elements and more", mostElements);
    if (counts.blocks > mostBlocks) throw refusal("A cluster", counts.blocks, "blocks and more", mostBlocks);
    if (counts.laced > mostLacedPackets)
      throw refusal("A cluster", counts.laced, "laced packets and more", mostLacedPackets);
    if (counts.tracks > mostTracks) throw refusal("The sample", counts.tracks, "tracks and more", mostTracks);
    if (parents.has(id)) {
      if (ends.length > deepest) throw refusal("The sample", ends.length, "elements in one another", deepest);
      ends.push(elementEnd);
      at = content;
    } else at = elementEnd;
    pace.step();
    if (pace.isDue) await pace.rest();
  }
}

/** An element's name, and where its content lies; an unknown size reaches to the end of what holds it. */
export function headAt(
  bytes: Uint8Array,
  at: number,
  end: number,
  unknownSize?: number,
): { id: number; content: number; size: number } | undefined {
  const idWidth = widthOf(bytes[at]);
  const sizeAt = at + idWidth;
  const sizeWidth = widthOf(bytes[sizeAt]);
  const content = sizeAt + sizeWidth;
  if (idWidth > 4 || sizeWidth > 8 || content > end) return undefined;
  let id = 0;
  for (let index = at; index < sizeAt; index++) id = id * 256 + (bytes[index] ?? 0);
  return { id, content, size: sizeOf(bytes, sizeAt, sizeWidth, unknownSize ?? end - content) };
}

/** How many bytes a number takes: one more than its first byte has zeros in front. */
const widthOf = (first = 0): number => Math.clz32(first) - 23;

function sizeOf(bytes: Uint8Array, at: number, width: number, unknown: number): number {
  const mask = 2 ** (8 - width) - 1;
  let size = (bytes[at] ?? 0) & mask;
  let isUnknown = size === mask;
  for (let index = at + 1; index < at + width; index++) {
    const byte = bytes[index] ?? 0;
    isUnknown &&= byte === 255;
    size = size * 256 + byte;
  }
  return isUnknown ? unknown : size;
}

/** A block begins with the number of its track, its time in two bytes, and flags, of which two bits speak of laces. */
function lacedPackets(bytes: Uint8Array, content: number, end: number): number {
  const flagsAt = content + widthOf(bytes[content]) + 2;
  if (flagsAt + 1 >= end || ((bytes[flagsAt] ?? 0) & 6) === 0) return 0;
  return (bytes[flagsAt + 1] ?? 0) + 1;
}
