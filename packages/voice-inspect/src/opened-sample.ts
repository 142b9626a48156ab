import type { Input } from "mediabunny";
import { boundedSource } from "./bounded-source.ts";
import { knownContainers } from "./known-containers.ts";
import { quietly } from "./quietly.ts";
import { sampleBytes } from "./sample-bytes.ts";
import { SampleInspectError } from "./sample-inspect-error.ts";
import type { SampleContainer } from "./sample-report.ts";

/** The audio reader, which is loaded when the first sample is opened. */
export type Reader = typeof import("mediabunny");

/** A sample that the audio reader has recognised. */
export interface OpenedSample {
  readonly reader: Reader;
  readonly input: Input;
  readonly container: SampleContainer;
  readonly bytes: Uint8Array;
}

/**
 * Opens a sample for as long as `work` takes.
 *
 * @throws {@link SampleInspectError} for whatever goes wrong: what the reader itself throws may quote the sample.
 */
export async function withOpenedSample<Result>(
  sample: Blob | Uint8Array | ArrayBuffer,
  work: (opened: OpenedSample) => Promise<Result>,
): Promise<Result> {
  const bytes = await sampleBytes(sample);
  if (bytes.byteLength === 0) throw new SampleInspectError("empty", "The sample is empty: it has no bytes.");
  // Loading the reader takes longer than inspecting a sample with it, and not every program gets this far.
  const reader = await import("mediabunny");
  return quietly(reader.Logging, async () => {
    const containers = knownContainers(reader);
    const input = new reader.Input({ formats: [...containers.keys()], source: boundedSource(reader, bytes) });
    try {
      const format = await input.getFormat().catch(() => undefined);
      const container = format && containers.get(format);
      if (container === undefined) {
        const kinds = "WAV, MP3, FLAC, Ogg, WebM, MKV, MP4, MOV, AAC";
        throw new SampleInspectError("not_audio", `The sample is not an audio file of a known kind (${kinds}).`);
      }
      return await work({ reader, input, container, bytes }).catch((error: unknown) => {
        if (error instanceof SampleInspectError) throw error;
        const reasons = "it is damaged, cut short, or coded in an unknown way";
        throw new SampleInspectError(
          "unreadable",
          `The sample looks like ${container} but cannot be read: ${reasons}.`,
        );
      });
    } finally {
      input.dispose();
    }
  });
}
