import { type Bomb, bombsOf, megabyte } from "./bomb.ts";
import { type Bytes, bigEndian, counted, filled, joined, repeated, text } from "./bytes.ts";
import { constantFrame, streamInfo } from "./flac.ts";
import { longestOpus, opusHead, shortestOpus } from "./ogg.ts";
import { silentBlock, vorbisHead } from "./vorbis.ts";

/** A size in eight bytes, which is allowed for any size. */
const size = (bytes: number): Bytes => joined([1], bigEndian(bytes, 7));
const shortSize = (bytes: number): Bytes => Uint8Array.of(0x80 | bytes);
const unknownSize = Uint8Array.of(1, 255, 255, 255, 255, 255, 255, 255);

function id(value: number): Bytes {
  return bigEndian(value, value > 0xff_ffff ? 4 : value > 0xffff ? 3 : value > 0xff ? 2 : 1);
}

const element = (name: number, content: Uint8Array): Bytes =>
  joined(id(name), content.length < 127 ? shortSize(content.length) : size(content.length), content);

const whole = (name: number, value: number, width = 4): Bytes => element(name, bigEndian(value, width));

function float(name: number, value: number): Bytes {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value);
  return element(name, bytes);
}

const head = (kind: "webm" | "matroska"): Bytes =>
  element(
    0x1a45dfa3,
    joined(whole(0x4286, 1, 1), element(0x4282, text(kind)), whole(0x4287, 4, 1), whole(0x4285, 2, 1)),
  );

const info = element(
  0x1549a966,
  joined(whole(0x2ad7b1, 1_000_000), element(0x4d80, text("a")), element(0x5741, text("a"))),
);

interface Sound {
  readonly codec: string;
  readonly channels?: number;
  readonly sampleRate?: number;
  readonly codecPrivate?: Uint8Array;
  readonly bits?: number;
  /** How many bytes every packet begins with and leaves out. */
  readonly strip?: number;
}

const track = (number: number, { codec, channels = 2, sampleRate = 48_000, codecPrivate, bits, strip }: Sound): Bytes =>
  element(
    0xae,
    joined(
      whole(0xd7, number),
      whole(0x73c5, number),
      whole(0x83, 2, 1),
      element(0x86, text(codec)),
      strip
        ? element(
            0x6d80,
            element(0x6240, element(0x5034, joined(whole(0x4254, 3, 1), element(0x4255, new Uint8Array(strip))))),
          )
        : new Uint8Array(0),
      codecPrivate ? element(0x63a2, codecPrivate) : new Uint8Array(0),
      element(
        0xe1,
        joined(float(0xb5, sampleRate), whole(0x9f, channels), bits ? whole(0x6264, bits) : new Uint8Array(0)),
      ),
    ),
  );

const opus: Sound = { codec: "A_OPUS", codecPrivate: opusHead(2) };

const tracks = (...sounds: readonly Sound[]): Bytes =>
  element(0x1654ae6b, joined(...sounds.map((sound, index) => track(index + 1, sound))));

/** A block that stands for itself. `lacing`: 0 none, 2 Xiph, 4 fixed size, 6 EBML. */
const block = (content: Uint8Array, milliseconds = 0, lacing = 0): Bytes =>
  element(0xa3, joined([0x81], bigEndian(milliseconds & 0xffff, 2), [0x80 | lacing], content));

const cluster = (milliseconds: number, ...blocks: readonly Uint8Array[]): Bytes =>
  element(0x1f43b675, joined(whole(0xe7, milliseconds), ...blocks));

const file = (kind: "webm" | "matroska", ...parts: readonly Uint8Array[]): Bytes =>
  joined(head(kind), element(0x18538067, joined(...parts)));

const webm = (...parts: readonly Uint8Array[]): Bytes => file("webm", info, tracks(opus), ...parts);

/** 256 packets of no bytes in one block. */
const emptyLaces = block(Uint8Array.of(255), 0, 4);
/** 256 packets of two bytes in one block. */
const fullLaces = block(joined([255], repeated(longestOpus, 256)), 0, 4);

const clusters = (times: number, blocks: Uint8Array, milliseconds = 1_000): Bytes =>
  counted(times, (index) => cluster(index * milliseconds, blocks));

const cue = (index: number): Bytes =>
  element(0xbb, joined(whole(0xb3, index), element(0xb7, joined(whole(0xf7, 1, 1), whole(0xf1, 300)))));
const seek = (name: number, position: number): Bytes =>
  element(0x4dbb, joined(element(0x53ab, id(name)), whole(0x53ac, position)));
const seekHead = (...entries: readonly Uint8Array[]): Bytes => element(0x114d9b74, joined(...entries));

function nested(depth: number): Bytes {
  const parents = 0x63c0;
  return joined(repeated(joined(id(parents), unknownSize), depth));
}

const vorbisPrivate = (channels: number): Bytes => {
  const [identity, second, third] = vorbisHead({ channels, sampleRate: 48_000 });
  return joined([2, identity.length, second.length], identity, second, third);
};

const flacStream = { blockSize: 65_535, channels: 2, sampleRate: 384_000 };
const flacPrivate = joined(text("fLaC"), [0x80], bigEndian(34, 3), streamInfo(flacStream));
const smallestMp3 = joined([0xff, 0xf3, 0x14, 0xc0], new Uint8Array(20));

export const webmBombs: readonly Bomb[] = bombsOf("webm", {
  "a million packets in a cluster": () => webm(cluster(0, filled(block(shortestOpus), 8 * megabyte))),
  "a million packets of 120 ms in a cluster": () => webm(cluster(0, filled(block(longestOpus), 8 * megabyte))),
  "a million clusters": () => webm(filled(cluster(0, block(longestOpus)), 8 * megabyte)),
  "a million clusters in 32 MB": () => webm(filled(cluster(0, block(longestOpus)), 32 * megabyte)),
  "a head of a million elements": () => joined(element(0x1a45dfa3, filled(whole(0x4286, 1, 1), 32 * megabyte)), webm()),
  "a million empty clusters": () =>
    webm(cluster(0, block(longestOpus)), filled(cluster(0), 8 * megabyte), cluster(9, block(longestOpus))),
  "blocks of 256 packets of nothing": () => webm(cluster(0, filled(emptyLaces, 8 * megabyte))),
  "blocks of 256 packets of 120 ms": () => webm(clusters(400, repeated(fullLaces, 30), 900_000)),
  "clusters of unknown size": () =>
    webm(filled(joined(id(0x1f43b675), unknownSize, whole(0xe7, 0), block(longestOpus)), 8 * megabyte)),
  "vorbis of 64 channels": () =>
    file(
      "webm",
      info,
      tracks({ codec: "A_VORBIS", channels: 64, codecPrivate: vorbisPrivate(64) }),
      clusters(500, repeated(block(silentBlock), 100)),
    ),
  "opus of 255 channels": () =>
    file("webm", info, tracks({ ...opus, channels: 255 }), clusters(500, repeated(block(longestOpus), 100))),
});

export const mkvBombs: readonly Bomb[] = bombsOf("mkv", {
  "a million cues": () =>
    file("matroska", info, tracks(opus), element(0x1c53bb6b, counted(400_000, cue)), clusters(10, block(longestOpus))),
  "a table of contents of tables of contents": () =>
    file(
      "matroska",
      seekHead(counted(200_000, (index) => seek(0x114d9b74, index + 5))),
      info,
      tracks(opus),
      clusters(10, block(longestOpus)),
    ),
  "a million tracks": () =>
    file(
      "matroska",
      info,
      element(
        0x1654ae6b,
        counted(60_000, (index) => track(index + 1, opus)),
      ),
      clusters(10, block(longestOpus)),
    ),
  "a million tags": () =>
    file(
      "matroska",
      info,
      tracks(opus),
      element(
        0x1254c367,
        filled(
          element(0x7373, element(0x67c8, joined(element(0x45a3, text("A")), element(0x4487, text("B"))))),
          8 * megabyte,
        ),
      ),
      clusters(10, block(longestOpus)),
    ),
  "a million gaps": () =>
    file(
      "matroska",
      info,
      tracks(opus),
      filled(element(0xec, new Uint8Array(0)), 16 * megabyte),
      clusters(10, block(longestOpus)),
    ),
  "rubbish between clusters": () =>
    file(
      "matroska",
      info,
      tracks(opus),
      clusters(10, block(longestOpus)),
      filled(text("rub"), 16 * megabyte),
      clusters(10, block(longestOpus)),
    ),
  "elements in elements": () =>
    joined(head("matroska"), id(0x18538067), unknownSize, info, joined(id(0x1654ae6b), unknownSize, nested(800_000))),
  "a million segments": () =>
    joined(
      head("matroska"),
      filled(element(0x18538067, joined(info, tracks(opus))), 8 * megabyte),
      file("matroska", info, tracks(opus), clusters(10, block(longestOpus))),
    ),
  "segments of nothing in 32 MB": () =>
    joined(head("matroska"), filled(element(0x18538067, new Uint8Array(0)), 32 * megabyte)),
  "frames that are made of a long beginning": () =>
    file(
      "matroska",
      info,
      tracks({ ...opus, strip: 1_000_000 }),
      cluster(0, repeated(block(joined([255], repeated(longestOpus, 256)), 0, 4), 10)),
    ),
  "clusters that turn back in time": () =>
    file(
      "matroska",
      info,
      tracks(opus),
      counted(100_000, (index) => cluster(100_000 - index, block(longestOpus))),
    ),
  "flac in the largest blocks": () =>
    file(
      "matroska",
      info,
      tracks({ codec: "A_FLAC", sampleRate: 384_000, codecPrivate: flacPrivate }),
      counted(4_000, (index) => cluster(index * 170, block(constantFrame(index, flacStream)))),
    ),
  "mp3 in the smallest frames": () =>
    file(
      "matroska",
      info,
      tracks({ codec: "A_MPEG/L3", channels: 1, sampleRate: 24_000 }),
      clusters(10_000, repeated(block(smallestMp3), 10), 240),
    ),
  "pcm of 255 channels": () =>
    file(
      "matroska",
      info,
      tracks({ codec: "A_PCM/INT/LIT", channels: 255, bits: 16 }),
      clusters(100, block(new Uint8Array(60_000))),
    ),
  "pcm in blocks of one byte": () =>
    file(
      "matroska",
      info,
      tracks({ codec: "A_PCM/INT/LIT", channels: 1, bits: 16 }),
      clusters(1_000, repeated(block(Uint8Array.of(0, 1)), 300)),
    ),
  "aac in packets of nothing": () =>
    file(
      "matroska",
      info,
      tracks({ codec: "A_AAC", codecPrivate: Uint8Array.of(0x11, 0x90) }),
      clusters(2_000, repeated(emptyLaces, 30)),
    ),
});
