import { SampleError } from "../sample-error.ts";
import { isBlob, kindOf, lineToWrite } from "./line-to-write.ts";

/** A file as bytes. One on a disk comes as `await openAsBlob(path)`, and is read piece by piece where it is large. */
export type SampleSource = Blob | Uint8Array | ArrayBuffer;

/** The bytes of a sample: in memory, or read piece by piece. */
export interface SampleBytes {
  readonly byteLength: number;
  /** All of them, where they are in memory. */
  readonly whole: Uint8Array | undefined;
  /** Some of them; fewer at the end. */
  read(start: number, end: number): Uint8Array | Promise<Uint8Array>;
}

/** A `Blob` that is smaller is read once and as a whole, which is faster; a larger one, a film, piece by piece. */
const readAsWhole = 64_000_000;
/** What is read of a file at a time, in bytes, unless more is asked for. */
const pieceBytes = 262_144;
/** A film's tables, its sound and its packets lie apart from each other. */
const keptPieces = 16;
const keptBytes = 32_000_000;

/**
 * The bytes of a sample.
 *
 * @throws {@link SampleError} `invalid_input`, with the line to write, where there are none; `empty` where they
 * were given away; `unreadable` where they cannot be read.
 */
export async function sampleBytes(sample: SampleSource): Promise<SampleBytes> {
  if (isBlob(sample)) return sample.size > readAsWhole ? byPieces(sample) : inMemory(await readBlob(sample));
  const kind = kindOf(sample);
  if (!inMemoryKinds.has(kind)) throw new SampleError("invalid_input", `The sample ${lineToWrite(sample)}.`);
  const { buffer = sample as ArrayBuffer } = sample as Uint8Array;
  // Before its length is asked for, which a DataView then throws at.
  if ((buffer as { detached?: boolean }).detached) {
    const right = "Give it a copy, such as bytes.slice(), or look at the sample first";
    throw new SampleError("empty", `The sample is empty: its memory was given away, as to a worker. ${right}.`);
  }
  const { byteOffset = 0, byteLength } = sample as Uint8Array;
  return inMemory(byteLength === 0 ? new Uint8Array() : new Uint8Array(buffer, byteOffset, byteLength));
}

/** By tag, not by class, which differs between a page and its frames. Other views hold numbers, and no file's bytes. */
const inMemoryKinds: ReadonlySet<string> = new Set([
  "ArrayBuffer",
  "Uint8Array",
  "Uint8ClampedArray",
  "Int8Array",
  "DataView",
]);

/** A part of the bytes, as if there were no others. */
export const partOf = (bytes: SampleBytes, from: number, to: number = bytes.byteLength): SampleBytes =>
  bytes.whole === undefined
    ? {
        byteLength: to - from,
        whole: undefined,
        read: (start, end) => bytes.read(start + from, Math.min(end + from, to)),
      }
    : inMemory(bytes.whole.subarray(from, to));

const inMemory = (whole: Uint8Array): SampleBytes => ({
  byteLength: whole.byteLength,
  whole,
  read: (start, end) => whole.subarray(start, end),
});

function byPieces(blob: Blob): SampleBytes {
  const pieces: { readonly start: number; readonly bytes: Uint8Array }[] = [];
  return {
    byteLength: blob.size,
    whole: undefined,
    read(start, end) {
      const last = Math.min(end, blob.size);
      const kept = pieces.find((piece) => piece.start <= start && last <= piece.start + piece.bytes.byteLength);
      if (kept) return kept.bytes.subarray(start - kept.start, last - kept.start);
      return readBlob(blob.slice(start, Math.max(last, start + pieceBytes))).then((bytes) => {
        pieces.push({ start, bytes });
        const kept = (): number => pieces.reduce((sum, piece) => sum + piece.bytes.byteLength, 0);
        while (pieces.length > 1 && (pieces.length > keptPieces || kept() > keptBytes)) pieces.shift();
        return bytes.subarray(0, last - start);
      });
    },
  };
}

async function readBlob(blob: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch (cause) {
    throw new SampleError("unreadable", "The Blob of the sample could not be read.", { cause });
  }
}
