/**
 * Who makes samples of recordings, in the order of the table's columns: ffmpeg, which is a process each time, and
 * `prepareSample` in a process that has prepared before, and in one that begins with it.
 */
export const preparers = ["ffmpeg", "prepareSample, warm", "prepareSample, own process"] as const;
export type Preparer = (typeof preparers)[number];

/** A recording that is measured. */
export interface RecordingKind {
  /** As figures call it. */
  readonly id: string;
  /** As the table calls it. */
  readonly title: string;
  readonly file: string;
  /** The encoder's arguments for ffmpeg. */
  readonly coded: readonly string[];
  /** Whether it is a long one, with a place in it that a search has to find. */
  readonly isLong: boolean;
}

const mp3 = ["-ar", "44100", "-c:a", "libmp3lame", "-b:a", "128k"];

/** All in two channels, as telephones and recorders write them. */
export const recordingKinds: readonly RecordingKind[] = [
  {
    id: "wav",
    title: "10 s of WAV",
    file: "short.wav",
    coded: ["-ar", "48000", "-c:a", "pcm_s16le"],
    isLong: false,
  },
  { id: "mp3", title: "10 s of MP3", file: "short.mp3", coded: mp3, isLong: false },
  {
    id: "opus",
    title: "10 s of Opus",
    file: "short.ogg",
    coded: ["-ar", "48000", "-c:a", "libopus", "-b:a", "64k"],
    isLong: false,
  },
  { id: "long-mp3", title: "40 min of MP3", file: "long.mp3", coded: mp3, isLong: true },
];
