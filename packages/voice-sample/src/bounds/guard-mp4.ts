import { countPiece, type Look, type ReadGuard } from "./bounded-source.ts";
import { refusal } from "./bounds.ts";
import { asciiAt, viewOf } from "./tag-entries.ts";

const longestBoxHead = 16;

/** What the audio reader takes in at one go: the tables of the whole film, of a fragment, and of all fragments. */
const wholes: ReadonlySet<string> = new Set(["moov", "moof", "mfra"]);
/** Boxes that hold others, as far as the audio reader enters them. */
const parents: ReadonlySet<string> = new Set([
  ...wholes,
  ...["trak", "mdia", "minf", "stbl", "udta", "meta", "ilst", "edts", "mvex", "dinf", "traf", "sinf", "schi", "wave"],
]);

/** A film with chapters, a cover and thirty tracks has some hundred. */
const mostBoxes = 20_000;
const mostTracks = 128;
const deepest = 16;
/** Sizes and places, a number each: five hours of AAC. The reader takes 10 ns for each. */
const mostNumbers = 1_000_000;
/**
 * Of sound. What is not compressed is read a chunk at a time, and working out one takes the reader 200 ns on a slow
 * machine, all at one go. Films have some chunks in each second: with one beside each picture, two hours make so many.
 */
const mostChunks = 200_000;
/** Times and changes of chunks, an object each: an entry in each second of fifty hours. */
const mostEntries = 200_000;
/** Fourteen hours of fragments of a second. */
const mostFragments = 50_000;
/** Fragments hold some seconds. */
const mostSamplesInFragment = 50_000;
/**
 * For each packet the reader walks through all samples of its chunk, at 1 ns each. FFmpeg ends a chunk after 1 MiB: sound
 * in packets of ten bytes makes this many.
 */
const mostSamplesInChunk = 100_000;
/** Where packets are shifted in time, the reader sorts them all at one go. Sound is never shifted. */
const mostShiftedSamples = 100_000;

interface Counts {
  boxes: number;
  tracks: number;
  numbers: number;
  entries: number;
}

/** What is known of the track whose boxes are looked at. */
interface Track {
  /** Nothing of a film's pictures is read but their head. */
  isSound: boolean;
  hasSizes: boolean;
  isShifted: boolean;
  samples: number;
  chunks: number;
  largestChunk: number;
}

const newTrack = (): Track => ({
  isSound: true,
  hasSizes: false,
  isShifted: false,
  samples: 0,
  chunks: 0,
  largestChunk: 0,
});

/** Of an MP4 or MOV file, tables are taken in at one go, and a damaged one can promise four billion entries. */
export const guardMp4: ReadGuard = (look) => {
  const { bytes, base, start, end, found } = look;
  if (asciiAt(bytes, start + 4) === "moof") countPiece(found, base + start, mostFragments, "fragments");
  const inside = wholes.has(asciiAt(bytes, start - 4)) || wholes.has(asciiAt(bytes, start - 12));
  const around = wholes.has(asciiAt(bytes, start + 4));
  // The head of a box is read first, on its own.
  return end - start > longestBoxHead && (inside || around) ? checkBoxes(look) : undefined;
};

async function checkBoxes({ bytes, start, end, pace, found }: Look): Promise<void> {
  const counts: Counts = { boxes: 0, tracks: 0, numbers: 0, entries: 0 };
  let track = newTrack();
  const ends = [end];
  const view = viewOf(bytes);
  let at = start;
  for (;;) {
    let parentEnd = ends.at(-1);
    while (parentEnd !== undefined && at + 8 > parentEnd) {
      at = Math.max(at, parentEnd);
      ends.pop();
      parentEnd = ends.at(-1);
    }
    if (parentEnd === undefined) break;
    const { type, content, size } = boxAt(bytes, view, at, parentEnd);
    if (size < content - at) {
      at = parentEnd;
      continue;
    }
    const boxEnd = Math.min(at + size, parentEnd);
    counts.boxes += 1;
    if (counts.boxes > mostBoxes) throw refusal("The table of tracks", counts.boxes, "boxes and more", mostBoxes);
    if (parents.has(type)) {
      if (type === "trak") {
        counts.tracks += 1;
        track = newTrack();
      }
      if (counts.tracks > mostTracks) throw refusal("The sample", counts.tracks, "tracks and more", mostTracks);
      if (ends.length > deepest) throw refusal("The sample", ends.length, "boxes in one another", deepest);
      ends.push(boxEnd);
      // Apple's `meta` has no version before its boxes, all others have.
      at = type === "meta" && asciiAt(bytes, content + 4) !== "hdlr" ? content + 4 : content;
    } else {
      if (type === "hdlr" && boxEnd >= content + 12) track.isSound = asciiAt(bytes, content + 8) === "soun";
      checkTable(type, view, content, boxEnd, counts, track);
      checkTrack(track);
      if (track.isSound) found.largestChunk = Math.max(found.largestChunk, track.largestChunk);
      at = boxEnd;
    }
    pace.step();
    if (pace.isDue) await pace.rest();
  }
}

function boxAt(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  end: number,
): { type: string; content: number; size: number } {
  const type = asciiAt(bytes, at + 4);
  const size = view.getUint32(at);
  // 0 stands for "to the end", 1 for a size of 64 bits behind the type.
  if (size === 0) return { type, content: at + 8, size: end - at };
  if (size !== 1) return { type, content: at + 8, size };
  return { type, content: at + 16, size: at + 16 <= end ? Number(view.getBigUint64(at + 8)) : 0 };
}

/** Where the number of entries stands in each table, in bytes behind the head, and what an entry costs the reader. */
const tables: Readonly<Record<string, readonly [countAt: number, cost: "number" | "entry" | "sample"]>> = {
  stsz: [8, "number"],
  stz2: [8, "number"],
  stss: [4, "number"],
  stco: [4, "number"],
  co64: [4, "number"],
  stts: [4, "entry"],
  ctts: [4, "entry"],
  stsc: [4, "entry"],
  stsd: [4, "entry"],
  elst: [4, "entry"],
  keys: [4, "entry"],
  tfra: [12, "entry"],
  trun: [4, "sample"],
  senc: [4, "sample"],
};

function checkTable(type: string, view: DataView, content: number, end: number, counts: Counts, track: Track): void {
  const [countAt, cost] = (Object.hasOwn(tables, type) ? tables[type] : undefined) ?? [];
  if (countAt === undefined || content + countAt + 4 > end) return;
  const count = view.getUint32(content + countAt);
  // One size for all takes no entries.
  if (type === "stsz" && view.getUint32(content + 4) !== 0) return;
  if (cost === "number") {
    counts.numbers += count;
    if (counts.numbers > mostNumbers) throw refusal("A table", counts.numbers, `entries (${type})`, mostNumbers);
  } else {
    const most = cost === "sample" ? mostSamplesInFragment : mostEntries;
    counts.entries += count;
    if (counts.entries > most) throw refusal("A table", counts.entries, `entries (${type})`, most);
  }
  if (type === "stsz" || type === "stz2") track.hasSizes = true;
  if (type === "ctts") track.isShifted = true;
  if (type === "stco" || type === "co64") track.chunks += count;
  const entriesEnd = Math.min(end, content + 8 + count * (type === "stsc" ? 12 : 8));
  if (type === "stts") {
    for (let entry = content + 8; entry + 8 <= entriesEnd; entry += 8) track.samples += view.getUint32(entry);
  }
  if (type === "stsc") track.largestChunk = Math.max(track.largestChunk, largestChunk(view, content + 8, entriesEnd));
}

/** Entries are 12 bytes: first chunk, samples in each chunk, description. */
function largestChunk(view: DataView, start: number, end: number): number {
  let largest = 0;
  let before = 0;
  for (let entry = start; entry + 12 <= end; entry += 12) {
    const first = view.getUint32(entry);
    if (first > mostEntries) throw refusal("The table of chunks", first, "chunks", mostEntries);
    if (first <= before) throw new RangeError("Chunks that turn back.");
    before = first;
    largest = Math.max(largest, view.getUint32(entry + 4));
  }
  return largest;
}

function checkTrack({ isSound, hasSizes, isShifted, samples, chunks, largestChunk: largest }: Track): void {
  if (!isSound) return;
  if (chunks > mostChunks) throw refusal("A track of sound", chunks, "chunks", mostChunks);
  if (hasSizes && largest > mostSamplesInChunk) throw refusal("A chunk", largest, "packets", mostSamplesInChunk);
  if (isShifted && samples > mostShiftedSamples) {
    throw refusal("A track that is shifted in time", samples, "packets", mostShiftedSamples);
  }
}
