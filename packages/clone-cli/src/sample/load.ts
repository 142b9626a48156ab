import type { SampleChange, SampleRange, SampleReport } from "@org/voice-sample";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../command-io.ts";
import { stopped } from "../interrupt.ts";
import { sampleLabel } from "./label.ts";
import { readSample } from "./read.ts";

/** A sample as it will be sent: whole, or the part that was asked for. */
export interface LoadedSample {
  readonly path: string;
  /** Its file's name. */
  readonly label: string;
  readonly audio: Uint8Array;
  /** What was done to the file, where that was anything. */
  readonly prepared?: {
    /** The kind of file that it was. */
    readonly from: string;
    readonly report: SampleReport;
    readonly window: SampleRange;
    readonly changes: readonly SampleChange[];
  };
}

/**
 * Reads every sample into memory and cuts it where a range is given. The files stay as they are.
 *
 * @throws CommandError when one cannot be read or cut; nothing was sent then.
 */
export async function loadSamples(
  paths: readonly string[],
  range: SampleRange | undefined,
  io: CommandIo,
): Promise<readonly LoadedSample[]> {
  if (paths.filter((path) => path === "-").length > 1) {
    throw new CommandError("Standard input can be one sample only: pass - once, and paths for the others.");
  }
  const samples: LoadedSample[] = [];
  // One after the other: together they may be more than fits into memory twice.
  for (const path of paths) {
    const whole = await readSample(path, io);
    const audio = range === undefined ? whole : await trimmed(whole, range, sampleLabel(path), io.signal);
    samples.push({ path, label: sampleLabel(path), audio });
  }
  return samples;
}

async function trimmed(
  whole: Uint8Array,
  range: SampleRange,
  label: string,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const { SampleInspectError, trimSample } = await import("@org/voice-sample");
  try {
    return (await trimSample(whole, range, { signal })).bytes;
  } catch (error) {
    if (!(error instanceof SampleInspectError)) throw error;
    if (error.code === "aborted") throw stopped();
    // The package speaks of its options; who runs a command wrote a range.
    const reason = error.message.replace("fromSeconds", "the beginning").replace("toSeconds", "the end");
    throw new CommandError(
      `${label} cannot be cut by --trim: ${reason} ${
        error.code === "untrimmable" ? "Cut it with an audio editor, or convert it to WAV first." : "Nothing was sent."
      }`,
    );
  }
}
