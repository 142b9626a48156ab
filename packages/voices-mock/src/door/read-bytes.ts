import { mostBodyBytes } from "./bounds.ts";

/** As much of a body as was read. */
export interface ReadBytes {
  /** Empty when it was not to be kept, or is too large. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** How many were read; of a body that says its length and is too large by it, none is, and this is that length. */
  readonly size: number;
  readonly isTooLarge: boolean;
}

/**
 * Reads a body to its end, or until it is larger than any that is taken. What is not to be kept, such as the body of a
 * request without a key, is counted and thrown away.
 */
export async function readBytes(
  chunks: AsyncIterable<Uint8Array>,
  { length, keep }: { length: string | null | undefined; keep: boolean },
): Promise<ReadBytes> {
  const nothing = new Uint8Array(0);
  const announced = Number(length ?? 0);
  if (announced > mostBodyBytes) return { bytes: nothing, size: announced, isTooLarge: true };
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > mostBodyBytes) return { bytes: nothing, size, isTooLarge: true };
    if (keep) kept.push(chunk);
  }
  return { bytes: keep ? joined(kept, size) : nothing, size, isTooLarge: false };
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** The body of a `Request`, piece by piece. Leaving off early leaves the rest unread. */
export async function* requestChunks(request: Request): AsyncGenerator<Uint8Array> {
  // Firefox has no `body` on requests.
  if (request.body === undefined) yield new Uint8Array(await request.arrayBuffer());
  const reader = request.body?.getReader();
  if (reader === undefined) return;
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) yield step.value;
  } finally {
    // Not cancelled: Node's form bodies write into a stream that was, and nobody can catch what they throw then. What is
    // not read is not made either.
    reader.releaseLock();
  }
}
