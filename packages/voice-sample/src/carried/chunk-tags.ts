import { asciiAt } from "../bounds/tag-entries.ts";
import type { Chunk, ChunkStyle } from "../chunked/chunks.ts";
import { partOf, type SampleBytes } from "../open/bytes.ts";
import { chunksAround } from "./chunks-around.ts";
import { searchId3 } from "./id3-tags.ts";
import { isFilled, peekBytes, type Search } from "./search.ts";
import { kindIn, kindOfName, tableOf } from "./tag-kind.ts";

const headBytes = 12;

/** Chunks of WAV files: what the sound needs, marks of editors, and what has words in it. */
const wavChunks = tableOf({
  nothing:
    "fmt fact data ds64 JUNK junk PAD FLLR fake filr peak PEAK levl smpl inst acid strc cue plst chna CSET r64m bmrk",
  comment: "iXML ixml SMED labl note ltxt",
  person: "afsp",
});
/** Of a `LIST` of the type `INFO`. */
const infoTags = tableOf({
  title: "INAM IPRD TITL ISHP IALB",
  person: "IART ICMS ICOP IENG IMUS ISRC ISTR ITCH IWRI IPRO IPUB IDST ICNM IRIP IEDT ISTD",
  comment: "ICMT ISBJ IKEY COMM ILYC IURL IMBI ILNK",
  place: "IARL ILOC ICNT",
  time: "ICRD IDIT YEAR DTIM",
  encoder: "ISFT ITOC TOOL",
  nothing: "ITRK IPRT IFRM IGNR ILNG IMED ILGT IBPM GENR TRCK",
});
/** Of a `LIST` of the type `exif`, as cameras write it with the words to a picture. */
const exifTags = tableOf({ device: "ecor emdl", time: "etim", comment: "eucm emnt", title: "erel", nothing: "ever" });
const aiffChunks = tableOf({
  title: "NAME",
  person: "AUTH (c)",
  comment: "ANNO COMT MARK",
  nothing: "COMM SSND FVER INST AESD CHAN FLLR PAD SAXL PEAK",
});
const cafChunks = tableOf({
  comment: "strg",
  nothing: "desc data kuki pakt chan free edct peak ovvw inst ldsc mark regn",
});
/** Before a text of `COMT`: how many there are, when, for which mark, how long. */
const beforeComment = 10;
const longestInfo = 65_536;

/** Fields of a broadcaster's chunks (EBU Tech 3285, AES46). */
const fields = {
  bext: [
    { kind: "comment", from: 0, to: 256 },
    { kind: "device", from: 256, to: 288 },
    { kind: "device", from: 288, to: 320 },
    { kind: "time", from: 320, to: 338 },
    { kind: "device", from: 348, to: 412 },
  ],
  cart: [
    { kind: "title", from: 4, to: 68 },
    { kind: "person", from: 68, to: 132 },
    { kind: "comment", from: 132, to: 452 },
  ],
} as const;

export async function searchWav(bytes: SampleBytes, soundEnd: number | undefined, search: Search): Promise<void> {
  const littleEndian = asciiAt(await search.read(bytes, 0, 4), 0) !== "RIFX";
  const style: ChunkStyle = { from: headBytes, littleEndian, sizeBytes: 4, padded: true };
  for await (const chunk of chunksAround(bytes, style, search, { name: "data", end: soundEnd })) {
    const { name } = chunk;
    const content = contentOf(bytes, chunk);
    if (name === "bext" || name === "cart") noteFields(name, await search.read(content, 0, 452), search);
    else if (name === "LIST") await searchList(content, style, search);
    else if (name.toLowerCase() === "id3 " || name === "data") await searchId3(content, search);
    else if (name === "DISP") {
      const shown = await search.read(content, 0, peekBytes);
      if ((shown[0] ?? 0) === 1) search.tag("title", shown.subarray(4));
      else search.found.add("cover");
    } else search.tag(kindIn(wavChunks, name.trim()), await search.read(content, 0, peekBytes));
  }
}

export async function searchAiff(bytes: SampleBytes, soundEnd: number, search: Search): Promise<void> {
  const style: ChunkStyle = { from: headBytes, littleEndian: false, sizeBytes: 4, padded: true };
  for await (const chunk of chunksAround(bytes, style, search, { name: "SSND", end: soundEnd })) {
    const content = contentOf(bytes, chunk);
    const name = chunk.name.trim();
    if (name.toLowerCase() === "id3") await searchId3(content, search);
    else {
      const value = await search.read(content, 0, peekBytes);
      search.tag(kindIn(aiffChunks, name), name === "COMT" ? value.subarray(beforeComment) : value);
    }
  }
}

export async function searchCaf(bytes: SampleBytes, soundEnd: number, search: Search): Promise<void> {
  const style: ChunkStyle = { from: 8, littleEndian: false, sizeBytes: 8, padded: false };
  for await (const chunk of chunksAround(bytes, style, search, { name: "data", end: soundEnd })) {
    const content = contentOf(bytes, chunk);
    if (chunk.name === "info") {
      if (content.byteLength > longestInfo) search.found.add("other_data");
      await searchPairs(await search.read(content, 4, longestInfo), search);
    } else search.tag(kindIn(cafChunks, chunk.name), await search.read(content, 0, peekBytes));
  }
}

const contentOf = (bytes: SampleBytes, { start, size }: Chunk): SampleBytes =>
  partOf(bytes, Math.min(start, bytes.byteLength), Math.min(start + size, bytes.byteLength));

async function searchList(list: SampleBytes, style: ChunkStyle, search: Search): Promise<void> {
  const type = asciiAt(await search.read(list, 0, 4), 0);
  const table = { INFO: infoTags, exif: exifTags, adtl: wavChunks }[type];
  if (table === undefined) {
    search.found.add("other_data");
    return;
  }
  for await (const tag of chunksAround(list, { ...style, from: 4 }, search)) {
    const value = await search.read(contentOf(list, tag), 0, peekBytes);
    // A mark stands before its words.
    search.tag(kindIn(table, tag.name), type === "adtl" ? value.subarray(4) : value);
  }
}

/** Names and values in turn, each with a zero behind it. */
async function searchPairs(pairs: Uint8Array, search: Search): Promise<void> {
  for (let at = 0; at < pairs.byteLength && (await search.nextEntry()); ) {
    const nameEnd = pairs.indexOf(0, at);
    if (nameEnd === -1) return;
    const valueEnd = pairs.indexOf(0, nameEnd + 1);
    const end = valueEnd === -1 ? pairs.byteLength : valueEnd;
    search.tag(kindOfName(asciiAt(pairs, at, Math.min(nameEnd - at, peekBytes))), pairs.subarray(nameEnd + 1, end));
    at = end + 1;
  }
}

function noteFields(name: keyof typeof fields, content: Uint8Array, search: Search): void {
  for (const { kind, from, to } of fields[name]) {
    const value = content.subarray(from, to);
    if (isFilled(value)) search.tag(kind, value);
  }
}
