import type { SampleCargo } from "../carried/sample-cargo.ts";

/**
 * The kind of file: `aac` is AAC without a container (ADTS), and an `.m4a` file is `mp4`. Later releases may know
 * more kinds.
 */
export type SampleContainer =
  | "aac"
  | "aiff"
  | "caf"
  | "flac"
  | "mkv"
  | "mov"
  | "mp2"
  | "mp3"
  | "mp4"
  | "ogg"
  | "wav"
  | "webm"
  | (string & {});

/** How the sound is coded; the `pcm-…` names carry the sample format, as in `pcm-s16` for signed 16 bit. */
export type SampleCodec =
  | "aac"
  | "adpcm-ima"
  | "adpcm-ima-qt"
  | "adpcm-ms"
  | "alac"
  | "alaw"
  | "flac"
  | "mp2"
  | "mp3"
  | "opus"
  | "pcm-f32"
  | "pcm-s16"
  | "pcm-s24"
  | "pcm-s32"
  | "pcm-u8"
  | "ulaw"
  | "vorbis"
  | (string & {});

/** What {@link inspectSample} finds out about a sample. It describes the first audio track where there are several. */
export interface SampleReport {
  /** The kind of file, from its bytes and never from its name or media type. */
  readonly container: SampleContainer;
  /** How the sound is coded. */
  readonly codec: SampleCodec;
  /** Length of the sound that is really there, in seconds. MP3 and AAC count the silence their encoder added. */
  readonly durationSeconds: number;
  /** Sample rate in Hz. Opus in any container is 48,000, whatever rate it was made from. */
  readonly sampleRate: number;
  /** Number of channels; 1 is mono. */
  readonly channels: number;
  /** Average of the coded sound in bits per second, without tags, pictures and other tracks. */
  readonly bitRate: number;
  /** Size of the whole sample in bytes. */
  readonly sizeBytes: number;
  /**
   * Whether its head does not say how long it is, as a recorder leaves it that crashed or wrote to a pipe: services may
   * hear nothing in it. `prepareSample` mends it. Absent where all is well.
   */
  readonly unfinished?: true;
  /**
   * What goes along with the sound to whoever gets the file, sorted: pictures, a place, a name. What it says is not told.
   * `prepareSample` leaves it out. Absent where there is nothing but sound.
   */
  readonly carries?: readonly SampleCargo[];
}
