import { asciiAt } from "../bounds/tag-entries.ts";
import type { SampleBytes } from "../open/bytes.ts";
import { isFilled, numberAt, peekBytes, type Search } from "./search.ts";
import { kindIn, kindOfName, type TagKind, tableOf } from "./tag-kind.ts";

const headBytes = 10;
const footer = 0x10;
const extendedHead = 0x40;
const mostTags = 16;

/** Frames of ID3v2.3 and 2.4, and of 2.2, which has three letters. */
const frames = tableOf({
  title: "TIT1 TIT2 TIT3 TALB TOAL TOFN TSST TSOA TSOT MVNM GRP1 TT1 TT2 TT3 TAL TOT TOF",
  person:
    "TPE1 TPE2 TPE3 TPE4 TCOM TEXT TOPE TOLY TOWN TPUB TCOP TPRO TIPL TMCL IPLS TSOP TSO2 TSOC TRSN TRSO OWNE " +
    "TP1 TP2 TP3 TP4 TCM TXT TOA TOL TPB TCR IPL",
  comment: "COMM USLT SYLT USER TDES TKWD TENC CHAP CTOC COM ULT SLT TEN",
  time: "TDRC TDAT TYER TIME TDOR TORY TDRL TRDA TDEN TDTG TRD TDA TYE TIM TOR",
  cover: "APIC PIC",
  encoder: "TSSE TSS",
  nothing:
    "TLEN TBPM TKEY TLAN TMED TFLT TCON TRCK TPOS TDLY TCMP TSIZ TSRC RVAD RVA2 RVRB EQUA EQU2 MLLT ETCO POSS SYTC " +
    "SEEK RBUF PCNT ASPI TLE TBP TKE TLA TMT TFT TCO TRK TPA TDY TCP TSI TRC RVA REV EQU MLL ETC STC BUF CNT",
});
/** Behind the coding of their letters stands a language, of three letters. */
const withLanguage: ReadonlySet<string> = new Set(["COMM", "USLT", "USER", "COM", "ULT"]);

interface Id3Tag {
  readonly version: number;
  readonly flags: number;
  readonly start: number;
  readonly end: number;
}

/** The tags of ID3v2 that some bytes begin with. */
export async function searchId3(bytes: SampleBytes, search: Search): Promise<void> {
  let at = 0;
  for (let tags = 0; tags < mostTags; tags++) {
    const head = await search.read(bytes, at, headBytes);
    if (head.byteLength < headBytes || asciiAt(head, 0, 3) !== "ID3") return;
    const [version = 0, flags = 0] = [head[3], head[5]];
    const start = at + headBytes;
    const end = Math.min(bytes.byteLength, start + syncSafe(head, 6));
    await searchFrames(bytes, { version, flags, start, end }, search);
    at = start + syncSafe(head, 6) + ((flags & footer) === 0 ? 0 : headBytes);
  }
}

async function searchFrames(bytes: SampleBytes, tag: Id3Tag, search: Search): Promise<void> {
  const { version, flags, end } = tag;
  const frameHead = version === 2 ? 6 : 10;
  let at = tag.start;
  if ((flags & extendedHead) !== 0) {
    const size = await search.read(bytes, at, 4);
    at += version === 4 ? syncSafe(size, 0) : 4 + numberAt(size, 0, 4);
  }
  while (at + frameHead < end && (await search.nextEntry())) {
    const head = await search.read(bytes, at, frameHead);
    // Behind the last frame there are zeros.
    if (head[0] === 0) return;
    const name = asciiAt(head, 0, version === 2 ? 3 : 4);
    if (version < 2 || version > 4 || !/^[A-Z][A-Z0-9 ]+$/.test(name)) {
      search.found.add("other_data");
      return;
    }
    const start = at + frameHead;
    const size = await sizeOf(bytes, head, { ...tag, start }, search);
    const before = extraBytes(version, head[9] ?? 0);
    const peek = await search.read(bytes, start + before, Math.min(size - before, end - start, peekBytes));
    if (size > before) noteFrame(name, peek, search);
    at = start + size;
  }
}

/** iTunes wrote sizes of version 4 as those of version 3: the one behind which something stands is right. */
async function sizeOf(bytes: SampleBytes, head: Uint8Array, { version, start, end }: Id3Tag, search: Search) {
  if (version === 2) return numberAt(head, 3, 3);
  const plain = numberAt(head, 4, 4);
  const right = syncSafe(head, 4);
  if (version === 3 || plain === right) return plain;
  const next = start + plain;
  if (start + right < end && isFrameOrNothing(await search.read(bytes, start + right, 4))) return right;
  return next === end || (next < end && isFrameOrNothing(await search.read(bytes, next, 4))) ? plain : right;
}

const isFrameOrNothing = (name: Uint8Array): boolean =>
  name.every((byte) => byte === 0) || /^[A-Z][A-Z0-9]{3}$/.test(asciiAt(name, 0));

/** What stands between a frame's head and its content: the number of a group, a length. */
function extraBytes(version: number, flags: number): number {
  if (version === 3) return (flags & 0x20) === 0 ? 0 : 1;
  return version === 4 ? ((flags & 0x40) === 0 ? 0 : 1) + ((flags & 1) === 0 ? 0 : 4) : 0;
}

function noteFrame(name: string, content: Uint8Array, search: Search): void {
  if (name === "TXXX" || name === "TXX") noteOwn(content, search);
  else search.tag(kindIn(frames, name, unknownKind(name)), textOf(name, content));
}

/** Links begin with a W, and nobody knows the rest. */
const unknownKind = (name: string): TagKind => (name.startsWith("W") ? "comment" : "other_data");

/** Texts begin with the coding of their letters. Pictures and tables are never empty. */
function textOf(name: string, content: Uint8Array): Uint8Array {
  if (withLanguage.has(name)) return content.subarray(4);
  return name.startsWith("T") ? content.subarray(1) : content;
}

/** A text under a name of somebody's own. */
function noteOwn(content: Uint8Array, search: Search): void {
  const isWide = content[0] === 1 || content[0] === 2;
  const step = isWide ? 2 : 1;
  let end = 1;
  while (end < content.byteLength && (content[end] !== 0 || (isWide && content[end + 1] !== 0))) end += step;
  const name = String.fromCharCode(...content.subarray(1, end).filter((byte) => byte > 0 && byte < 127));
  const value = content.subarray(end + step);
  // A long name leaves no room for the value.
  if (name !== "" || isFilled(value)) search.tag(kindOfName(name), end < content.byteLength ? value : content);
}

/** A size in 7 bits to the byte. */
const syncSafe = (bytes: Uint8Array, at: number): number =>
  [0, 1, 2, 3].reduce((sum, index) => sum * 128 + ((bytes[at + index] ?? 0) & 127), 0);
