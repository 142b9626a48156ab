import { asciiAt } from "../bounds/tag-entries.ts";
import type { SampleBytes } from "../open/bytes.ts";
import { mediaBoxes, mp4Tags, texts3gpp, trackKinds } from "./mp4-names.ts";
import { asciiOf, numberAt, peekBytes, type Search } from "./search.ts";
import { kindIn, kindOfName } from "./tag-kind.ts";

const deepest = 8;
/** Before the words of a tag in `ilst`: its type and its language. */
const beforeValue = 8;
/** From 1904, where the clock of MP4 begins, to 1970: some write this for "unknown". In seconds. */
const year1970 = 2_082_844_800;
const numberOfKey = /^\0/;

/** A box whose content is looked at. */
interface Box {
  readonly type: string;
  /** Where its content begins and ends. */
  readonly start: number;
  readonly end: number;
  readonly depth: number;
}

/** What goes for the whole file. */
interface Film {
  readonly bytes: SampleBytes;
  readonly search: Search;
  /** Names of tags, of which `ilst` has only the numbers. */
  keys: string[];
  sounds: number;
}

/** The boxes of an MP4 or MOV file. */
export async function searchMp4(bytes: SampleBytes, search: Search): Promise<void> {
  const film: Film = { bytes, search, keys: [], sounds: 0 };
  await searchInside(film, { type: "", start: 0, end: bytes.byteLength, depth: 0 });
}

async function searchInside(film: Film, box: Box): Promise<void> {
  const { bytes, search } = film;
  for (let at = box.start; at + 8 <= box.end; ) {
    const more = box.type === "" ? await search.nextPlace() : await search.nextEntry();
    if (!more) return;
    const head = await search.read(bytes, at, 16);
    const type = asciiAt(head, 4);
    const isLong = numberAt(head, 0, 4) === 1;
    // 0 stands for "to the end"; in QuickTime's `udta` it ends the list.
    const size = (isLong ? numberAt(head, 8, 8) : numberAt(head, 0, 4)) || (box.type === "" ? box.end - at : 0);
    const start = at + (isLong ? 16 : 8);
    at += size;
    if (at < start) return;
    await searchBox(film, { type, start, end: Math.min(at, box.end), depth: box.depth + 1 }, box.type);
  }
}

/** How a box is looked at depends on the one around it. */
function searchBox(film: Film, box: Box, around: string): Promise<void> | void {
  const { type } = box;
  if (type === "uuid") film.search.found.add("other_data");
  else if (around === "ilst") return searchTag(film, box);
  else if (around === "udta" && type !== "meta") return noteUserData(film, box);
  else if (around === "mdia" && type === "hdlr") return noteTrack(film, box);
  else if (["mvhd", "tkhd", "mdhd"].includes(type)) return noteTime(film, box);
  else if (type === "keys") return readKeys(film, box);
  else if (type === "xml " || type === "bxml") film.search.found.add("other_data");
  else if (type === "pnot" || type === "PICT") film.search.found.add("cover");
  else if (["moov", "trak", "mdia", "udta", "meta", "ilst"].includes(type)) return enter(film, box);
  else if (around === "" && !mediaBoxes.has(type)) return noteUnknown(film, box);
}

async function enter(film: Film, box: Box): Promise<void> {
  if (box.depth > deepest) return;
  // Apple's `meta` has no version before its boxes, all others have.
  const hasVersion =
    box.type === "meta" && asciiAt(await film.search.read(film.bytes, box.start, 8), 4) !== "hdlr" ? 4 : 0;
  await searchInside(film, { ...box, start: box.start + hasVersion });
}

const contentOf = ({ bytes, search }: Film, { start, end }: Box, skipped = 0): Promise<Uint8Array> =>
  search.read(bytes, start + skipped, Math.max(0, Math.min(end - start - skipped, peekBytes)));

/** A part of a file that is no box ends the list: nothing stands in it that a program could find. */
async function noteUnknown(film: Film, box: Box): Promise<void> {
  if (/^[\x20-\x7e\xa9]{4}$/.test(box.type)) film.search.tag("other_data", await contentOf(film, box));
}

async function noteUserData(film: Film, box: Box): Promise<void> {
  const { type } = box;
  const kind = kindIn(mp4Tags, type);
  // A position in figures, where no words need to stand.
  if (type === "loci") film.search.found.add("place");
  else if (type.startsWith("\u00a9")) film.search.tag(kind, await contentOf(film, box, 4));
  else film.search.tag(kind, await contentOf(film, box, texts3gpp.has(type) ? 6 : 0));
}

async function noteTrack(film: Film, box: Box): Promise<void> {
  const handler = asciiAt(await contentOf(film, box), 8);
  if (handler === "soun") {
    film.sounds += 1;
    if (film.sounds > 1) film.search.found.add("other_sound");
    return;
  }
  const kind = (Object.hasOwn(trackKinds, handler) ? trackKinds[handler] : undefined) ?? "other_data";
  if (kind !== "nothing") film.search.found.add(kind);
}

/** When it was made and changed, in seconds; 0 where the program keeps that to itself. */
async function noteTime(film: Film, box: Box): Promise<void> {
  const head = await contentOf(film, box);
  const width = head[0] === 1 ? 8 : 4;
  for (const at of [4, 4 + width]) {
    const seconds = numberAt(head, at, width);
    if (seconds !== 0 && seconds !== year1970) film.search.found.add("time");
  }
}

/** A table of names: how many, then each with its size and where it is from. */
async function readKeys(film: Film, box: Box): Promise<void> {
  film.keys = [];
  for (let at = box.start + 8; at + 8 <= box.end && (await film.search.nextEntry()); ) {
    const key = await film.search.read(film.bytes, at, 8 + peekBytes);
    const size = numberAt(key, 0, 4);
    if (size < 8) return;
    film.keys.push(asciiOf(key.subarray(8, size)));
    at += size;
  }
}

/** A tag in `ilst`: its value stands in a box of its own, and a name of somebody's own in another one. */
async function searchTag(film: Film, tag: Box): Promise<void> {
  const { bytes, search } = film;
  let kind = tag.type === "----" ? undefined : kindOfTag(film, tag.type);
  for (let at = tag.start; at + 8 <= tag.end && (await search.nextEntry()); ) {
    const head = await search.read(bytes, at, 8 + beforeValue + peekBytes);
    const size = numberAt(head, 0, 4);
    if (size < 8) return;
    const content = head.subarray(8, Math.min(size, tag.end - at));
    const type = asciiAt(head, 4);
    if (type === "name") kind ??= kindOfName(asciiOf(content.subarray(4)));
    if (type === "data") search.tag(kind ?? "other_data", content.subarray(beforeValue));
    at += size;
  }
}

function kindOfTag({ keys }: Film, type: string) {
  if (!numberOfKey.test(type)) return kindIn(mp4Tags, type);
  const number = [...type].reduce((sum, letter) => sum * 256 + letter.charCodeAt(0), 0);
  return kindOfName(keys[number - 1] ?? "");
}
