import { LevelMeter } from "./levels/meter.ts";
import { pcmBlocks } from "./levels/pcm-blocks.ts";
import type { SampleDecoders } from "./levels/sample-decoder.ts";
import type { SampleLevels } from "./levels/sample-levels.ts";
import type { SampleSource } from "./open/bytes.ts";
import { withOpenedSample } from "./open/opened-sample.ts";
import { SampleError } from "./sample-error.ts";

/** The largest positive value of a coding as a share of full scale: one step is missing. */
const fullScales: Readonly<Record<string, number>> = {
  "pcm-u8": 127 / 128,
  ulaw: 32_124 / 32_768,
  alaw: 32_256 / 32_768,
};
const fullScale16 = 32_767 / 32_768;

/** Six hours: the levels of each 10 ms are kept, and put in order at one go. */
const mostSeconds = 21_600;
/** Decoders swallow some packets and cut others short: what packets claim counts when it is much more than they yield. */
const toleratedClaims = 1.25;
const toleratedSeconds = 5;

/** How a sample is measured. */
export interface MeasureSampleOptions {
  /** Where it stops, in seconds of sound: 600 unless told otherwise, and 21,600 (six hours) at most. */
  readonly maxSeconds?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Decoders of your own, for what nothing here decodes. */
  readonly decoders?: SampleDecoders | undefined;
}

/**
 * Decodes a voice sample and measures how loud it is, where it clips, and how much silence it begins and ends with.
 * PCM is decoded everywhere, other codings by the runtime's WebCodecs or by the optional packages that the README names.
 *
 * `maxSeconds` is where it stops, in seconds of sound: 600 unless told otherwise, and 21,600 (six hours) at most. What
 * packets claim counts as well as what they yield.
 *
 * Whatever the bytes are, it gives way to timers and events every few milliseconds, takes at most 300 MB beyond the
 * sample itself, and ends after at most 5 s of work, 1 s more for each megabyte and 0.1 s more for each second of
 * `maxSeconds`. When `signal` aborts, it ends at once.
 *
 * @throws {@link SampleError} (as a rejection) as `inspectSample` does, and `undecodable` when nothing here
 * decodes the sample.
 * @example
 * ```ts
 * import { openAsBlob } from "node:fs";
 * import { measureSample } from "@org/voice-sample";
 *
 * const levels = await measureSample(await openAsBlob("ada.wav"));
 * console.log(`peak ${levels.peakDbfs} dBFS, ${levels.leadingSilenceSeconds} s of silence before the first word`);
 * ```
 */
export async function measureSample(
  sample: SampleSource,
  { maxSeconds = 600, signal, decoders }: MeasureSampleOptions = {},
): Promise<SampleLevels> {
  if (!(maxSeconds > 0)) {
    throw new SampleError("invalid_input", `maxSeconds is ${maxSeconds}: pass seconds above 0.`);
  }
  const most = Math.min(maxSeconds, mostSeconds);
  return withOpenedSample(sample, { signal, decodedSeconds: most }, async (opened) => {
    const { track } = opened;
    const meter = new LevelMeter(fullScales[track.codec] ?? fullScale16);
    let complete = true;
    let claimed = 0;
    try {
      for await (const block of pcmBlocks(opened, { decoders })) {
        meter.add(block);
        claimed += block.claimedSeconds;
        if (meter.seconds < most && claimed < most * toleratedClaims + toleratedSeconds) continue;
        complete = meter.seconds >= (await track.seconds()) * 0.999;
        break;
      }
    } catch (error) {
      // What was decoded before the damage is worth telling of.
      if (meter.seconds === 0 || isFinal(error)) throw error;
      complete = false;
    }
    if (meter.seconds === 0) throw new RangeError("No sound came out of the decoder.");
    return await meter.levels(complete, opened.pace);
  });
}

const isFinal = (error: unknown): boolean =>
  error instanceof SampleError && (error.code === "aborted" || error.code === "undecodable");
