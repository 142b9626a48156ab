import { createHash } from "node:crypto";
import { largestSample, readBytes, sampleSource, sampleStream } from "../../sample/read-bytes.ts";

/** A row's sample in memory. */
export interface RowSample {
  readonly audio: Uint8Array;
  /** Of the whole file. */
  readonly sha256: Uint8Array;
}

/** Reads a sample, or says why it cannot be read. */
export async function rowSample(path: string, signal?: AbortSignal): Promise<RowSample | string> {
  const what = JSON.stringify(path);
  try {
    // Before it is opened: a pipe would wait for whoever writes into it.
    const { kind, size } = await sampleSource(path);
    if (kind === "folder") return `${what} is a folder: name one recording in it`;
    if (kind !== "file") return `${what} is no file: a sample is read more than once`;
    const tooLarge = (found: string): string =>
      `${what} has ${found} bytes, more than the ${largestSample} that are read: cut it`;
    if (size > largestSample) return tooLarge(String(size));
    const audio = await readBytes(sampleStream(path, kind), signal);
    if (audio === "too large") return tooLarge(`more than ${largestSample}`);
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
