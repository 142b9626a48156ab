import { constants, createReadStream, openSync } from "node:fs";
import { stat } from "node:fs/promises";
import { Socket } from "node:net";
import { addAbortSignal, type Readable } from "node:stream";

/** The most that clone-core takes of a sample unless told otherwise, in bytes. */
export const largestSample = 32_000_000;

/** What a path leads to, as far as a sample can be read from it. */
export interface SampleSource {
  readonly kind: "file" | "pipe" | "folder" | "other";
  /** In bytes; 0 where only reading tells it. */
  readonly size: number;
}

/** @throws what the system says where there is nothing. */
export async function sampleSource(path: string): Promise<SampleSource> {
  const stats = await stat(path);
  if (stats.isFile()) return { kind: "file", size: stats.size };
  if (stats.isFIFO()) return { kind: "pipe", size: 0 };
  return { kind: stats.isDirectory() ? "folder" : "other", size: 0 };
}

/**
 * The bytes of a file, or of a pipe that has a path.
 *
 * @throws what the system says where a pipe cannot be opened; a file's stream says so itself.
 */
export function sampleStream(path: string, kind: "file" | "pipe"): Readable {
  if (kind === "file") return createReadStream(path);
  // A pipe without a writer keeps whoever opens it waiting, where no signal and no exit of the process reaches: libuv
  // waits for its threads. Opened without waiting, and then watched as a socket is, it can be let go at any time.
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return new Socket({ fd, readable: true, writable: false });
}

/**
 * Reads a stream to its end, or says that it has more than a sample may have: a file may grow while it is read, and a
 * pipe, or a file that the system makes up as it is read, tells no size beforehand.
 *
 * @throws what the stream or the signal says.
 */
export async function readBytes(
  stream: Readable,
  signal?: AbortSignal,
  most: number = largestSample,
): Promise<Uint8Array | "too large"> {
  if (signal !== undefined) addAbortSignal(signal, stream);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array | string>) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    size += bytes.length;
    if (size > most) return "too large";
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
