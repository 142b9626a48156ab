import type { Readable } from "node:stream";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../command-io.ts";
import { stopped } from "../interrupt.ts";
import { largestSample, readBytes, sampleSource, sampleStream } from "./read-bytes.ts";

/**
 * Reads the whole sample into memory, once for all providers. `-` is standard input.
 *
 * @throws CommandError when there is nothing to read, when it is larger than 32 MB, or when the signal aborts.
 */
export async function readSample(path: string, io: CommandIo): Promise<Uint8Array> {
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
    if (source.size > largestSample) throw tooLarge(what, `${source.size} bytes`);
    return await collected(sampleStream(path, source.kind), what, signal);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw unreadable(what, error as NodeJS.ErrnoException);
  }
}

async function collected(stream: Readable, what: string, signal: AbortSignal | undefined): Promise<Uint8Array> {
  try {
    const bytes = await readBytes(stream, signal);
    if (bytes === "too large") throw tooLarge(what, `more than ${largestSample} bytes`);
    return bytes;
  } catch (error) {
    if (error instanceof CommandError) throw error;
    if (signal?.aborted) throw stopped();
    throw unreadable(what, error as NodeJS.ErrnoException);
  }
}

const tooLarge = (what: string, size: string): CommandError =>
  new CommandError(
    `${what} has ${size}, more than the ${largestSample} that are read. A few seconds of speech are enough: cut it.`,
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
