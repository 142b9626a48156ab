import { describe, expect, test } from "vitest";
import { inspectSample, judgeSample, measureSample, prepareSample, trimSample } from "../../src/index.ts";
import { clip, second, wavOf } from "../recordings.ts";
import {
  aiffWith,
  ape,
  big,
  box,
  bytesOf,
  cafWith,
  chunk,
  comments,
  element,
  file,
  flacWith,
  frame,
  id3,
  id3v1,
  item,
  joined,
  keyed,
  list,
  little,
  m4aWith,
  page,
  simpleTag,
  wavWith,
  webmWith,
} from "./tagged.ts";

const carriedBy = async (bytes: Uint8Array): Promise<readonly string[]> => (await inspectSample(bytes)).carries ?? [];
const mp3With = (...frames: readonly Uint8Array[]): Uint8Array => joined(id3(frames), clip("ada.mp3"));
const inInfo = (name: string, value: string): Uint8Array => wavWith(list("INFO", chunk(name, value)));
const inUdta = (...tags: readonly Uint8Array[]): Uint8Array => m4aWith(box("udta", ...tags));
const inItunes = (...tags: readonly Uint8Array[]): Uint8Array =>
  inUdta(box("meta", big(0), box("hdlr", big(0), big(0), "mdir", big(0), big(0), big(0), 0), box("ilst", ...tags)));
const inComment = (...entries: readonly string[]): Uint8Array => flacWith([4, comments(...entries)]);
const inTags = (...tags: readonly Uint8Array[]): Uint8Array => webmWith(element("1254c367", element("7373", ...tags)));
/** Ogg with a first page of another stream, and comments in it. */
const inOgg = (first: string, ...more: readonly Uint8Array[]): Uint8Array => {
  const ogg = second("ogg");
  return joined(ogg.subarray(0, 58), page(7, 2, [bytesOf(first)]), ...more, ogg.subarray(58));
};
/** A second link of a chain. */
const chained = (...entries: readonly string[]): Uint8Array =>
  joined(
    second("ogg"),
    page(9, 2, [bytesOf("OpusHead", 1, 1, little(0, 2), little(48_000), little(0, 2), 0)]),
    page(9, 0, [bytesOf("OpusTags", comments(...entries))]),
  );
const wide = (words: string): string => `\xff\xfe${[...words].map((letter) => `${letter}\0`).join("")}`;

describe("nothing but sound", () => {
  test.each([
    "ada.wav",
    "ada.mp3",
    "ada.aiff",
    "ada.caf",
    "ada.flac",
    "ada.m4a",
    "ada-lossless.m4a",
    "ada-telephone.wav",
    "ada.ogg",
    "ada.webm",
    "second.aac",
    "second.flac",
    "second.m4a",
    "second.ogg",
    "second.webm",
    "ten-seconds.webm",
  ])("%s carries nothing, and its report says nothing of it", async (name) => {
    expect(await inspectSample(file(name))).not.toHaveProperty("carries");
  });

  test("the example clips stay without findings", async () => {
    for (const name of ["ada.wav", "ada.mp3"] as const) {
      expect(judgeSample({ report: await inspectSample(clip(name)) }, { limits: {} })).toEqual([]);
    }
  });

  test.each([
    ["ID3", mp3With(frame("TSSE", "\0Lavf60.3.100"), frame("TLEN", "\x0010000"), frame("TXXX", "\0major_brand\0M4A "))],
    ["iTunes' comments", mp3With(frame("COMM", "\0engiTunNORM\0 0000"), frame("COMM", `\x01eng${wide("iTunSMPB")}`))],
    ["empty frames", mp3With(frame("TIT2", "\0"), frame("TPE1", "\x01\xff\xfe\0\0"), frame("COMM", "\0eng\0"))],
    ["ID3v1 without words", joined(clip("ada.mp3"), id3v1())],
    [
      "APE with loudness alone",
      joined(clip("ada.mp3"), ape({ REPLAYGAIN_TRACK_GAIN: "-3.2 dB", MP3GAIN_MINMAX: "1,2" })),
    ],
    ["INFO", inInfo("ISFT", "Lavf60.3.100")],
    ["chunks of editors", wavWith(bytesOf(chunk("JUNK", "secret"), chunk("PEAK", "12345678"), chunk("smpl", "123")))],
    ["an empty bext", wavWith(chunk("bext", new Uint8Array(602)), "before")],
    ["zeros behind the sound", wavWith(new Uint8Array(100_000))],
    ["comments", inComment("ENCODER=Lavc libopus", "Comment=Processed by SoX", "TITLE=", "tracknumber=3", "DATE=0000")],
    ["M4A", inItunes(item("©too", "Lavf60.3.100"), item("©cmt", ""))],
    [
      "iTunes' own",
      inItunes(
        box(
          "----",
          box("mean", big(0), "com.apple.iTunes"),
          box("name", big(0), "iTunSMPB"),
          box("data", big(1), big(0), " 0000 0840"),
        ),
      ),
    ],
    [
      "Matroska",
      inTags(simpleTag("ENCODER", "Lavf60"), simpleTag("DURATION", "00:00:01"), simpleTag("_STATISTICS_TAGS", "BPS")),
    ],
    [
      "CAF",
      cafWith("source encoder", "AAC", "encoding application", "afconvert", "approximate duration in seconds", "10"),
    ],
  ])("what programs write by themselves is no cargo: %s", async (_, bytes) => {
    expect(await carriedBy(bytes)).toEqual([]);
  });
});

describe.each([
  [
    "ID3 before MP3",
    {
      title: mp3With(frame("TIT2", "\0secret")),
      person: mp3With(frame("TPE1", "\x03secret")),
      comment: mp3With(frame("COMM", "\0eng\0secret")),
      time: mp3With(frame("TDRC", "\x002024-05-01")),
      cover: mp3With(frame("APIC", "\0image/png\0\x03\0secret")),
      other_data: mp3With(frame("GEOB", "\0secret")),
      place: mp3With(frame("TXXX", `\x01${wide("location")}\0\0${wide("+47+8/")}`)),
      device: mp3With(frame("TXXX", "\x03com.android.model\0secret")),
    },
  ],
  [
    "ID3 before AAC and FLAC, and its other versions",
    {
      title: joined(id3([frame("TT2", "\0secret", 2)], 2), second("aac")),
      cover: joined(id3([frame("PIC", "\0PNG\x03\0secret", 2)], 2), second("aac")),
      person: joined(id3([frame("TIT2", "\0", 4), frame("TPE1", `\0${"secret".repeat(50)}`, 4)], 4), second("flac")),
      place: joined(id3([frame("TLEN", "1".repeat(200), 4), frame("TXXX", "\0location\0secret", 4)], 4), second("aac")),
      comment: joined(id3([frame("WXXX", "\0\0secret", 4)], 4), second("aac")),
      // iTunes wrote sizes above 127 as those of version 3.
      time: joined(id3([frame("TLEN", "1".repeat(200), 3), frame("TDRC", "\x002024", 4)], 4), clip("ada.mp3")),
    },
  ],
  [
    "tags behind MP3",
    {
      title: joined(clip("ada.mp3"), id3v1({ album: "secret" })),
      person: joined(clip("ada.mp3"), id3v1({ artist: "secret" })),
      time: joined(clip("ada.mp3"), id3v1({ year: "2024" })),
      comment: joined(clip("ada.mp3"), id3v1({ comment: "secret" })),
      cover: joined(clip("ada.mp3"), ape({ "Cover Art (Front)": "secret" })),
      place: joined(clip("ada.mp3"), ape({ "Record Location": "secret" }), id3v1()),
    },
  ],
  [
    "WAV",
    {
      title: inInfo("INAM", "secret"),
      person: inInfo("IART", "secret"),
      comment: inInfo("ICMT", "secret"),
      time: inInfo("ICRD", "2024-05-01"),
      place: inInfo("IARL", "secret"),
      device: wavWith(chunk("bext", bytesOf("\0".repeat(256), "secret".padEnd(346, "\0"))), "before"),
      cover: wavWith(chunk("id3 ", id3([frame("APIC", "\0image/png\0\x03\0secret")]))),
      other_data: wavWith(chunk("_PMX", "<secret>")),
    },
  ],
  [
    "more of WAV",
    {
      comment: wavWith(list("adtl", chunk("labl", "\x01\0\0\0secret"))),
      title: wavWith(chunk("DISP", "\x01\0\0\0secret")),
      time: wavWith(chunk("bext", bytesOf("\0".repeat(320), "2024-05-0110:00:00".padEnd(282, "\0"))), "before"),
      person: wavWith(chunk("cart", bytesOf("0101", "\0".repeat(64), "secret".padEnd(2_000, "\0")))),
      device: wavWith(list("exif", chunk("emdl", "secret"))),
      other_data: wavWith(list("abcd", chunk("what", "secret"))),
    },
  ],
  [
    "AIFF",
    {
      title: aiffWith(chunk("NAME", "secret", big)),
      person: aiffWith(chunk("(c) ", "secret", big)),
      comment: aiffWith(chunk("ANNO", "secret", big)),
      cover: aiffWith(chunk("ID3 ", id3([frame("APIC", "\0image/png\0\x03\0secret")]), big)),
      other_data: aiffWith(chunk("APPL", "secret", big)),
    },
  ],
  [
    "CAF",
    {
      title: cafWith("title", "secret"),
      person: cafWith("artist", "secret"),
      comment: cafWith("source encoder", "AAC", "comments", "secret"),
      time: cafWith("recorded date", "2024-05-01"),
    },
  ],
  [
    "comments of FLAC, and its blocks",
    {
      title: inComment("ENCODER=x", "TITLE=secret"),
      person: inComment("Artist=secret"),
      comment: inComment("DESCRIPTION=secret"),
      time: inComment("DATE=2024"),
      place: inComment("LOCATION=secret"),
      device: inComment("com.apple.quicktime.model=secret"),
      cover: flacWith([6, bytesOf(big(3), big(9), "image/png", big(6), "secret", "\0".repeat(16), big(6), "secret")]),
      other_data: flacWith([2, bytesOf("reco", "secret")]),
    },
  ],
  [
    "Ogg",
    {
      pictures: inOgg("\x80theora\x03\x02"),
      other_sound: inOgg("Speex   1.2"),
      other_data: inOgg("\x80kate\0\0\0"),
      title: chained("TITLE=secret"),
      cover: chained(`METADATA_BLOCK_PICTURE=${"secret".repeat(20)}`),
    },
  ],
  [
    "tags of MP4",
    {
      title: inItunes(item("©nam", "secret")),
      person: inItunes(item("©ART", "secret")),
      comment: inItunes(item("©cmt", "secret")),
      time: inItunes(item("©day", "2024")),
      cover: inItunes(item("covr", "secret")),
      place: inUdta(box("©xyz", big(6, 2), [0x15, 0xc7], "+47.3+008.5/")),
      device: inUdta(box("©mod", big(6, 2), [0x15, 0xc7], "secret")),
      other_data: inUdta(box("XMP_", "<secret>")),
    },
  ],
  [
    "more of MP4",
    {
      place: inUdta(box("loci", big(0), [0x15, 0xc7], 0, 0, big(0), big(0), big(0))),
      title: inUdta(box("titl", big(0), [0x15, 0xc7], "secret\0")),
      device: inItunes(item("©too", "com.apple.VoiceMemos (iPhone Version 17.5.1)")),
      person: inItunes(
        box(
          "----",
          box("mean", big(0), "com.apple.iTunes"),
          box("name", big(0), "PERFORMER"),
          box("data", big(1), big(0), "secret"),
        ),
      ),
      other_data: joined(second("m4a"), box("uuid", "\xbe\x7a\xcf\xcb", "secret".repeat(4))),
      comment: m4aWith(box("trak", box("udta", box("chpl", "secret")))),
      time: m4aWith(box("trak", box("tkhd", big(1), big(3_800_000_000), big(0), "\0".repeat(72)))),
    },
  ],
  [
    "Apple's and Android's keys",
    {
      place: m4aWith(keyed({ encoder: "Lavf", "com.apple.quicktime.location.ISO6709": "+47.3+008.5/" })),
      device: m4aWith(keyed({ "com.apple.quicktime.software": "17.5.1" })),
      time: m4aWith(keyed({ "com.apple.quicktime.creationdate": "2024-05-01" })),
      title: m4aWith(keyed({ "com.apple.quicktime.title": "secret" })),
      person: m4aWith(keyed({ "com.apple.quicktime.author": "secret" })),
    },
  ],
  [
    "Matroska",
    {
      title: webmWith(element("1549a966", element("7ba9", "secret"))),
      time: webmWith(element("1549a966", element("4461", big(1), big(2)))),
      device: inTags(simpleTag("ENCODER", "x"), simpleTag("COM.ANDROID.MODEL", "secret")),
      place: inTags(simpleTag("LOCATION", "secret")),
      person: inTags(simpleTag("ARTIST", "secret")),
      comment: webmWith(element("1043a770", "secret")),
      cover: webmWith(element("1941a469", element("61a7", element("4660", "image/png"), element("465c", "secret")))),
      other_data: webmWith(
        element("1941a469", element("61a7", element("4660", "font/ttf"), element("465c", "secret"))),
      ),
    },
  ],
  [
    "tracks",
    {
      pictures: file("ada.mp4"),
      other_sound: file("two-sounds.m4a"),
    },
  ],
  ["tracks of MOV", { pictures: file("ada.mov") }],
  ["tracks of Matroska", { pictures: file("film.webm"), other_sound: file("two-sounds.mkv") }],
])("%s", (_, kinds) => {
  test.each(Object.entries(kinds))("%s is found, and nothing else", async (kind, bytes) => {
    expect(await carriedBy(bytes)).toEqual([kind]);
  });

  test.each(Object.entries(kinds))("%s: no word of it is told", async (_kind, bytes) => {
    const report = await inspectSample(bytes);
    expect(JSON.stringify([report, judgeSample({ report }, { limits: {} })])).not.toContain("secret");
  });
});

describe("what it means", () => {
  const all = mp3With(frame("TIT2", "\0secret"), frame("APIC", "\0image/png\0\x03\0x"), frame("TIT2", "\0again"));

  test("each kind is told once, sorted, in one finding", async () => {
    const report = await inspectSample(all);
    expect(report.carries).toEqual(["cover", "title"]);
    expect(judgeSample({ report }, { limits: {} })).toEqual([
      { code: "carries_more", level: "warn", message: "goes along with the sound: a cover, a title" },
    ]);
  });

  test("a sample that was cut has nothing but sound", async () => {
    const { audio: bytes } = await trimSample(all, { fromSeconds: 1, toSeconds: 4 });
    expect(await carriedBy(bytes)).toEqual([]);
  });

  test("a recording that fits is written anew without it", async () => {
    const limits = [{ seconds: { bestFrom: 3, bestTo: 30, level: "warn" } }] as const;
    const bare = await prepareSample(clip("ada.wav"), { limits });
    expect(bare.changes).toEqual([]);
    const { audio, report, changes } = await prepareSample(inInfo("INAM", "secret"), { limits });
    expect(changes.at(-1)).toEqual({ code: "stripped", message: "without a title" });
    expect(report).not.toHaveProperty("carries");
    expect(await carriedBy(audio)).toEqual([]);
    expect(Buffer.from(audio).includes("secret")).toBe(false);
  });

  test("a Blob, a part of a larger buffer and an MP3 file in WAV are told alike", async () => {
    const bytes = inInfo("INAM", "secret");
    expect((await inspectSample(new Blob([bytes as BlobPart]))).carries).toEqual(["title"]);
    const mp3 = clip("ada.mp3");
    const format = bytesOf(
      little(85, 2),
      little(1, 2),
      little(16_000),
      little(8_000),
      little(1, 2),
      little(0, 2),
      little(0, 2),
    );
    const chunks = joined(
      chunk("fmt ", format),
      chunk("data", joined(id3([frame("TPE1", "\0secret")]), mp3)),
      list("INFO", chunk("INAM", "secret")),
    );
    const wav = joined(bytesOf("RIFF", little(4 + chunks.byteLength), "WAVE"), chunks);
    expect(await inspectSample(wav)).toMatchObject({ container: "wav", codec: "mp3", carries: ["person", "title"] });
  });

  test("it is looked for behind sound of which no head says how long it is", async () => {
    const piped = wavWith(list("INFO", chunk("INAM", "secret")), "before");
    const view = new DataView(piped.buffer);
    view.setUint32(4, 0xffff_ffff, true);
    view.setUint32(piped.byteLength - 320_004, 0xffff_ffff, true);
    expect(await inspectSample(piped)).toMatchObject({ durationSeconds: 10, carries: ["title"] });
  });

  test("levels are measured as before", async () => {
    expect(await measureSample(inInfo("INAM", "secret"))).toEqual(await measureSample(clip("ada.wav")));
  });
});

describe("hostile tags", () => {
  const frames = (count: number): Uint8Array => {
    const one = frame("TXXX", "\0\0");
    const all = new Uint8Array(count * one.byteLength);
    for (let at = 0; at < all.byteLength; at += one.byteLength) all.set(one, at);
    return all;
  };
  const many = (one: Uint8Array, count: number): Uint8Array => joined(...new Array<Uint8Array>(count).fill(one));

  test.each([
    ["a million frames", () => mp3With(frames(1_000_000)), ["other_data"]],
    [
      "a frame of 20 MB",
      () =>
        mp3With(
          frame("PRIV", ""),
          joined(bytesOf("APIC", big(20_000_000), [0, 0]), new Uint8Array(20_000_000).fill(65)),
          frame("TIT2", "\0x"),
        ),
      ["cover", "title"],
    ],
    ["a frame beyond the file", () => mp3With(joined(bytesOf("TIT2", big(0x7fff_ffff), [0, 0], "\0x"))), ["title"]],
    [
      "an ID3 tag beyond the file, in a chunk",
      () => wavWith(chunk("id3 ", bytesOf("ID3", 4, 0, 0, [127, 127, 127, 127], frame("TIT2", "\0x", 4)))),
      ["title"],
    ],
    [
      "an extended head beyond its tag",
      () => joined(bytesOf("ID3", 3, 0, 0x40, [0, 0, 0, 20], big(0xffff_ffff), "\0".repeat(16)), clip("ada.mp3")),
      [],
    ],
    ["names that no frame has", () => mp3With(bytesOf("\xff\xff\xff\xff".repeat(20))), ["other_data"]],
    [
      "a chunk beyond the file",
      () => joined(wavWith(bytesOf("LIST", little(0x7ff0_0000), "INFO", "INAM", little(0x7ff0_0000), "x"))),
      ["title"],
    ],
    ["30,000 chunks behind the sound", () => wavWith(many(chunk("fact", "1234"), 30_000)), ["other_data"]],
    ["30,000 names in a list", () => wavWith(list("INFO", bytesOf(many(chunk("ISFT", "12"), 30_000)))), ["other_data"]],
    [
      "comments without end",
      () =>
        joined(
          second("ogg"),
          page(9, 2, [bytesOf("OpusHead")]),
          page(9, 0, [bytesOf("OpusTags", little(0xffff_ffff), little(0xffff_ffff))]),
        ),
      [],
    ],
    ["20,000 pages without a stream", () => joined(second("ogg"), many(page(1, 2, []), 20_000)), ["other_data"]],
    [
      "an APE tag beyond the file",
      () => joined(clip("ada.mp3"), bytesOf("APETAGEX", little(2000), little(0xffff_ffff), little(9), "\0".repeat(12))),
      ["other_data"],
    ],
    [
      "boxes in one another",
      () =>
        m4aWith(Array.from({ length: 12 }).reduce<Uint8Array>((inner) => box("udta", inner), box("©nam", "secret"))),
      ["other_data"],
    ],
    [
      "boxes beyond the file",
      () => joined(second("m4a"), bytesOf(big(0x7fff_ffff), "udta", big(0x7fff_ffff), "©nam", big(0), "x")),
      ["title"],
    ],
    [
      "thousands of boxes in one another",
      () => {
        const title = bytesOf(box("udta", box("©nam", big(6, 2), [0x15, 0xc7], "secret")));
        const heads = Array.from({ length: 5_000 }, (_, depth) =>
          bytesOf(big(8 * (5_000 - depth) + title.byteLength), "trak"),
        );
        return joined(second("m4a"), ...heads, title);
      },
      [],
    ],
    ["a box smaller than its head", () => joined(second("m4a"), bytesOf(big(3), "uuid")), []],
    ["15,000 elements", () => webmWith(many(simpleTag("ENCODER", "x"), 25_000)), ["other_data"]],
  ] as const)("%s end quickly", async (_, bytes, found) => {
    const sample = bytes();
    const began = performance.now();
    const report = await inspectSample(sample).catch((error: unknown) => error);
    expect(performance.now() - began).toBeLessThan(3_000);
    expect(report).toMatchObject({ sizeBytes: sample.byteLength });
    expect((report as { carries?: unknown }).carries ?? []).toEqual(found);
  });

  test("a signal ends it", async () => {
    const controller = new AbortController();
    const running = inspectSample(mp3With(frames(100_000)), { signal: controller.signal });
    controller.abort();
    await expect(running).rejects.toMatchObject({ code: "aborted" });
  });
});

test("a WAV file that this package writes carries nothing", async () => {
  expect(await carriedBy(wavOf(8_000, (at) => Math.sin(at / 10)))).toEqual([]);
});
