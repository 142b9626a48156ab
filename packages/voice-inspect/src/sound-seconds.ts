import type { InputAudioTrack } from "mediabunny";
import { SampleInspectError } from "./sample-inspect-error.ts";

// Counting misses a last block that is very short. RFC 9639, section 7: blocks of streamable FLAC hold at most so many
// samples, and more only at rates above 48 kHz.
const longestBlock = 4_608;
const longestBlockAtHighRates = 16_384;

/**
 * Length of a track in seconds, counted from its packets: what a head says of an MP3 file without a Xing tag can be
 * wrong by a factor of ten. Only a FLAC head is exact, to the sample.
 */
export async function soundSeconds(container: string, track: InputAudioTrack): Promise<number> {
  const counted = await track.computeDuration();
  if (container !== "flac") return counted;
  const promised = await track.getDurationFromMetadata();
  if (promised === null) return counted;
  const sampleRate = await track.getSampleRate();
  const blockSeconds = (sampleRate > 48_000 ? longestBlockAtHighRates : longestBlock) / sampleRate;
  if (counted < promised - blockSeconds) {
    throw new SampleInspectError(
      "truncated",
      `The end of the sample is missing: ${counted.toFixed(1)} of ${promised.toFixed(1)} seconds are there.`,
    );
  }
  return promised;
}
