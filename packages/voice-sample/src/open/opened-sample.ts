import type { Input } from "mediabunny";
import { boundedSource, type Found } from "../bounds/bounded-source.ts";
import { checkOgg } from "../bounds/check-ogg.ts";
import { Pace, workMs } from "../bounds/pace.ts";
import { readGuards } from "../bounds/read-guards.ts";
import type { SampleContainer } from "../report/report.ts";
import { SampleInspectError } from "../sample-inspect-error.ts";
import { sampleBytes } from "./bytes.ts";
import { knownContainers } from "./known-containers.ts";
import { quietly } from "./quietly.ts";

/** The audio reader, which is loaded when the first sample is opened. */
export type Reader = typeof import("mediabunny");

/** A sample that the audio reader has recognised. */
export interface OpenedSample {
  readonly reader: Reader;
  readonly input: Input;
  readonly container: SampleContainer;
  readonly bytes: Uint8Array;
  readonly pace: Pace;
  readonly found: Found;
}

/** How a sample is to be opened. */
export interface OpenOptions {
  readonly signal?: AbortSignal | undefined;
  /** How much of it is decoded, at most. */
  readonly decodedSeconds?: number;
}

/**
 * Opens a sample for as long as `work` takes.
 *
 * @throws {@link SampleInspectError} for whatever goes wrong: what the reader itself throws may quote the sample.
 */
export async function withOpenedSample<Result>(
  sample: Blob | Uint8Array | ArrayBuffer,
  { signal, decodedSeconds = 0 }: OpenOptions,
  work: (opened: OpenedSample) => Promise<Result>,
): Promise<Result> {
  const pace = new Pace({ signal });
  const bytes = await pace.waitFor(sampleBytes(sample));
  if (bytes.byteLength === 0) throw new SampleInspectError("empty", "The sample is empty: it has no bytes.");
  // Loading the reader takes longer than inspecting a sample with it, and not every program gets this far.
  const reader = await pace.waitFor(import("mediabunny"));
  pace.limit(workMs(bytes.byteLength, decodedSeconds));
  return quietly(reader.Logging, async () => {
    const containers = knownContainers(reader);
    const bounded = boundedSource(reader, bytes, pace);
    const input = new reader.Input({ formats: [...containers.keys()], source: bounded.source });
    try {
      const format = await input.getFormat().catch((error: unknown) => {
        if (error instanceof SampleInspectError) throw error;
        return undefined;
      });
      const container = format && containers.get(format);
      if (container === undefined) {
        const kinds = "WAV, MP3, FLAC, Ogg, WebM, MKV, MP4, MOV, AAC";
        throw new SampleInspectError("not_audio", `The sample is not an audio file of a known kind (${kinds}).`);
      }
      bounded.guard = readGuards[container];
      const opened = { reader, input, container, bytes, pace, found: bounded.found };
      return await guarded(opened, work).catch((error: unknown) => {
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

async function guarded<Result>(opened: OpenedSample, work: (opened: OpenedSample) => Promise<Result>): Promise<Result> {
  if (opened.container === "ogg") await checkOgg(opened.bytes, opened.pace);
  return work(opened);
}
