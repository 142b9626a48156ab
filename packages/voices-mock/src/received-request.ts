/** A request whose body has arrived whole. Nothing is judged or answered before. */
export interface ReceivedRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
  /** Aborted when nobody waits for an answer any more. */
  readonly signal?: AbortSignal;
}

/** Reads a request to its end. An answer to a body that is still being sent stalls its connection. */
export async function receive(request: Request): Promise<ReceivedRequest> {
  const { method, headers, signal } = request;
  return { method, url: new URL(request.url), headers, body: new Uint8Array(await request.arrayBuffer()), signal };
}
