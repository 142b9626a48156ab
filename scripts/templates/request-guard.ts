/** A key, or a function that is called once for each request and returns it. */
export type ApiKey = string | (() => string | Promise<string>);

/** The part of `fetch` that the client calls: a complete request in, a response out. */
export type Fetch = (request: Request) => Promise<Response>;

export interface RequestGuardOptions {
  apiKey: ApiKey | undefined;
  /** The caller's address; without one, `defaultBaseUrl` it is, and then a key must be there. */
  baseUrl: string | undefined;
  defaultBaseUrl: string;
  fetch: Fetch | undefined;
  /** The header that carries the key. */
  keyHeader: string;
  /** What stands before the key in that header. */
  keyPrefix: string;
}

/** The rules that every request of a client keeps, in the two forms that openapi-fetch takes. */
export interface RequestGuard {
  middleware: { onRequest(context: { request: Request }): Promise<Request> };
  fetch: Fetch;
}

export function requestGuard(options: RequestGuardOptions): RequestGuard {
  const { apiKey, baseUrl, keyHeader, keyPrefix } = options;
  if (apiKey === undefined && baseUrl === undefined) {
    throw new TypeError("apiKey is missing: only a baseUrl of your own goes without");
  }
  if (typeof apiKey !== "function" && apiKey !== undefined) checkKey(apiKey);
  const origin = originOf(baseUrl ?? options.defaultBaseUrl, apiKey !== undefined);

  const check = (request: Request): void => {
    if (request.redirect !== "manual") throw new TypeError('redirect must stay "manual"');
    // Node ends the process when fetch gets a form together with a signal that is already aborted.
    request.signal.throwIfAborted();
  };
  return {
    middleware: {
      async onRequest({ request }) {
        if (apiKey !== undefined && !request.headers.has(keyHeader)) {
          if (origin !== undefined && new URL(request.url).origin !== origin) {
            throw new TypeError(`the key goes to ${origin} alone`);
          }
          const key = typeof apiKey === "function" ? await apiKey() : apiKey;
          checkKey(key);
          request.headers.set(keyHeader, keyPrefix + key);
        }
        // Here too: one call may bring a fetch of its own.
        check(request);
        return request;
      },
    },
    async fetch(request) {
      check(request);
      // Looked up per call, so that a mock or a tracer that replaces the global one later is seen.
      return (options.fetch ?? globalThis.fetch)(request);
    },
  };
}

/** A header value with a line break makes the runtime throw an error that repeats the value, so the key is checked before. */
function checkKey(key: unknown): asserts key is string {
  if (typeof key !== "string" || key === "") throw new TypeError(`apiKey is ${key === "" ? "empty" : typeof key}`);
  const odd = key.search(/[^!-~]/) + 1;
  // A scheme before the key ends in a space, so this finds it too.
  if (odd > 0)
    throw new TypeError(`apiKey has an odd character at position ${odd} of ${key.length}: pass the key alone`);
}

/** The origin of an address that may be used; none where a browser resolves a path against its page. */
function originOf(baseUrl: string, hasKey: boolean): string | undefined {
  if (baseUrl.startsWith("/") && "location" in globalThis) return undefined;
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) {
    throw new TypeError("baseUrl must be an absolute http address without password, query or fragment");
  }
  if (url.protocol === "http:" && hasKey && !/^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)) {
    throw new TypeError("baseUrl needs https: a key never travels in the clear");
  }
  return url.origin;
}
