import createClient, { type Client, type FetchOptions } from "openapi-fetch";
import { type ApiKey, type Fetch, guardedFetch, TypedRequest } from "./generated/guarded-fetch.ts";
import { isPlain, multipartBody, readingBlobs } from "./generated/multipart-body.ts";
import type { CartesiaCloneRequest, CartesiaError, CartesiaVersion, CartesiaVoice } from "./generated/names.ts";
import { bytesFields, defaultBaseUrl, defaultVersion, keyHeader, keyPrefix } from "./generated/operation.ts";
import type { paths } from "./generated/schema.ts";
import type { TypedCall } from "./generated/typed-calls.ts";

/** How a {@link CartesiaVoices} client reaches Cartesia. */
export interface CartesiaVoicesOptions {
  /**
   * Your key (`sk_car_…`), or a function that returns it; the function is called once for each request. A key never
   * belongs in a page: in a browser, leave it out and point `baseUrl` at a server of your own that adds it.
   */
  apiKey?: ApiKey | undefined;
  /**
   * The service's address. With a key it must be https, or loopback.
   *
   * @default "https://api.cartesia.ai"
   */
  baseUrl?: string | undefined;
  /**
   * The `Cartesia-Version` header: the dated behaviour of the API that you want.
   *
   * @default "2026-03-01"
   */
  version?: CartesiaVersion | (string & {}) | undefined;
  /** Sends the finished request. By default the global `fetch` of the moment of each call. */
  fetch?: Fetch | undefined;
}

/** What a call of {@link CartesiaVoices} comes to: `data` of a success, or `error` of anything else. */
export type CartesiaResult<Data = CartesiaVoice> =
  | { data: Data; error?: never; response: Response }
  | { data?: never; error: CartesiaError; response: Response };

/**
 * An openapi-fetch client whose paths, fields and answers are typed from Cartesia's own OpenAPI document.
 *
 * Its methods have signatures of their own: openapi-fetch's map every answer to a copy of its type in which a list of
 * known values that is open to others turns into an object, and let misspelt fields of a body pass.
 */
export interface CartesiaVoices extends Omit<Client<paths>, "GET" | "PATCH" | "DELETE" | "POST" | "request"> {
  /** Lists or reads voices. */
  GET: TypedCall<paths, "get", CartesiaError, Settings>;
  /** Changes a voice. */
  PATCH: TypedCall<paths, "patch", CartesiaError, Settings>;
  /** Deletes a voice. */
  DELETE: TypedCall<paths, "delete", CartesiaError, Settings>;
  /** Clones a voice. */
  POST: TypedCall<paths, "post", CartesiaError, Settings>;
}

/** What one request may say for itself; where it goes, and how its body is written, is the client's affair. */
type Settings = Omit<
  FetchOptions<unknown>,
  "params" | "body" | "parseAs" | "baseUrl" | "bodySerializer" | "pathSerializer" | "fetch" | "redirect" | "method"
>;

/**
 * A ready openapi-fetch client for Cartesia's Clone Voice and the life of a voice: address, key, version header and form
 * or JSON are taken care of. Redirects are not followed: they come back as an `error` with their status (0 in browsers).
 *
 * Tell success by `response.ok`, never by `error`: an empty error body leaves `error` empty too.
 *
 * @throws TypeError when the key or the address cannot be used; the message never repeats the key.
 * @example
 * ```ts
 * import { createCartesiaVoices } from "@org/cartesia-voices";
 *
 * const voices = createCartesiaVoices({ apiKey: () => readSecret("cartesia") });
 * const { data, error, response } = await voices.POST("/voices/clone", {
 *   body: { clip: new File([bytes], "ada.wav", { type: "audio/wav" }), name: "Ada", language: "en" },
 * });
 * if (response.ok) console.log(data?.id);
 * else console.error(response.status, error?.message);
 *
 * declare const bytes: Uint8Array<ArrayBuffer>;
 * declare function readSecret(name: string): Promise<string>;
 * ```
 */
export function createCartesiaVoices(options: CartesiaVoicesOptions): CartesiaVoices {
  const { baseUrl = defaultBaseUrl, version = defaultVersion satisfies CartesiaVersion } = options;
  if (typeof version !== "string" || !/^[!-~]+$/.test(version))
    throw new TypeError(`version must be a date such as ${defaultVersion}`);
  const client = createClient<paths>({
    baseUrl,
    headers: { "Cartesia-Version": version },
    bodySerializer: (body: unknown) =>
      multipartBody(body as CartesiaCloneRequest & Record<string, unknown>, bytesFields),
    redirect: "manual",
    Request: TypedRequest,
    fetch: guardedFetch(options, defaultBaseUrl, keyHeader, keyPrefix),
  }) as CartesiaVoices;
  const patch = client.PATCH as (path: string, init: object) => ReturnType<CartesiaVoices["PATCH"]>;
  return {
    ...client,
    POST: readingBlobs(client.POST),
    // A change is JSON; only a clip needs a form.
    PATCH: (path: string, init: object) => patch(path, { ...init, bodySerializer: jsonBody }),
  } as CartesiaVoices;
}

/** A change of a voice: texts, or `null`. */
function jsonBody(body: unknown): Blob {
  if (!isPlain(body)) throw new TypeError("body is no plain object: pass the fields to change");
  for (const [name, value] of Object.entries(body as object)) {
    const right = value === undefined || value === null || typeof value === "string";
    if (!right) throw new TypeError(`${name} is a ${typeof value}: pass text, or null`);
  }
  return new Blob([JSON.stringify(body)], { type: "application/json" });
}
