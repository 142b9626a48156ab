import { asciiAt } from "../bounds/tag-entries.ts";
import type { SampleBytes } from "../open/bytes.ts";
import { numberAt, peekBytes, type Search } from "./search.ts";
import { kindOfName } from "./tag-kind.ts";

const id3Bytes = 128;
/** The fields of ID3v1; behind them stands the genre. */
const fields = [
  { kind: "title", from: 3, to: 33 },
  { kind: "person", from: 33, to: 63 },
  { kind: "title", from: 63, to: 93 },
  { kind: "time", from: 93, to: 97 },
  { kind: "comment", from: 97, to: 127 },
] as const;
const apeFooterBytes = 32;
const longestApeKey = 64;
/** Lyrics3v2 ends with its size, of six digits, and its name. */
const lyricsName = "LYRICS200";

/** The tags that stand behind the sound of MP3, AAC and FLAC: ID3v1, before it Lyrics3 or APE. */
export async function searchEnd(bytes: SampleBytes, search: Search): Promise<void> {
  let end = bytes.byteLength;
  const last = await search.read(bytes, Math.max(0, end - id3Bytes), id3Bytes);
  if (last.byteLength === id3Bytes && asciiAt(last, 0, 3) === "TAG") {
    for (const { kind, from, to } of fields) search.tag(kind, textIn(last.subarray(from, to)));
    end -= id3Bytes;
  }
  const before = await search.read(bytes, Math.max(0, end - apeFooterBytes), apeFooterBytes);
  if (asciiAt(before, before.byteLength - lyricsName.length, lyricsName.length) === lyricsName) {
    search.found.add("comment");
  }
  if (before.byteLength === apeFooterBytes && asciiAt(before, 0, 8) === "APETAGEX") {
    await searchApe(bytes, { start: end - numberAt(before, 12, 4, true), end: end - apeFooterBytes }, search);
  }
}

/** What stands behind the first zero is left over; of ID3v1.1 it is the number of the track. */
function textIn(field: Uint8Array): Uint8Array {
  const end = field.indexOf(0);
  return end === -1 ? field : field.subarray(0, end);
}

async function searchApe(
  bytes: SampleBytes,
  { start, end }: { readonly start: number; readonly end: number },
  search: Search,
): Promise<void> {
  if (start < 0) search.found.add("other_data");
  for (let at = start; at >= 0 && at + 8 < end && (await search.nextEntry()); ) {
    const item = await search.read(bytes, at, Math.min(end - at, 8 + longestApeKey + peekBytes));
    const size = numberAt(item, 0, 4, true);
    const keyEnd = item.indexOf(0, 8);
    if (keyEnd === -1) return;
    const value = item.subarray(keyEnd + 1, keyEnd + 1 + size);
    search.tag(kindOfName(asciiAt(item, 8, keyEnd - 8)), value);
    at += keyEnd + 1 + size;
  }
}
