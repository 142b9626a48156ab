import { type Bomb, bombsOf, megabyte } from "./bomb.ts";
import { type Bytes, counted, filled, joined, littleEndian, repeated, text } from "./bytes.ts";
import { comments } from "./flac.ts";
import { lacingOf, oggPage, pagesOf } from "./ogg-pages.ts";
import { noSound, silentBlock, type VorbisStream, vorbisHead } from "./vorbis.ts";

const samplesInBlock = 4_096;

/** Three packets before the sound, as Ogg wants them: the first alone on its page. */
function vorbisPages(stream: VorbisStream, commentList?: Uint8Array): Bytes {
  const [identity, second, third] = vorbisHead(stream, commentList);
  return joined(
    pagesOf(identity, { kind: "first" }),
    pagesOf(second, { sequence: 1 }),
    pagesOf(third, { sequence: 1_000_000 }),
  );
}

/** Pages that each hold the same packets. */
function pages(times: number, packets: readonly Uint8Array[], samplesInPage: number): Bytes {
  const lacing = packets.flatMap(({ length }) => lacingOf(length));
  const data = joined(...packets);
  return counted(times, (index) =>
    oggPage({
      lacing,
      data,
      granule: samplesInPage < 0 ? -1 : (index + 1) * samplesInPage,
      kind: index === times - 1 ? "last" : "",
      sequence: 2_000_000 + index,
    }),
  );
}

const many = (packet: Uint8Array, count = 255): readonly Uint8Array[] => Array.from({ length: count }, () => packet);

const vorbis = (stream: VorbisStream, pageCount: number, packets = many(silentBlock)): Bytes =>
  joined(vorbisPages(stream), pages(pageCount, packets, packets.length * samplesInBlock));

const stereo: VorbisStream = { channels: 2, sampleRate: 48_000 };

export const opusHead = (channels: number, family = 0): Bytes =>
  joined(
    text("OpusHead"),
    [1, channels],
    littleEndian(0, 2),
    littleEndian(48_000, 4),
    littleEndian(0, 2),
    [family],
    family === 0 ? [] : [channels, 0, ...Array.from({ length: channels }, (_, channel) => channel)],
  );

const opusPages = (channels: number, family = 0, commentList: Uint8Array = new Uint8Array(8)): Bytes =>
  joined(
    pagesOf(opusHead(channels, family), { kind: "first" }),
    pagesOf(joined(text("OpusTags"), commentList), { sequence: 1 }),
  );

const opus = (pageCount: number, packet: Uint8Array, samples: number, perPage = 255): Bytes =>
  joined(opusPages(2), pages(pageCount, many(packet, perPage), samples * perPage));

/** 120 ms in two bytes: 48 frames of 2.5 ms without content. */
export const longestOpus: Uint8Array = Uint8Array.of(0xe7, 48);
/** 2.5 ms in one byte. */
export const shortestOpus: Uint8Array = Uint8Array.of(0xe0);
/** 60 ms of silence in one byte. */
const silkSilence: Uint8Array = Uint8Array.of(0x18);
/** A frame count of 0, which no decoder takes. */
const brokenOpus = Uint8Array.of(0xe3, 0);

export const oggBombs: readonly Bomb[] = bombsOf("ogg", {
  "vorbis of 64 channels at 192 kHz": () => vorbis({ channels: 64, sampleRate: 192_000 }, 450),
  "vorbis of 8 channels": () => vorbis({ channels: 8, sampleRate: 48_000 }, 350),
  "vorbis of 255 channels": () => vorbis({ channels: 255, sampleRate: 48_000 }, 50),
  "vorbis of 2 channels": () => vorbis(stereo, 2_000),
  "vorbis of 2 channels at 192 kHz": () => vorbis({ channels: 2, sampleRate: 192_000 }, 8_000),
  "vorbis at 4294967295 Hz": () => vorbis({ channels: 2, sampleRate: 4_294_967_295 }, 2_000),
  "vorbis at 1 Hz": () => vorbis({ channels: 2, sampleRate: 1 }, 100),
  "vorbis of shortest blocks": () => vorbis({ ...stereo, blocks: [6, 6] }, 8_000),
  "vorbis that decodes to nothing": () => vorbis(stereo, 8_000, many(noSound)),
  "vorbis in packets of nothing": () =>
    joined(vorbis(stereo, 1), pages(14_000, many(new Uint8Array(0)), 0), vorbis(stereo, 1)),
  "vorbis that claims no time": () => joined(vorbisPages(stereo), pages(8_000, many(silentBlock), 0)),
  "vorbis on pages without a time": () => joined(vorbisPages(stereo), pages(8_000, many(silentBlock), -1)),
  "vorbis on pages of one packet": () => vorbis(stereo, 140_000, [silentBlock]),
  "vorbis on pages that claim no time in 32 MB": () =>
    joined(vorbisPages(stereo), filled(oggPage({ lacing: [1], data: silentBlock }), 32 * megabyte)),
  "vorbis on as many pages as are read that claim no time": () =>
    joined(vorbisPages(stereo), filled(oggPage({ lacing: [1], data: silentBlock }), 11 * megabyte)),
  "vorbis with a million comments": () =>
    joined(vorbisPages(stereo, comments(3_000_000, text("A"))), pages(10, many(silentBlock), 255 * samplesInBlock)),
  "vorbis with a huge table of codes": () => vorbis({ ...stereo, entries: 2 ** 23, dimensions: 2_000 }, 20),
  "vorbis with tables of codes within reason but wide": () =>
    vorbis({ ...stereo, entries: 2 ** 20, dimensions: 16 }, 20),
  "a packet without an end": () =>
    joined(
      vorbisPages(stereo),
      pages(10, many(silentBlock), 255 * samplesInBlock),
      counted(490, (index) =>
        oggPage({
          lacing: repeatedLacing(255),
          data: new Uint8Array(255 * 255),
          granule: -1,
          kind: "continued",
          sequence: 3_000_000 + index,
        }),
      ),
    ),
  "a million streams": () =>
    joined(
      counted(100_000, (index) => oggPage({ lacing: [1], data: Uint8Array.of(0), kind: "first", serial: 2 + index })),
      vorbis(stereo, 10),
    ),
  "a million pages of another stream": () =>
    joined(
      vorbis(stereo, 2),
      filled(oggPage({ lacing: [1], data: Uint8Array.of(0), serial: 9 }), 8 * megabyte),
      vorbis(stereo, 2),
    ),
  "a hundred streams in one": () => repeated(vorbis(stereo, 1), 8_000),
  "rubbish between pages": () => joined(vorbis(stereo, 2), filled(text("OggO"), 16 * megabyte), vorbis(stereo, 2)),
  "beginnings of pages": () => joined(vorbis(stereo, 2), filled(text("OggS"), 4 * megabyte), vorbis(stereo, 2)),
  "opus of 120 ms in two bytes": () => opus(10_000, longestOpus, 5_760, 127),
  "opus of 2.5 ms in one byte": () => opus(8_000, shortestOpus, 120),
  "opus of 60 ms of silence in one byte": () => opus(8_000, silkSilence, 2_880),
  "opus that decodes to nothing": () => opus(8_000, brokenOpus, 0, 127),
  "opus in packets of nothing": () => joined(opus(1, longestOpus, 5_760), opus(14_000, new Uint8Array(0), 0)),
  "opus of 255 channels": () => joined(opusPages(255, 255), pages(2_000, many(longestOpus, 127), 5_760 * 127)),
  "opus on pages of one packet": () => opus(140_000, longestOpus, 5_760, 1),
  "opus with a million comments": () =>
    joined(opusPages(2, 0, comments(3_000_000, text("A"))), pages(10, many(longestOpus), 5_760 * 255)),
});

function repeatedLacing(times: number): readonly number[] {
  return Array.from({ length: times }, () => 255);
}
