import { type Bomb, bombsOf, megabyte } from "./bomb.ts";
import { type Bytes, bigEndian, counted, filled, joined, repeated, text } from "./bytes.ts";
import { constantFrame, streamInfo } from "./flac.ts";
import { longestOpus } from "./ogg.ts";

const box = (type: string, ...content: readonly (Uint8Array | readonly number[])[]): Bytes => {
  const inside = joined(...content);
  return joined(bigEndian(8 + inside.length, 4), text(type), inside);
};
const table = (type: string, ...content: readonly (Uint8Array | readonly number[])[]): Bytes =>
  box(type, [0, 0, 0, 0], ...content);
const words = (...values: readonly number[]): Bytes => joined(...values.map((value) => bigEndian(value, 4)));

interface Entry {
  readonly type: string;
  readonly channels?: number;
  readonly sampleRate?: number;
  readonly bits?: number;
  readonly extra?: Uint8Array;
}

const sampleEntry = ({ type, channels = 1, sampleRate = 16_000, bits = 16, extra = new Uint8Array(0) }: Entry): Bytes =>
  box(
    type,
    new Uint8Array(6),
    [0, 1],
    new Uint8Array(8),
    bigEndian(channels, 2),
    bigEndian(bits, 2),
    words(0),
    bigEndian(sampleRate, 2),
    [0, 0],
    extra,
  );

/** What an AAC decoder wants to know: low complexity, 16 kHz, mono. */
const esds = table(
  "esds",
  [3, 25, 0, 1, 0, 4, 17, 0x40, 0x15, 0, 0, 0, 0, 0, 0xfa, 0, 0, 0, 0xfa, 0, 5, 2, 0x14, 0x08, 6, 1, 2],
);
const aac: Entry = { type: "mp4a", extra: esds };
const opus: Entry = {
  type: "Opus",
  channels: 2,
  sampleRate: 48_000,
  extra: box("dOps", [0, 2, 0, 0], words(48_000), [0, 0, 0]),
};
const flacStream = { blockSize: 65_535, channels: 2, sampleRate: 384_000 };
const flac: Entry = {
  type: "fLaC",
  channels: 2,
  sampleRate: 48_000,
  extra: table("dfLa", [0x80], bigEndian(34, 3), streamInfo(flacStream)),
};
const pcm = (channels: number): Entry => ({ type: "sowt", channels, sampleRate: 48_000 });

interface Tables {
  readonly entry?: Entry;
  /** Times: how many samples of which length. */
  readonly stts?: Uint8Array;
  readonly stsc?: Uint8Array;
  readonly stsz?: Uint8Array;
  readonly stco?: Uint8Array;
  readonly more?: Uint8Array;
  readonly timescale?: number;
}

const timesOf = (samples: number, each: number): Bytes => table("stts", words(1, samples, each));
const chunksOf = (samples: number): Bytes => table("stsc", words(1, 1, samples, 1));
const sizesOf = (samples: number, size: number): Bytes =>
  table("stsz", words(0, samples), repeated(words(size), samples));
const sameSizes = (samples: number, size: number): Bytes => table("stsz", words(size, samples));

const track = (number: number, tables: Tables): Bytes => {
  const {
    entry = aac,
    stts = timesOf(100, 1_024),
    stsc = chunksOf(100),
    stsz = sizesOf(100, 1),
    stco = table("stco", words(1, 60)),
    more = new Uint8Array(0),
    timescale = 16_000,
  } = tables;
  return box(
    "trak",
    table("tkhd", words(0, 0, number, 0, 0), new Uint8Array(60)),
    box(
      "mdia",
      table("mdhd", words(0, 0, timescale, 0), [0x55, 0xc4, 0, 0]),
      table("hdlr", words(0), text("soun"), new Uint8Array(13)),
      box(
        "minf",
        table("smhd", words(0)),
        box("stbl", table("stsd", words(1), sampleEntry(entry)), stts, stsc, stsz, stco, more),
      ),
    ),
  );
};

const movieHead = table(
  "mvhd",
  words(0, 0, 1_000, 0),
  words(0x10000),
  [1, 0],
  new Uint8Array(10),
  new Uint8Array(36),
  new Uint8Array(24),
  words(2),
);

/** The sound stands first, so that its place does not hang on the size of the tables. */
const file = (brand: string, sound: Uint8Array, ...moov: readonly Uint8Array[]): Bytes =>
  joined(
    box("ftyp", text(brand), words(0), text("isom")),
    box("mdat", new Uint8Array(32), sound),
    box("moov", movieHead, ...moov),
  );

const m4a = (sound: Uint8Array, tables: Tables, ...more: readonly Uint8Array[]): Bytes =>
  file("M4A ", sound, track(1, tables), ...more);

const million = 1_000_000;
const bytesOfSound = (size: number): Bytes => filled([33, 16, 4, 96], size);

const movOfPcm = (sound: Uint8Array, tables: Tables): Bytes =>
  file("qt  ", sound, track(1, { entry: pcm(1), timescale: 48_000, ...tables }));

const pcmInChunks = (chunks: number): Bytes =>
  movOfPcm(bytesOfSound(million), {
    stts: timesOf(chunks, 1),
    stsc: chunksOf(1),
    stsz: sameSizes(chunks, 2),
    stco: table(
      "stco",
      words(chunks),
      counted(chunks, (index) => words(60 + (index % 400_000) * 2)),
    ),
  });

function fragment(samples: number, number: number, sizes?: Uint8Array): Bytes {
  const run = sizes
    ? box("trun", [0, 0, 2, 1], words(samples, 0), sizes)
    : box("trun", [0, 0, 0, 1], words(samples, 0));
  return joined(
    box(
      "moof",
      table("mfhd", words(number)),
      box("traf", box("tfhd", [0, 2, 0, 0], words(1)), table("tfdt", words(number * 1_024)), run),
    ),
    box("mdat", [33]),
  );
}

const fragmented = (...fragments: readonly Uint8Array[]): Bytes =>
  joined(
    file(
      "iso5",
      new Uint8Array(4),
      track(1, {
        stts: table("stts", words(0)),
        stsc: table("stsc", words(0)),
        stsz: table("stsz", words(0, 0)),
        stco: table("stco", words(0)),
      }),
      box("mvex", table("trex", words(1, 1, 1_024, 1, 0))),
    ),
    ...fragments,
  );

export const m4aBombs: readonly Bomb[] = bombsOf("m4a", {
  "a million samples of one byte in one chunk": () =>
    m4a(bytesOfSound(million), { stts: timesOf(million, 1_024), stsc: chunksOf(million), stsz: sizesOf(million, 1) }),
  "a quarter million samples of one byte in one chunk": () =>
    m4a(bytesOfSound(250_000), { stts: timesOf(250_000, 1_024), stsc: chunksOf(250_000), stsz: sizesOf(250_000, 1) }),
  "fifty thousand samples of one byte in one chunk": () =>
    m4a(bytesOfSound(50_000), { stts: timesOf(50_000, 1_024), stsc: chunksOf(50_000), stsz: sizesOf(50_000, 1) }),
  "a million samples of one size": () =>
    m4a(bytesOfSound(million), { stts: timesOf(million, 1_024), stsc: chunksOf(million), stsz: sameSizes(million, 1) }),
  "four billion samples of no time": () =>
    m4a(bytesOfSound(million), {
      stts: timesOf(4_294_967_295, 0),
      stsc: chunksOf(4_294_967_295),
      stsz: sameSizes(4_294_967_295, 1),
    }),
  "a million chunks": () =>
    m4a(bytesOfSound(1_000), {
      stts: timesOf(million, 1_024),
      stsc: chunksOf(1),
      stsz: sizesOf(million, 1),
      stco: table("stco", words(million), repeated(words(60), million)),
    }),
  "a million changes of chunks": () =>
    m4a(bytesOfSound(1_000), {
      stts: timesOf(million, 1_024),
      stsc: table(
        "stsc",
        words(million),
        counted(million, (index) => words(index + 1, 1, 1)),
      ),
      stsz: sameSizes(million, 1),
      stco: table("stco", words(million), repeated(words(60), million)),
    }),
  "a million times": () =>
    m4a(bytesOfSound(million), {
      stts: table("stts", words(million), repeated(words(1, 1_024), million)),
      stsz: sameSizes(million, 1),
    }),
  "a million shifts in time": () =>
    m4a(bytesOfSound(million), {
      stts: timesOf(million, 1_024),
      stsz: sameSizes(million, 1),
      more: table("ctts", words(million), repeated(words(1, 5), million)),
    }),
  "four billion samples shifted in time": () =>
    m4a(bytesOfSound(million), {
      stts: timesOf(4_294_967_295, 1_024),
      stsz: sameSizes(million, 1),
      more: table("ctts", words(1, 1, 5)),
    }),
  "four billion sizes of no bits": () =>
    m4a(bytesOfSound(million), { stsz: table("stz2", [0, 0, 0, 0], words(4_294_967_295)) }),
  "a million key samples": () =>
    m4a(bytesOfSound(million), {
      stts: timesOf(2 * million, 1_024),
      stsz: sameSizes(million, 1),
      more: table("stss", words(4 * million), repeated(words(1), 4 * million)),
    }),
  "a fragment of four billion samples": () => fragmented(fragment(4_294_967_295, 0)),
  "a fragment of a million samples": () => fragmented(fragment(million, 0, repeated(words(1), million))),
  "a million fragments": () => fragmented(counted(60_000, (index) => fragment(1, index, words(1)))),
  "fragments that are all the same in 32 MB": () => fragmented(filled(fragment(1, 0, words(1)), 32 * megabyte)),
  "boxes in boxes": () => m4a(bytesOfSound(100), {}, nested(200_000)),
  "a million boxes": () => m4a(bytesOfSound(100), {}, box("udta", filled(box("xxxx"), 16 * megabyte))),
  "a million words about it": () =>
    m4a(
      bytesOfSound(100),
      {},
      box(
        "udta",
        table(
          "meta",
          table("hdlr", words(0), text("mdir"), new Uint8Array(13)),
          box("ilst", filled(box("\xa9nam", box("data", words(1, 0), text("A"))), 8 * megabyte)),
        ),
      ),
    ),
  "a million tracks": () => file("M4A ", bytesOfSound(100), filled(track(1, {}), 16 * megabyte)),
  "opus of 120 ms in two bytes": () =>
    m4a(repeated(longestOpus, 100_000), {
      entry: opus,
      timescale: 48_000,
      stts: timesOf(100_000, 5_760),
      stsc: chunksOf(1_000),
      stsz: sizesOf(100_000, 2),
      stco: table(
        "stco",
        words(100),
        counted(100, (index) => words(60 + index * 2_000)),
      ),
    }),
  "opus that claims no time": () =>
    m4a(repeated(longestOpus, 100_000), {
      entry: opus,
      timescale: 48_000,
      stts: timesOf(100_000, 0),
      stsc: chunksOf(1_000),
      stsz: sizesOf(100_000, 2),
      stco: table(
        "stco",
        words(100),
        counted(100, (index) => words(60 + index * 2_000)),
      ),
    }),
  "flac in the largest blocks": () =>
    m4a(repeated(constantFrame(0, flacStream), 4_000), {
      entry: flac,
      timescale: 48_000,
      stts: timesOf(4_000, 65_535),
      stsc: chunksOf(4_000),
      stsz: sizesOf(4_000, constantFrame(0, flacStream).length),
      stco: table("stco", words(1, 60)),
    }),
  "many flac frames in one sample": () =>
    m4a(repeated(constantFrame(0, flacStream), 30_000), {
      entry: flac,
      timescale: 48_000,
      stts: timesOf(2, 65_535),
      stsc: chunksOf(2),
      stsz: sizesOf(2, 15_000 * constantFrame(0, flacStream).length),
      stco: table("stco", words(1, 60)),
    }),
});

export const movBombs: readonly Bomb[] = bombsOf("mov", {
  "pcm in four billion chunks": () =>
    movOfPcm(bytesOfSound(million), {
      stts: timesOf(million, 1),
      stsc: table("stsc", words(2, 1, 1, 1, 4_294_967_295, 1, 1)),
      stsz: sameSizes(million, 2),
    }),
  "pcm in a chunk that is the file": () =>
    movOfPcm(bytesOfSound(32 * megabyte), {
      stts: timesOf(16 * million, 1),
      stsc: chunksOf(16 * million),
      stsz: sameSizes(16 * million, 2),
    }),
  "pcm in a million chunks of one sample": () => pcmInChunks(million),
  "pcm in as many chunks as are read": () => pcmInChunks(200_000),
  "pcm of 65535 channels": () =>
    file(
      "qt  ",
      bytesOfSound(32 * megabyte),
      track(1, {
        entry: pcm(65_535),
        timescale: 48_000,
        stts: timesOf(200, 1),
        stsc: chunksOf(200),
        stsz: sameSizes(200, 131_070),
      }),
    ),
});

function nested(depth: number): Bytes {
  const bytes = new Uint8Array(depth * 8);
  const view = new DataView(bytes.buffer);
  for (let level = 0; level < depth; level++) {
    view.setUint32(level * 8, bytes.length - level * 8);
    bytes.set(text("udta"), level * 8 + 4);
  }
  return bytes;
}
