import { headAt } from "../bounds/guard-matroska.ts";
import { asciiAt } from "../bounds/tag-entries.ts";
import type { SampleBytes } from "../open/bytes.ts";
import type { SampleCargo } from "./sample-cargo.ts";
import { asciiOf, numberAt, peekBytes, type Search } from "./search.ts";
import { kindOfName, type TagKind } from "./tag-kind.ts";

/** A name of 4 bytes and a size of 8. */
const headBytes = 12;
const segment = 0x18538067;
const cluster = 0x1f43b675;
const chapters = 0x1043a770;
const trackType = 0x83;
const attachedFile = 0x61a7;
const mediaType = 0x4660;
const tagName = 0x45a3;

/** Elements that are entered; what lies in them stands behind them in the list. */
const parents: ReadonlySet<number> = new Set([
  segment,
  0x1549a966, // Info
  0x1654ae6b, // Tracks
  0xae, // TrackEntry
  0x1254c367, // Tags
  0x7373, // Tag
  0x67c8, // SimpleTag
  0x1941a469, // Attachments
  attachedFile,
]);
/** Elements with words in them. */
const words: Readonly<Record<number, TagKind | undefined>> = {
  31657: "title", // Title
  29572: "title", // SegmentFilename
  3965867: "title", // PrevFilename
  4096955: "title", // NextFilename
  21358: "title", // Name of a track
  17505: "time", // DateUTC
  19840: "encoder", // MuxingApp
  22337: "encoder", // WritingApp
};
const values: ReadonlySet<number> = new Set([0x4487, 0x4485]); // TagString, TagBinary
const sound = 2;
/** Of `TrackType`. */
const trackKinds: Readonly<Record<number, SampleCargo | undefined>> = { 1: "pictures", 3: "pictures" };

/** The elements of a WebM or MKV file, in a row: those that hold others are entered, the sound is stepped over. */
export async function searchMatroska(bytes: SampleBytes, search: Search): Promise<void> {
  let sounds = 0;
  let name = "";
  for (let at = 0; at < bytes.byteLength && (await search.nextPlace()); ) {
    const element = headAt(await search.read(bytes, at, headBytes), 0, headBytes, Number.POSITIVE_INFINITY);
    if (element === undefined) return;
    const { id, size } = element;
    const start = at + element.content;
    // A recorder that never came back has not written how long its parts are.
    const isEntered = parents.has(id) || (id === cluster && !Number.isFinite(size));
    if (parents.has(id) && id !== segment && !(await search.nextEntry())) return;
    at = isEntered ? start : start + size;
    const isRead = id in words || values.has(id) || [trackType, mediaType, tagName, chapters].includes(id);
    if (!isRead) continue;
    const content = await search.read(bytes, start, Math.min(size, peekBytes));
    if (id === tagName) name = asciiOf(content);
    else if (values.has(id)) search.tag(kindOfName(name), content);
    else if (id === trackType) {
      const type = numberAt(content, 0, content.byteLength);
      if (type === sound) sounds += 1;
      else search.found.add(trackKinds[type] ?? "other_data");
      if (sounds > 1) search.found.add("other_sound");
    } else if (id === mediaType) search.found.add(asciiAt(content, 0, 6) === "image/" ? "cover" : "other_data");
    else search.tag(id === chapters ? "comment" : (words[id] ?? "nothing"), content);
  }
}
