// Generated from scripts/templates/guarded-fetch.ts by `pnpm specs:generate`. Do not edit.
/** A key, or a function that is called once for each request and returns it. */
export type ApiKey = string | (() => string | Promise<string>);

/** The part of `fetch` that the client calls: a complete request in, a response out. */
export type Fetch = (request: Request) => Promise<Response>;

/** What the caller of a client says about its requests. */
export interface Reach {
  apiKey?: ApiKey | undefined;
  /** Without one, the default it is, and then a key must be there. */
  baseUrl?: string | undefined;
  fetch?: Fetch | undefined;
}

/**
 * A `fetch` that adds the key, and keeps the rules that every request of a client has.
 *
 * @param keyHeader The header that carries the key.
 * @param keyPrefix What stands before the key in that header.
 */
export function guardedFetch(reach: Reach, defaultBaseUrl: string, keyHeader: string, keyPrefix: string): Fetch {
  const { apiKey, baseUrl = defaultBaseUrl, fetch } = reach;
  const hasKey = apiKey !== undefined;
  if (!hasKey && reach.baseUrl === undefined)
    throw new TypeError("apiKey is missing: pass one, or the baseUrl of a server of yours that adds it");
  if (hasKey && typeof apiKey !== "function") checkKey(apiKey);
  const origin = originOf(baseUrl, hasKey);
  if ("interceptors" in Object(fetch)) {
    throw new TypeError("fetch must take a Request and return a Response, as the global one does; axios is none");
  }

  return async (request) => {
    if (hasKey && !request.headers.has(keyHeader)) {
      if (origin !== undefined && new URL(request.url).origin !== origin) {
        throw new TypeError(`the key goes to ${origin} alone`);
      }
      const key = typeof apiKey === "function" ? await apiKey() : apiKey;
      checkKey(key);
      request.headers.set(keyHeader, keyPrefix + key);
    }
    if (request.redirect !== "manual") throw new TypeError('redirect must stay "manual"');
    // The last thing before fetch: Node ends the process when a form comes together with a signal that is aborted.
    request.signal.throwIfAborted();
    // Looked up per call, so that a mock or a tracer that replaces the global one later is seen.
    return (fetch ?? globalThis.fetch)(request);
  };
}

/**
 * The `Request` of a client: its content type is its body's, whatever headers the caller has set, since only the body
 * knows its boundary. Looked up for each request, as the global `fetch` is.
 *
 * @throws TypeError where there is no `Request`, or where the environment's `Blob` is not the one that it takes, as in
 * jsdom: nothing but the words "[object Blob]" would be sent.
 */
function typedRequest(url: string, init: RequestInit): Request {
  const { Headers, Request } = globalThis;
  const type = (init.body as Blob | null | undefined)?.type;
  let cause: unknown;
  if (Request !== undefined) {
    const headers = new Headers(init.headers);
    headers.delete("content-type");
    try {
      const request = new Request(url, { ...init, headers });
      if (!type || request.headers.get("content-type") === type) return request;
    } catch (error) {
      // Where it is neither the body's fault nor the signal's, this says the same again.
      new Request(url, { ...init, headers, body: null, signal: null });
      cause = error;
    }
  }
  throw new TypeError(
    "this environment's Blob, AbortSignal and Request do not belong together: leave jsdom (@vitest-environment or @jest-environment node)",
    { cause },
  );
}

// What a middleware returns is compared with this class.
Object.defineProperty(typedRequest, Symbol.hasInstance, { value: (one: unknown) => one instanceof Request });

/** {@link typedRequest} where a class is called for. */
export const TypedRequest = typedRequest as unknown as typeof Request;

/** A header value with a line break makes the runtime throw an error that repeats the value, so the key is checked before. */
function checkKey(key: unknown): asserts key is string {
  if (typeof key !== "string" || key === "") throw new TypeError(`apiKey is ${key === "" ? "empty" : typeof key}`);
  const odd = key.search(/[^!-~]/) + 1;
  // A scheme before the key ends in a space, so this finds it too.
  if (odd > 0) {
    const found = /\s/.test(key.charAt(odd - 1)) ? "a space or line break" : "a character outside printable ASCII";
    const right = "pass the key alone, without a word such as Bearer";
    throw new TypeError(`apiKey has ${found} at position ${odd} of ${key.length}: ${right}`);
  }
}

/** The origin of an address that may be used; none where a browser resolves a path against its page. */
function originOf(baseUrl: unknown, hasKey: boolean): string | undefined {
  // A `URL` would pass every check here, and openapi-fetch takes text alone.
  const url = typeof baseUrl === "string" ? baseUrl : "";
  if (/^\//.test(url) && "location" in globalThis) return undefined;
  if (!/^https?:\/\/[^?#@]+$/i.test(url) || !URL.canParse(url)) {
    throw new TypeError("baseUrl must be an http address as text, without password, query or fragment");
  }
  const { origin, hostname } = new URL(url);
  if (hasKey && /^http:/.test(origin) && !/^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)) {
    throw new TypeError("baseUrl must be https, since a key is sent there; http is only for addresses of this machine");
  }
  return origin;
}
