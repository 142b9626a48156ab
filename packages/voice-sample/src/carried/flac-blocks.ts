import { asciiAt } from "../bounds/tag-entries.ts";
import { partOf, type SampleBytes } from "../open/bytes.ts";
import { numberAt, type Search } from "./search.ts";
import { searchComments } from "./vorbis-comments.ts";

const headBytes = 4;
const lastBlock = 0x80;
const comments = 4;
const picture = 6;
/** Figures of the stream, room for later, places to jump to. */
const harmless: ReadonlySet<number> = new Set([0, 1, 3]);

/** The blocks before the sound of a FLAC file (RFC 9639, section 8). */
export async function searchFlac(bytes: SampleBytes, search: Search): Promise<void> {
  if (asciiAt(await search.read(bytes, 0, headBytes), 0) !== "fLaC") return;
  for (let at = headBytes; at + headBytes <= bytes.byteLength && (await search.nextEntry()); ) {
    const head = await search.read(bytes, at, headBytes);
    const type = (head[0] ?? 0) & 127;
    const start = at + headBytes;
    at = start + numberAt(head, 1, 3);
    if (type === comments) await searchComments(partOf(bytes, start, Math.min(at, bytes.byteLength)), search);
    else if (type === picture) search.found.add("cover");
    else if (!harmless.has(type)) search.found.add("other_data");
    if (((head[0] ?? 0) & lastBlock) !== 0) return;
  }
}
