import type { ReadGuard } from "./bounded-source.ts";
import { asciiAt, checkEntries, checkId3, viewOf } from "./tag-entries.ts";

const chunkHeadBytes = 8;

/** Of a WAV file, chunks with words about it are taken in at one go. */
export const guardWav: ReadGuard = ({ bytes, start, end, pace }) => {
  if (end - start <= chunkHeadBytes) return undefined;
  const chunk = asciiAt(bytes, start - chunkHeadBytes);
  if (chunk === "LIST") {
    const view = viewOf(bytes);
    const bigEndian = asciiAt(bytes, 0) === "RIFX";
    return checkEntries("The LIST chunk", start + 4, pace, (at) => {
      if (at + chunkHeadBytes > end) return undefined;
      const size = view.getUint32(at + 4, !bigEndian);
      return at + chunkHeadBytes + size + (size & 1);
    });
  }
  return chunk.toLowerCase() === "id3 " && asciiAt(bytes, start, 3) === "ID3"
    ? checkId3(bytes, start, end, pace)
    : undefined;
};
