import { type ReadBytes, readBytes, requestChunks } from "../door/read-bytes.ts";

/** A request whose body may still be on its way. */
export interface RequestHead {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** Aborted when nobody waits for an answer any more. */
  readonly signal?: AbortSignal;
}

/** A request whose body has arrived, or was found too large. Nothing is answered before. */
export interface ReceivedRequest extends RequestHead {
  readonly body: ReadBytes;
}

/**
 * Reads a request to its end, as far as any body is read: an answer to one that is still being sent stalls its connection.
 * What the head alone decides keeps nothing of the body.
 */
export async function receive(request: Request, keep: (head: RequestHead) => boolean): Promise<ReceivedRequest> {
  const { method, headers, signal } = request;
  const head: RequestHead = { method, url: new URL(request.url), headers, signal };
  const length = headers.get("content-length");
  return { ...head, body: await readBytes(requestChunks(request), { length, keep: keep(head) }) };
}
