import { byFfmpeg, byPipe, bySox, edited, type Kind } from "./kind.ts";

const converted = ["cut", "converted"] as const;
const mixed = ["cut", "mixed", "converted"] as const;
const opus = ["-c:a", "libopus", "-b:a", "48k"] as const;

/** FLAC, Ogg, WebM, MKV. */
export const openKinds: readonly Kind[] = [
  { name: "FLAC, 16 bit", file: "s16.flac", make: byFfmpeg("-c:a", "flac", "-sample_fmt", "s16"), changes: converted },
  { name: "FLAC, 24 bit, by sox", file: "s24.flac", make: bySox(["-b", "24"]), changes: converted },
  {
    name: "FLAC, 6 channels",
    file: "six.flac",
    make: byFfmpeg("-c:a", "flac", "-sample_fmt", "s16"),
    changes: mixed,
    channels: 6,
  },
  { name: "Ogg Opus", file: "mono.opus", make: byFfmpeg(...opus), changes: converted },
  { name: "Ogg Opus, stereo", file: "stereo.opus", make: byFfmpeg(...opus), changes: mixed, channels: 2 },
  {
    name: "Ogg Opus, 5.1",
    file: "six.opus",
    make: byFfmpeg("-c:a", "libopus", "-b:a", "192k"),
    changes: mixed,
    channels: 6,
  },
  { name: "Ogg Vorbis", file: "vorbis.ogg", make: byFfmpeg("-c:a", "libvorbis", "-q:a", "4"), changes: converted },
  {
    name: "Ogg Vorbis, stereo, by sox",
    file: "vorbis-stereo.ogg",
    make: bySox(["-r", "44100"]),
    changes: mixed,
    channels: 2,
  },
  { name: "WebM, Opus", file: "opus.webm", make: byFfmpeg(...opus), changes: converted },
  {
    name: "WebM, Opus, live, without a length",
    file: "live.webm",
    make: byPipe(...opus, "-f", "webm", "-live", "1"),
    changes: converted,
  },
  {
    name: "WebM, Opus, clusters of unknown size",
    file: "clusters.webm",
    make: edited(byPipe(...opus, "-f", "webm", "-live", "1"), withOpenClusters),
    changes: converted,
  },
  { name: "WebM, Vorbis", file: "vorbis.webm", make: byFfmpeg("-c:a", "libvorbis"), changes: converted },
  { name: "MKV, PCM", file: "pcm.mkv", make: byFfmpeg("-c:a", "pcm_s16le"), changes: converted },
  { name: "MKV, FLAC", file: "flac.mkv", make: byFfmpeg("-c:a", "flac", "-sample_fmt", "s16"), changes: converted },
  { name: "MKV, Opus", file: "opus.mkv", make: byFfmpeg(...opus), changes: converted },
  { name: "MKV, MP3", file: "mp3.mkv", make: byFfmpeg("-c:a", "libmp3lame", "-ar", "44100"), changes: converted },
];

/** As browsers write it: no cluster says how long it is, because it is sent before it is full. */
function withOpenClusters(bytes: Buffer): Buffer {
  const cluster = Buffer.of(0x1f, 0x43, 0xb6, 0x75);
  for (let at = bytes.indexOf(cluster); at !== -1; at = bytes.indexOf(cluster, at + 4)) {
    // The first bit that is set tells how many bytes the size has; all others set mean that it is unknown.
    const width = Math.clz32(bytes[at + 4] ?? 0) - 23;
    bytes.fill(0xff, at + 4, at + 4 + width);
    bytes[at + 4] = 0xff >> (width - 1);
  }
  return bytes;
}
