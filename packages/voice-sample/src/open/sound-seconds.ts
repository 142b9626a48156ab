import type { InputAudioTrack } from "mediabunny";
import { SampleError } from "../sample-error.ts";

// Counting misses a last block that is very short. RFC 9639, section 7: blocks of streamable FLAC hold at most so many
// samples, and more only at rates above 48 kHz.
const longestBlock = 4_608;
const longestBlockAtHighRates = 16_384;

// Of a Matroska file: its head speaks of the longest track, and rounds.
const roundedSeconds = 0.5;
const roundedShare = 0.01;

/**
 * Length of a track in seconds; `counted` is where its last packet ends. What a head says of an MP3 file without a Xing
 * tag can be wrong by a factor of ten, so that `counted` is right. Only a FLAC head is exact, to the sample. A head that
 * promises more than is there tells that the end is missing, in FLAC, and in WebM and MKV with nothing but sound.
 */
export async function soundSeconds(container: string, track: InputAudioTrack, counted: number): Promise<number> {
  const missing = (promised: number): SampleError =>
    new SampleError(
      "truncated",
      `The end of the sample is missing: ${counted.toFixed(1)} of ${promised.toFixed(1)} seconds are there.`,
    );
  if (container === "webm" || container === "mkv") {
    const promised = (await track.getDurationFromMetadata()) ?? 0;
    const tolerated = Math.max(roundedSeconds, promised * roundedShare);
    if (counted < promised - tolerated && (await isSoundAlone(track))) throw missing(promised);
    return counted;
  }
  if (container !== "flac") return counted;
  const promised = await track.getDurationFromMetadata();
  if (promised === null) return counted;
  const sampleRate = await track.getSampleRate();
  const blockSeconds = (sampleRate > 48_000 ? longestBlockAtHighRates : longestBlock) / sampleRate;
  if (counted < promised - blockSeconds) throw missing(promised);
  return promised;
}

const isSoundAlone = async (track: InputAudioTrack): Promise<boolean> =>
  (await track.input.getTracks()).every((other) => other.type === "audio");
