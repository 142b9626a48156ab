import type { SampleChange, SampleReport, SampleWindow } from "@org/voice-sample";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../command-io.ts";
import { stopped } from "../interrupt.ts";
import { sampleLabel } from "./label.ts";
import { readRecording } from "./read.ts";
import type { Recording } from "./recording.ts";
import type { TrimRange } from "./trim-range.ts";

/** A recording as it was found. */
export interface LoadedRecording {
  readonly path: string;
  /** Its file's name. */
  readonly label: string;
  readonly recording: Recording;
}

/** A sample as it will be sent: the recording itself, or what was made of it. */
export interface LoadedSample extends Omit<LoadedRecording, "recording"> {
  readonly audio: Uint8Array;
  /** What was done to the file, where that was anything. */
  readonly prepared?: {
    /** The kind of file that it was. */
    readonly container: string;
    readonly report: SampleReport;
    readonly window: SampleWindow;
    readonly changes: readonly SampleChange[];
  };
  /** Why nothing was done, where something should have been. */
  readonly unprepared?: string;
}

/**
 * Reads every recording. The files stay as they are.
 *
 * @throws CommandError when one cannot be read; nothing was sent then.
 */
export async function loadRecordings(paths: readonly string[], io: CommandIo): Promise<readonly LoadedRecording[]> {
  if (paths.filter((path) => path === "-").length > 1) {
    throw new CommandError("Standard input can be one sample only: pass - once, and paths for the others.");
  }
  const found: LoadedRecording[] = [];
  // One after the other: together they may be more than fits into memory twice.
  for (const path of paths) found.push({ path, label: sampleLabel(path), recording: await readRecording(path, io) });
  return found;
}

/**
 * A part of a recording, cut out without coding it anew.
 *
 * @throws CommandError when it cannot be cut like this.
 */
export async function trimmed(
  whole: Recording,
  range: TrimRange,
  label: string,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const { isSampleError, trimSample } = await import("@org/voice-sample");
  try {
    return (await trimSample(whole, { ...range, signal })).audio;
  } catch (error) {
    if (!isSampleError(error)) throw error;
    if (error.code === "aborted") throw stopped();
    throw new CommandError(
      `${label} cannot be cut by --trim: ${rangeWords(error.message)} ${
        error.code === "untrimmable" ? "Cut it with an audio editor, or convert it to WAV first." : "Nothing was sent."
      }`,
    );
  }
}

/** The package speaks of its options, and counts channels from 0; who runs a command wrote a range, and counts from 1. */
export const rangeWords = (message: string): string =>
  message
    .replace("fromSeconds", "the beginning")
    .replace("toSeconds", "the end")
    .replace("prepareSample", "clone-voice prepare")
    .replace(
      /channel is (\d+): (.+), counted from 0/,
      (_, number, has) => `--channel is ${Number(number) + 1}: ${has}`,
    );
