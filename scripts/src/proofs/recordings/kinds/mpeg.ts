import { withCover } from "./cover.ts";
import { byFfmpeg, edited, type Kind } from "./kind.ts";

const converted = ["cut", "converted"] as const;
const mixed = ["cut", "mixed", "converted"] as const;
const stripped = ["cut", "stripped", "converted"] as const;
const mp3 = (...args: readonly string[]) => byFfmpeg("-c:a", "libmp3lame", ...args);
const aac = (...args: readonly string[]) => byFfmpeg("-c:a", "aac", ...args);

/** MP3, its elder brother, and AAC. */
export const mpegKinds: readonly Kind[] = [
  { name: "MP3, CBR", file: "cbr.mp3", make: mp3("-b:a", "64k", "-ar", "44100"), changes: converted },
  {
    name: "MP3, CBR, without a Xing tag",
    file: "plain.mp3",
    make: mp3("-b:a", "64k", "-ar", "44100", "-write_xing", "0"),
    changes: converted,
  },
  { name: "MP3, VBR", file: "vbr.mp3", make: mp3("-q:a", "4", "-ar", "44100"), changes: converted },
  { name: "MP3, stereo", file: "stereo.mp3", make: mp3("-b:a", "128k"), changes: mixed, channels: 2 },
  { name: "MP3, 16 kHz (MPEG 2)", file: "16k.mp3", make: mp3("-b:a", "48k", "-ar", "16000"), changes: converted },
  { name: "MP3, 8 kHz (MPEG 2.5)", file: "8k.mp3", make: mp3("-b:a", "24k", "-ar", "8000"), changes: converted },
  {
    name: "MP3 with a cover of 20 MB",
    file: "cover.mp3",
    make: edited(mp3("-b:a", "96k"), withCover),
    changes: stripped,
    says: /without a cover/,
  },
  {
    name: "MP3 with ID3v1",
    file: "id3v1.mp3",
    make: mp3("-b:a", "64k", "-write_id3v1", "1", "-metadata", "title=Ada"),
    changes: stripped,
    says: /without a title/,
  },
  { name: "MP2", file: "layer-two.mp2", make: byFfmpeg("-c:a", "mp2", "-b:a", "128k"), changes: converted },
  { name: "AAC in M4A: a telephone's memo", file: "memo.m4a", make: aac("-b:a", "64k"), changes: converted },
  {
    name: "AAC in M4A, stereo, table first",
    file: "stereo.m4a",
    make: aac("-b:a", "96k", "-ar", "44100", "-movflags", "faststart"),
    changes: mixed,
    channels: 2,
  },
  {
    name: "AAC in M4A of brand 3gp",
    file: "3gp.m4a",
    make: aac("-b:a", "48k", "-ar", "16000", "-f", "3gp"),
    changes: converted,
  },
  {
    name: "AAC without a container (ADTS)",
    file: "adts.aac",
    make: aac("-b:a", "64k", "-ar", "44100"),
    changes: converted,
  },
  {
    name: "AAC in M4A, by a decoder of the caller's",
    file: "given.m4a",
    make: aac("-b:a", "64k"),
    changes: converted,
    isGivenAac: true,
  },
  {
    name: "AAC without a container, by a decoder of the caller's",
    file: "given.aac",
    make: aac("-b:a", "64k", "-ar", "44100"),
    changes: converted,
    isGivenAac: true,
  },
];
