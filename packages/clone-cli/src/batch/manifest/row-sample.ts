import { createHash } from "node:crypto";
import { jsonText } from "../../report/printable.ts";
import { largestSample, readBytes, sampleSource, sampleStream } from "../../sample/read-bytes.ts";
import { largeRecording, largestRecording, type Recording } from "../../sample/recording.ts";

/** A row's recording. */
export interface RowSample {
  readonly recording: Recording;
  /** Of the whole file. */
  readonly sha256: Uint8Array;
}

/** Reads a sample, or says why it cannot be read. */
export async function rowSample(path: string, signal?: AbortSignal): Promise<RowSample | string> {
  // A space without width at the end of a path is not seen, and makes it another one.
  const what = jsonText(path);
  try {
    // Before it is opened: a pipe would wait for whoever writes into it.
    const { kind, size } = await sampleSource(path);
    if (kind === "folder") return `${what} is a folder: name one recording in it`;
    if (kind !== "file") return `${what} is no file: a sample is read more than once`;
    if (size > largestRecording) {
      return `${what} has ${size} bytes, and at most ${largestRecording} are looked at: cut it`;
    }
    if (size > largestSample) {
      const hash = createHash("sha256");
      // Opened first: reading fails where the file changes later, so that what is hashed is what is sent.
      const recording = await largeRecording(path);
      for await (const chunk of recording.stream()) {
        if (signal?.aborted) throw signal.reason;
        hash.update(chunk);
      }
      return { recording, sha256: hash.digest() };
    }
    const recording = await readBytes(sampleStream(path, kind), signal);
    if (recording === "too large") return `${what} grows while it is read: name one that is finished`;
    return { recording, sha256: createHash("sha256").update(recording).digest() };
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
