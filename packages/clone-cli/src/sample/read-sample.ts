import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { addAbortSignal, type Readable } from "node:stream";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../command-io.ts";

/** The most that clone-core takes of a sample unless told otherwise, in bytes. */
const largestSample = 32_000_000;

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
    return collect(io.stdin as Readable, "Standard input", signal);
  }
  const what = JSON.stringify(path);
  const stats = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(what, error);
  });
  if (stats.isDirectory()) throw new CommandError(`${what} is a folder. Pass the path of one recording in it.`);
  if (stats.size > largestSample) throw tooLarge(what, `${stats.size} bytes`);
  // Read with a limit all the same: the file may grow meanwhile, and a pipe has no size.
  return collect(createReadStream(path), what, signal);
}

async function collect(stream: Readable, what: string, signal: AbortSignal | undefined): Promise<Uint8Array> {
  if (signal !== undefined) addAbortSignal(signal, stream);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array | string>) {
      const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
      size += bytes.length;
      if (size > largestSample) throw tooLarge(what, `more than ${largestSample} bytes`);
      chunks.push(bytes);
    }
  } catch (error) {
    if (error instanceof CommandError) throw error;
    if (signal?.aborted) throw new CommandError("Stopped before anything was sent: no voice was created.", 1);
    throw unreadable(what, error as NodeJS.ErrnoException);
  }
  return Buffer.concat(chunks);
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
