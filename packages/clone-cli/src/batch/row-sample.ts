import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";

/** The most that clone-core takes of a sample unless told otherwise, in bytes. */
const largestSample = 32_000_000;

/** A row's sample in memory. */
export interface RowSample {
  readonly audio: Uint8Array;
  /** Of the whole file. */
  readonly sha256: Uint8Array;
}

/** Reads a sample, or says why it cannot be read. */
export async function rowSample(path: string): Promise<RowSample | string> {
  const what = JSON.stringify(path);
  try {
    // Before it is opened: a pipe would wait for whoever writes into it.
    const stats = await stat(path);
    if (stats.isDirectory()) return `${what} is a folder: name one recording in it`;
    if (!stats.isFile()) return `${what} is no file: a sample is read more than once`;
    if (stats.size > largestSample) {
      return `${what} has ${stats.size} bytes, more than the ${largestSample} that are read: cut it`;
    }
    const audio = await readFile(path);
    return { audio, sha256: createHash("sha256").update(audio).digest() };
  } catch (error) {
    return unreadable(what, error as NodeJS.ErrnoException);
  }
}

/** Why a sample cannot be read, from the system's code. */
export function unreadable(what: string, { code, message }: NodeJS.ErrnoException): string {
  if (code === "ENOENT" || code === "ENOTDIR") {
    return `there is no file ${what}: paths are taken from the manifest's folder`;
  }
  if (code === "EACCES" || code === "EPERM") return `${what} may not be read by you: change its permissions`;
  return `${what} cannot be read (${code ?? message})`;
}
