import { withOpenedSample } from "./opened-sample.ts";
import { readReport } from "./read-report.ts";
import type { SampleReport } from "./sample-report.ts";

/**
 * Tells what is in a voice sample: kind of file, codec, length, sample rate, channels and bit rate. Nothing is decoded,
 * so this works on every runtime, without WebCodecs. A `Blob` is read into memory once: look at its `size` first when
 * it may be very large. The audio reader is loaded by the first call.
 *
 * @throws {@link SampleInspectError} (as a rejection) when the sample is empty, not audio, cut short or damaged.
 * @example
 * ```ts
 * import { openAsBlob } from "node:fs";
 * import { inspectSample } from "@org/voice-inspect";
 *
 * const report = await inspectSample(await openAsBlob("ada.wav"));
 * console.log(`${report.container}, ${report.durationSeconds} s, ${report.sampleRate} Hz`);
 * ```
 */
export const inspectSample = (sample: Blob | Uint8Array | ArrayBuffer): Promise<SampleReport> =>
  withOpenedSample(sample, readReport);
