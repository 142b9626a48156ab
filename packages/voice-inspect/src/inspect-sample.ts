import { boundedSource } from "./bounded-source.ts";
import { knownContainers } from "./known-containers.ts";
import { quietly } from "./quietly.ts";
import { readReport } from "./read-report.ts";
import { sampleBytes } from "./sample-bytes.ts";
import { SampleInspectError } from "./sample-inspect-error.ts";
import type { SampleReport } from "./sample-report.ts";

type Reader = typeof import("mediabunny");

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
export async function inspectSample(sample: Blob | Uint8Array | ArrayBuffer): Promise<SampleReport> {
  const bytes = await sampleBytes(sample);
  if (bytes.byteLength === 0) throw new SampleInspectError("empty", "The sample is empty: it has no bytes.");
  // Loading the reader takes longer than inspecting a sample with it, and not every program gets this far.
  const reader = await import("mediabunny");
  return quietly(reader.Logging, () => inspectBytes(reader, bytes));
}

async function inspectBytes(reader: Reader, bytes: Uint8Array): Promise<SampleReport> {
  const containers = knownContainers(reader);
  const input = new reader.Input({
    formats: [...containers.keys()],
    source: boundedSource(reader, bytes),
  });
  try {
    const format = await input.getFormat().catch(() => undefined);
    const container = format && containers.get(format);
    if (container === undefined) {
      const kinds = "WAV, MP3, FLAC, Ogg, WebM, MKV, MP4, MOV, AAC";
      throw new SampleInspectError("not_audio", `The sample is not an audio file of a known kind (${kinds}).`);
    }
    return await readReport(reader, input, container, bytes).catch((error: unknown) => {
      if (error instanceof SampleInspectError) throw error;
      const reasons = "it is damaged, cut short, or coded in an unknown way";
      throw new SampleInspectError("unreadable", `The sample looks like ${container} but cannot be read: ${reasons}.`);
    });
  } finally {
    input.dispose();
  }
}
