// What a recording is, for people who have never heard of containers and codecs.
import type { SampleLevels, SampleReport } from "@org/voice-sample";

const kinds: Readonly<Record<string, string>> = {
  aac: "AAC",
  aiff: "AIFF",
  caf: "CAF",
  flac: "FLAC",
  mkv: "Matroska film",
  mov: "QuickTime film",
  mp2: "MPEG audio",
  mp3: "MP3",
  mp4: "M4A or MP4",
  ogg: "Ogg",
  wav: "WAV",
  webm: "WebM",
};

const codecs: Readonly<Record<string, string>> = {
  aac: "AAC",
  alac: "Apple Lossless",
  alaw: "A-law, as telephones have it",
  flac: "FLAC",
  mp2: "MPEG layer 2",
  mp3: "MP3",
  opus: "Opus",
  ulaw: "mu-law, as telephones have it",
  vorbis: "Vorbis",
};

/** `WAV, not compressed, 16 bit`, `M4A or MP4, compressed as AAC`. */
export function kindInWords({ container, codec }: Pick<SampleReport, "container" | "codec">): string {
  const kind = own(kinds, container) ?? container.toUpperCase();
  const pcm = /^pcm-[a-z]+(\d+)$/.exec(codec);
  if (pcm) return `${kind}, not compressed, ${pcm[1]} bit`;
  const coding = own(codecs, codec) ?? codec.toUpperCase();
  return coding === kind ? kind : `${kind}, compressed as ${coding}`;
}

export const channelsInWords = (channels: number): string =>
  channels === 1 ? "One (mono)" : channels === 2 ? "Two (stereo)" : String(channels);

/** With what that means for a voice: eight thousand values hold what a telephone lets through. */
export const rateInWords = (rate: number): string =>
  `${rate / 1000} kHz${rate <= 8_000 ? ", as a telephone has it" : rate < 16_000 ? ", which is little for a voice" : ""}`;

/** `Loudest -3 dB, the voice about -20 dB, between the words -62 dB (0 dB is the most that a file holds)`. */
export function levelInWords(levels: Pick<SampleLevels, "peakDbfs" | "speechDbfs" | "noiseFloorDbfs">): string {
  const { peakDbfs, speechDbfs, noiseFloorDbfs } = levels;
  if (!Number.isFinite(peakDbfs)) return "No sound at all";
  const parts = [
    `loudest ${decibels(peakDbfs)}`,
    `the voice about ${decibels(speechDbfs)}`,
    noiseFloorDbfs > silenceDbfs ? `between the words ${decibels(noiseFloorDbfs)}` : "silence between the words",
  ].join(", ");
  return `${parts[0]?.toUpperCase()}${parts.slice(1)} (0 dB is the most that a file holds)`;
}

/** Quieter than the last of 16 bits, so nothing that was recorded. */
const silenceDbfs = -96;

const decibels = (dbfs: number): string => `${Math.round(dbfs) + 0} dB`;

const own = (names: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(names, name) ? names[name] : undefined;
