import { asciiAt } from "../bounds/tag-entries.ts";
import type { SampleBytes } from "../open/bytes.ts";
import { numberAt, peekBytes, type Search } from "./search.ts";
import { kindOfName } from "./tag-kind.ts";

const longestName = 64;

/** Comments as FLAC and Ogg have them: who encoded it, then `NAME=value` with a length before each. */
export async function searchComments(bytes: SampleBytes, search: Search): Promise<void> {
  const encoder = numberAt(await search.read(bytes, 0, 4), 0, 4, true);
  const counted = numberAt(await search.read(bytes, 4 + encoder, 4), 0, 4, true);
  let at = 8 + encoder;
  for (let left = counted; left > 0 && at + 4 < bytes.byteLength && (await search.nextEntry()); left--) {
    const size = numberAt(await search.read(bytes, at, 4), 0, 4, true);
    const comment = await search.read(bytes, at + 4, Math.min(size, longestName + peekBytes));
    const nameEnd = comment.indexOf(0x3d);
    if (nameEnd === -1) search.tag("other_data", comment);
    else search.tag(kindOfName(asciiAt(comment, 0, nameEnd)), comment.subarray(nameEnd + 1));
    at += 4 + size;
  }
}
