import { createHash } from "node:crypto";
import { open } from "node:fs/promises";

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
    const file = await open(path, "r");
    try {
      const stats = await file.stat();
      if (stats.isDirectory()) return `${what} is a folder: name one recording in it`;
      if (!stats.isFile()) return `${what} is no file: a sample is read more than once`;
      if (stats.size > largestSample) {
        return `${what} has ${stats.size} bytes, more than the ${largestSample} that are read: cut it`;
      }
      const audio = await file.readFile();
      return { audio, sha256: createHash("sha256").update(audio).digest() };
    } finally {
      await file.close();
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") {
      return `there is no file ${what}: paths are taken from the manifest's folder`;
    }
    if (code === "EACCES" || code === "EPERM") return `${what} may not be read by you`;
    return `${what} cannot be read (${code ?? message})`;
  }
}
