import { withOpenedSample } from "./open/opened-sample.ts";
import { ReaderTrack } from "./open/reader-track.ts";
import { SampleInspectError } from "./sample-inspect-error.ts";
import { copyPackets } from "./trim/copy-packets.ts";
import { checkedRange, type SampleRange } from "./trim/sample-range.ts";
import type { TrimmedSample } from "./trim/trimmed.ts";
import { trimWav } from "./trim/wav.ts";

/**
 * Cuts a part out of a voice sample without coding it anew, so that nothing of its quality is lost. The sample itself
 * stays as it is. WAV is cut to the frame; MP3, Ogg, WebM, MKV, MP4, MOV and AAC where a packet begins, which is up to a
 * tenth of a second earlier; FLAC cannot be cut this way. Tags and other chunks are left out.
 *
 * It gives way to timers and events, takes at most 300 MB beyond the sample and what it makes, and ends, as
 * `inspectSample` does; also at once when `signal` aborts.
 *
 * @throws {@link SampleInspectError} (as a rejection) as `inspectSample` does; `invalid_input` when nothing would be
 * left; `untrimmable` when the sample cannot be cut like this.
 * @example
 * ```ts
 * import { readFile, writeFile } from "node:fs/promises";
 * import { trimSample } from "@org/voice-sample";
 *
 * const { bytes } = await trimSample(await readFile("interview.wav"), { fromSeconds: 62, toSeconds: 72 });
 * await writeFile("ten-seconds.wav", bytes);
 * ```
 */
export async function trimSample(
  sample: Blob | Uint8Array | ArrayBuffer,
  range: SampleRange,
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<TrimmedSample> {
  return withOpenedSample(sample, { signal }, async ({ container, bytes, track }) => {
    const checked = checkedRange(range, await track.seconds());
    if (track instanceof ReaderTrack) return copyPackets(track, checked);
    if (container === "wav") return trimWav(bytes, track, checked);
    throw new SampleInspectError(
      "untrimmable",
      `A part of a ${container} file cannot be copied as it is: make a sample of it with prepareSample.`,
    );
  });
}
