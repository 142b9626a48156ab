import type { Source } from "mediabunny";
import type { SampleBytes } from "../open/bytes.ts";
import { refusal } from "./bounds.ts";
import type { Pace } from "./pace.ts";

/** What the audio reader is about to take in. */
export interface Look {
  /** The sample, or a piece of it that has what is taken in, and some bytes before. */
  readonly bytes: Uint8Array;
  /** Where `bytes` begin in the sample; `start` and `end` are counted within them. */
  readonly base: number;
  readonly start: number;
  readonly end: number;
  readonly pace: Pace;
  readonly found: Found;
}

/** What the guards came across. */
export interface Found {
  /** The number of packets in the largest chunk of an MP4 or MOV file; 0 in other files. */
  largestChunk: number;
  /** The segments of a WebM or MKV file. */
  segments: number;
  /** Clusters of a WebM or MKV file, or fragments of an MP4 file, and where the furthest of them begins. */
  pieces: number;
  furthestPiece: number;
}

/** Counts a cluster or fragment when it is looked at for the first time. Each leaves some garbage behind. */
export function countPiece(found: Found, start: number, most: number, what: string): void {
  if (start <= found.furthestPiece) return;
  found.furthestPiece = start;
  found.pieces += 1;
  if (found.pieces > most) throw refusal("The sample", found.pieces, `${what} and more`, most);
}

/** Looks at a part of a file before the audio reader takes it in at one go, and refuses what would be too much. */
export type ReadGuard = (look: Look) => Promise<void> | undefined;

/** A source whose reads can be guarded once it is known what is read. */
export interface BoundedSource {
  readonly source: Source;
  readonly found: Found;
  guard: ReadGuard | undefined;
}

// Every look at the bytes asks for their size first. The thriftiest MP3 file (24 bytes to the frame) takes one such
// question for every two or three bytes; a small file needs some to begin with.
const questionsPerByte = 1;
const questionsToBegin = 100_000;
/**
 * Only a read can give way. The audio reader asks for the size in two or three turns of the microtask queue before it
 * reads; where it goes round in circles behind the end of a file it asks in turn after turn and never reads. So many
 * turns take it 20 ms on a slow machine.
 */
const turnsBetweenReads = 5_000;

/**
 * The audio reader keeps up to 150 bytes for each place that it comes to, 120 MB for so many, and leaves as much garbage.
 * MP3 needs two for each frame: 400,000 frames are almost three hours at 44.1 kHz, and each cluster of an MKV file is one.
 */
const mostPlaces = 800_000;

/** Until it is known what is read: heads of files are shorter, in bytes. */
const longestHead = 65_536;

const guardHead: ReadGuard = ({ start, end }) => {
  if (end - start > longestHead) throw refusal("The head", end - start, "bytes", longestHead);
  return undefined;
};

/** How much of a sample that is not in memory is taken in at one go: the tables of a film of a day are smaller. */
const mostAtOnce = 64_000_000;
/** Heads of tags and boxes stand before what is taken in. */
const bytesBefore = 16;

interface Piece {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly offset: number;
}
type Read = (start: number, end: number) => Piece | Promise<Piece>;

/**
 * The bytes of a sample for the audio reader, which has to give way now and then, and may look at them a limited number
 * of times: on damaged FLAC, WebM and MKV files mediabunny 1.61 goes round in circles for ever, so only what it calls on
 * its way can stop it. It offers no public hook there: a version that renames `_getFileSize` or `_read` fails here at
 * once.
 */
export function boundedSource(reader: typeof import("mediabunny"), bytes: SampleBytes, pace: Pace): BoundedSource {
  let questionsLeft = questionsToBegin + bytes.byteLength * questionsPerByte;
  let turnsUntilRead = turnsBetweenReads;
  let isTurnCounted = false;
  let placesLeft = mostPlaces;
  let furthest = -1;
  const whole = bytes.whole;
  const source = new reader.BufferSource(whole ?? new Uint8Array(0)) as Source & {
    _getFileSize(): number;
    _read: Read;
  };
  const found: Found = { largestChunk: 0, segments: 0, pieces: 0, furthestPiece: -1 };
  const bounded: BoundedSource = { source, found, guard: guardHead };
  const readWhole = source._read.bind(source);
  const readGuarded: Read = (start, end) => {
    if (whole === undefined) return readPiece(start, end);
    const guarded = bounded.guard?.({ bytes: whole, base: 0, start, end, pace, found });
    if (guarded) return guarded.then(() => readWhole(start, end));
    return pace.isDue ? pace.rest().then(() => readWhole(start, end)) : readWhole(start, end);
  };
  const readPiece = async (start: number, end: number): Promise<Piece> => {
    if (end - start > mostAtOnce) throw refusal("A part of the sample", end - start, "bytes", mostAtOnce);
    const base = Math.max(0, start - bytesBefore);
    const piece = await pace.waitFor(Promise.resolve(bytes.read(base, end)));
    await bounded.guard?.({ bytes: piece, base, start: start - base, end: end - base, pace, found });
    if (pace.isDue) await pace.rest();
    return { bytes: piece, view: new DataView(piece.buffer, piece.byteOffset, piece.byteLength), offset: base };
  };
  const newTurn = (): void => {
    isTurnCounted = false;
  };
  source._getFileSize = () => {
    pace.step();
    questionsLeft -= 1;
    if (!isTurnCounted) {
      isTurnCounted = true;
      turnsUntilRead -= 1;
      queueMicrotask(newTurn);
    }
    if (questionsLeft < 0 || turnsUntilRead < 0) throw new RangeError("The audio reader makes no headway.");
    return bytes.byteLength;
  };
  source._read = (start, end) => {
    turnsUntilRead = turnsBetweenReads;
    if (start > furthest) {
      furthest = start;
      placesLeft -= 1;
      if (placesLeft < 0) throw refusal("The sample", mostPlaces, "pieces and more", mostPlaces);
    }
    return readGuarded(start, end);
  };
  return bounded;
}
