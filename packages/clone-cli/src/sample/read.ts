import type { Readable } from "node:stream";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../command-io.ts";
import { stopped } from "../interrupt.ts";
import { largestSample, readBytes, sampleSource, sampleStream } from "./read-bytes.ts";
import { largeRecording, largestPiped, largestRecording, type Recording } from "./recording.ts";

/**
 * Reads a recording, once for all providers: into memory, or where it is larger than a sample may be, piece by piece as
 * it is looked at. `-` is standard input.
 *
 * @throws CommandError when there is nothing to read, when it is larger than an hour of film, or when the signal aborts.
 */
export async function readRecording(path: string, io: CommandIo): Promise<Recording> {
  const { signal } = io;
  if (path === "-") {
    if (io.stdin.isTTY) {
      throw new CommandError("Standard input is a terminal. Pipe a recording in: clone-voice - … < ada.wav");
    }
    return await collected(io.stdin as Readable, "Standard input", signal);
  }
  const what = JSON.stringify(path);
  try {
    const source = await sampleSource(path);
    if (source.kind === "folder") throw new CommandError(`${what} is a folder. Pass the path of one recording in it.`);
    if (source.kind === "other") {
      throw new CommandError(`${what} cannot be read: it is no file and no pipe. Pass the path of one recording.`);
    }
    if (source.size > largestRecording) throw tooLarge(what, source.size, largestRecording);
    if (source.size > largestSample) return await largeRecording(path);
    return await collected(sampleStream(path, source.kind), what, signal);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw unreadable(what, error as NodeJS.ErrnoException);
  }
}

async function collected(stream: Readable, what: string, signal: AbortSignal | undefined): Promise<Uint8Array> {
  try {
    const bytes = await readBytes(stream, signal, largestPiped);
    if (bytes === "too large") throw tooLarge(what, `more than ${largestPiped}`, largestPiped);
    return bytes;
  } catch (error) {
    if (error instanceof CommandError) throw error;
    if (signal?.aborted) throw stopped();
    throw unreadable(what, error as NodeJS.ErrnoException);
  }
}

const tooLarge = (what: string, size: number | string, most: number): CommandError =>
  new CommandError(
    `${what} has ${size} bytes, and at most ${most} are looked at. A few seconds of speech are enough: cut it.`,
  );

function unreadable(what: string, { code, message }: NodeJS.ErrnoException): CommandError {
  if (code === "ENOENT" || code === "ENOTDIR") {
    return new CommandError(`There is no file ${what}. Check the path; it is taken from ${process.cwd()}.`);
  }
  if (code === "EACCES" || code === "EPERM") {
    return new CommandError(`${what} may not be read by you. Change its permissions, or pass a copy of your own.`);
  }
  return new CommandError(`${what} cannot be read (${code ?? message}). Pass a copy of the recording.`);
}
