import { openAsBlob } from "node:fs";
import { CommandError } from "../command-error.ts";
import { largestSample } from "./read-bytes.ts";

/** A recording as it was found: in memory, or too large for that and read piece by piece. */
export type Recording = Uint8Array | Blob;

/** The largest file that is looked at, in bytes: an hour of film in 4K has ten to twenty thousand million. */
export const largestRecording = 20_000_000_000;
/** The largest recording that comes through a pipe, and is kept in memory: an hour of stereo WAV at 48 kHz, in bytes. */
export const largestPiped = 700_000_000;

/** A file that is larger than a sample may be. Only the part that is sent comes into memory. */
export const largeRecording = (path: string): Promise<Blob> => openAsBlob(path);

/** In bytes. */
const sizeOf = (recording: Recording): number => (recording instanceof Blob ? recording.size : recording.byteLength);

/** Why a recording cannot be sent as it is, if it cannot. */
export const tooLargeToSend = (recording: Recording): string | undefined =>
  sizeOf(recording) > largestSample
    ? `it has ${sizeOf(recording)} bytes, and ${largestSample} are the most that are sent as they are`
    : undefined;

/**
 * The bytes of a recording that is sent as it is.
 *
 * @param why no sample was made of it.
 * @throws CommandError when it is too large for that.
 */
export async function bytesToSend(
  recording: Recording,
  label: string,
  why = "Make a sample of it first.",
): Promise<Uint8Array> {
  const reason = tooLargeToSend(recording);
  if (reason !== undefined) throw new CommandError(`${label} cannot be sent: ${reason}. ${why}`);
  return recording instanceof Blob ? new Uint8Array(await recording.arrayBuffer()) : recording;
}
