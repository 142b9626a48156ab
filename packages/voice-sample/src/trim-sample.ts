import type { SampleSource } from "./open/bytes.ts";
import { withOpenedSample } from "./open/opened-sample.ts";
import { ReaderTrack } from "./open/reader-track.ts";
import { SampleError } from "./sample-error.ts";
import { copyPackets } from "./trim/copy-packets.ts";
import { checkedRange } from "./trim/sample-range.ts";
import type { TrimmedSample } from "./trim/trimmed.ts";
import { trimWav } from "./trim/wav.ts";

/** Which part is cut out, in seconds from the beginning. */
export interface TrimSampleOptions {
  readonly fromSeconds: number;
  /** The end of the sample when absent. */
  readonly toSeconds?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Cuts a part out of a voice sample without coding it anew, so that nothing of its quality is lost. The sample itself
 * stays as it is. WAV is cut to the frame; MP3, Ogg, WebM, MKV, MP4, MOV and AAC where a packet begins, which is up to a
 * tenth of a second earlier; FLAC cannot be cut this way. Tags and other chunks are left out.
 *
 * It gives way to timers and events, takes at most 300 MB beyond the sample and what it makes, and ends, as
 * `inspectSample` does; also at once when `signal` aborts.
 *
 * @throws {@link SampleError} (as a rejection) as `inspectSample` does; `invalid_input` when nothing would be
 * left; `untrimmable` when the sample cannot be cut like this.
 * @example
 * ```ts
 * import { readFile, writeFile } from "node:fs/promises";
 * import { trimSample } from "@org/voice-sample";
 *
 * const { audio } = await trimSample(await readFile("interview.wav"), { fromSeconds: 62, toSeconds: 72 });
 * await writeFile("ten-seconds.wav", audio);
 * ```
 */
export async function trimSample(
  sample: SampleSource,
  { signal, ...range }: TrimSampleOptions,
): Promise<TrimmedSample> {
  return withOpenedSample(sample, { signal }, async ({ container, bytes, track }) => {
    const checked = checkedRange(range, await track.seconds());
    if (track instanceof ReaderTrack) return copyPackets(track, checked);
    if (container === "wav") return trimWav(bytes, track, checked);
    throw new SampleError(
      "untrimmable",
      `A part of a ${container} file cannot be copied as it is: make a sample of it with prepareSample.`,
    );
  });
}
