import { type Chunk, type ChunkStyle, chunksOf } from "../chunked/chunks.ts";
import type { SampleBytes } from "../open/bytes.ts";
import type { Search } from "./search.ts";

/** One below what is refused: a file whose sound is found is not refused for what stands behind it. */
const mostChunks = 9_999;

/** Where the sound of a file of chunks lies. Its chunk may not say how long it is. */
export interface SoundChunk {
  readonly name: string;
  /** Where it ends; unknown where it is an MP3 file of its own. */
  readonly end: number | undefined;
}

/** All chunks of a file but its sound, also those behind it. */
export async function* chunksAround(
  bytes: SampleBytes,
  style: ChunkStyle,
  search: Search,
  sound?: SoundChunk,
): AsyncGenerator<Chunk> {
  let count = 0;
  const behind = sound?.end === undefined ? [] : [sound.end + (style.padded ? sound.end % 2 : 0)];
  for (const from of [style.from, ...behind]) {
    for await (const chunk of chunksOf(bytes, { ...style, from }, search.pace)) {
      // Bytes that no program has written as a chunk: the rest of a block, or zeros.
      if (!/^[\x20-\x7e]{4}$/.test(chunk.name)) break;
      count += 1;
      if (count > mostChunks) search.found.add("other_data");
      if (count > mostChunks || !(await search.nextEntry())) return;
      if (from === style.from && behind.length > 0 && chunk.name === sound?.name) break;
      yield chunk;
    }
  }
}
