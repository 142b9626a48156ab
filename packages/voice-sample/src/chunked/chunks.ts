import { refusal } from "../bounds/bounds.ts";
import type { Pace } from "../bounds/pace.ts";
import { asciiAt, viewOf } from "../bounds/tag-entries.ts";
import type { SampleBytes } from "../open/bytes.ts";

/** A named part of a file. */
export interface Chunk {
  readonly name: string;
  /** Where its content begins, and how long it says that it is. */
  readonly start: number;
  readonly size: number;
}

/** How the chunks of a kind of file are written. */
export interface ChunkStyle {
  /** Where the first one begins. */
  readonly from: number;
  readonly littleEndian: boolean;
  /** The bytes of a size. */
  readonly sizeBytes: 4 | 8;
  /** Whether chunks begin at even places only. */
  readonly padded: boolean;
}

/** A studio writes some dozen, with marks and regions some hundred. */
const mostChunks = 10_000;

/** The chunks of a file, in order. */
export async function* chunksOf(bytes: SampleBytes, style: ChunkStyle, pace: Pace): AsyncGenerator<Chunk> {
  const headBytes = 4 + style.sizeBytes;
  let count = 0;
  for (let at = style.from; at + headBytes <= bytes.byteLength; ) {
    count += 1;
    if (count > mostChunks) throw refusal("The sample", count, "chunks and more", mostChunks);
    pace.step();
    if (pace.isDue) await pace.rest();
    const head = await bytes.read(at, at + headBytes);
    const view = viewOf(head);
    const size =
      style.sizeBytes === 4 ? view.getUint32(4, style.littleEndian) : Number(view.getBigUint64(4, style.littleEndian));
    const start = at + headBytes;
    yield { name: asciiAt(head, 0), start, size };
    at = start + size + (style.padded ? size % 2 : 0);
  }
}
