import type { Fetch } from "./guarded-fetch.ts";

/**
 * Puts the key from the header in which the client carries it into the address, where this service wants it. The request
 * is made anew, since an address cannot be changed; its body leaves as a `Blob`, which no runtime sends twice.
 *
 * A key in an address shows in the logs of everything that the request passes: prefer a header where the service has one.
 *
 * @param send Sends the finished request; by default the global `fetch` of the moment of each call.
 */
export function keyInAddress(keyHeader: string, keyParameter: string, send: Fetch | undefined): Fetch {
  return async (request) => {
    const key = request.headers.get(keyHeader);
    const url = new URL(request.url);
    const headers = new Headers(request.headers);
    headers.delete(keyHeader);
    if (key !== null) url.searchParams.set(keyParameter, key);
    const { method, signal } = request;
    const body = request.body === null ? null : await request.blob();
    // The last thing before fetch: Node ends the process when a form comes together with a signal that is aborted.
    signal.throwIfAborted();
    return (send ?? globalThis.fetch)(new Request(url, { method, headers, body, signal, redirect: "manual" }));
  };
}
