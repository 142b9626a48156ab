import type { SampleSource } from "./open/bytes.ts";
import { withOpenedSample } from "./open/opened-sample.ts";
import { readReport } from "./report/read.ts";
import type { SampleReport } from "./report/report.ts";

/** How a sample is inspected. */
export interface InspectSampleOptions {
  readonly signal?: AbortSignal | undefined;
}

/**
 * Tells what is in a voice sample: kind of file, codec, length, sample rate, channels and bit rate. Nothing is decoded,
 * so this works on every runtime, without WebCodecs. A `Blob` above 64 MB is read piece by piece, a smaller one
 * at once. The audio reader is loaded by the first call.
 *
 * Whatever the bytes are, it gives way to timers and events every few milliseconds, takes at most 300 MB beyond the
 * sample itself, and ends after at most 5 s of work and 1 s more for each megabyte. When `signal` aborts, it ends at once.
 *
 * @throws {@link SampleError} (as a rejection) when the sample is empty, not audio, cut short or damaged, and
 * `aborted` when `signal` aborts.
 * @example
 * ```ts
 * import { openAsBlob } from "node:fs";
 * import { inspectSample } from "@org/voice-sample";
 *
 * const report = await inspectSample(await openAsBlob("ada.wav"));
 * console.log(`${report.container}, ${report.durationSeconds} s, ${report.sampleRate} Hz`);
 * ```
 */
export const inspectSample = (sample: SampleSource, { signal }: InspectSampleOptions = {}): Promise<SampleReport> =>
  withOpenedSample(sample, { signal }, readReport);
