import { asciiAt } from "../bounds/tag-entries.ts";
import type { SampleBytes } from "./bytes.ts";

const headBytes = 10;
const hasFooter = 0x10;
/** Programs that write one tag too many write two. */
const mostTags = 16;

/**
 * How long the ID3v2 tags are that a file begins with: a cover makes megabytes of them, which no reader of sound needs.
 * Their sizes are written in 7 bits to the byte.
 */
export async function id3Bytes(bytes: SampleBytes): Promise<number> {
  let end = 0;
  for (let tags = 0; tags < mostTags; tags++) {
    const head = await bytes.read(end, end + headBytes);
    if (head.byteLength < headBytes || asciiAt(head, 0, 3) !== "ID3") break;
    const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((head[at] ?? 0) & 127), 0);
    end += headBytes + size + (((head[5] ?? 0) & hasFooter) === 0 ? 0 : headBytes);
  }
  return Math.min(end, bytes.byteLength);
}
