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
const trackType = 0x83;
const attachedFile = 0x61a7;
const mediaType = 0x4660;
const fileData = 0x465c;
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
const words: ReadonlyMap<number, TagKind> = new Map([
  [0x7ba9, "title"], // Title
  [0x7384, "title"], // SegmentFilename
  [0x3c83ab, "title"], // PrevFilename
  [0x3e83bb, "title"], // NextFilename
  [0x536e, "title"], // Name of a track
  [0x4461, "time"], // DateUTC
  [0x4d80, "encoder"], // MuxingApp
  [0x5741, "encoder"], // WritingApp
  [0x1043a770, "comment"], // Chapters
]);
const tagValues: ReadonlySet<number> = new Set([0x4487, 0x4485]); // TagString, TagBinary
/** All elements that are looked into. */
const told: ReadonlySet<number> = new Set([
  ...[trackType, mediaType, fileData, tagName],
  ...[...tagValues, ...words.keys()],
]);
const sound = 2;
/** Of `TrackType`. */
const trackKinds: Readonly<Record<number, SampleCargo | undefined>> = { 1: "pictures", 3: "pictures" };

/** What was seen on the way and what the next elements are about. */
interface Seen {
  sounds: number;
  /** The tag whose value comes next. */
  tag: string;
  /** The kind of the attached file. */
  media: string;
}

/** The elements of a WebM or MKV file, in a row: those that hold others are entered, the sound is stepped over. */
export async function searchMatroska(bytes: SampleBytes, search: Search): Promise<void> {
  const seen: Seen = { sounds: 0, tag: "", media: "" };
  for (let at = 0; at < bytes.byteLength && (await search.nextPlace()); ) {
    const element = headAt(await search.read(bytes, at, headBytes), 0, headBytes, Number.POSITIVE_INFINITY);
    if (element === undefined) return;
    const { id, size } = element;
    const start = at + element.content;
    const isParent = parents.has(id);
    if (isParent && id !== segment && !(await search.nextEntry())) return;
    if (id === attachedFile) seen.media = "";
    if (told.has(id)) note(id, await search.read(bytes, start, Math.min(size, peekBytes)), seen, search);
    // A recorder that never came back has not written how long its parts are.
    at = isParent || (id === cluster && !Number.isFinite(size)) ? start : start + size;
  }
}

function note(id: number, content: Uint8Array, seen: Seen, search: Search): void {
  if (id === trackType) noteTrack(numberAt(content, 0, content.byteLength), seen, search);
  else if (id === tagName) seen.tag = asciiOf(content);
  else if (tagValues.has(id)) search.tag(kindOfName(seen.tag), content);
  else if (id === mediaType) seen.media = asciiAt(content, 0, 6);
  else if (id === fileData) search.found.add(seen.media === "image/" ? "cover" : "other_data");
  else search.tag(words.get(id) ?? "nothing", content);
}

function noteTrack(type: number, seen: Seen, search: Search): void {
  if (type !== sound) search.found.add(trackKinds[type] ?? "other_data");
  else if (seen.sounds > 0) search.found.add("other_sound");
  if (type === sound) seen.sounds += 1;
}
