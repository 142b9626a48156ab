import createClient, { type Client, type FetchOptions } from "openapi-fetch";
import { type ApiKey, type Fetch, guardedFetch, TypedRequest } from "./generated/guarded-fetch.ts";
import { jsonBody } from "./generated/json-body.ts";
import type { InworldCloneResponse, InworldError } from "./generated/names.ts";
import { bytesFields, defaultBaseUrl, keyHeader, keyPrefix } from "./generated/operation.ts";
import type { paths } from "./generated/schema.ts";
import type { TypedCall } from "./generated/typed-calls.ts";

/** How a {@link InworldVoices} client reaches Inworld. */
export interface InworldVoicesOptions {
  /**
   * The credential from the portal, which is Base64 already, without the word `Basic`; or a function that returns it,
   * which is called once for each request. A key never belongs in a page: in a browser, leave it out and point
   * `baseUrl` at a server of your own that adds it.
   */
  apiKey?: ApiKey | undefined;
  /**
   * The service's address. With a key it must be https, or loopback.
   *
   * @default "https://api.inworld.ai"
   */
  baseUrl?: string | undefined;
  /** Sends the finished request. By default the global `fetch` of the moment of each call. */
  fetch?: Fetch | undefined;
}

/** What a call of {@link InworldVoices} comes to: `data` of a success, or `error` of anything else. */
export type InworldResult<Data = InworldCloneResponse> =
  | { data: Data; error?: never; response: Response }
  | { data?: never; error: InworldError; response: Response };

/**
 * An openapi-fetch client whose paths, fields and answers are typed from Inworld's own OpenAPI document.
 *
 * Its methods have signatures of their own: openapi-fetch's map every answer to a copy of its type in which a list of
 * known values that is open to others turns into an object, and let misspelt fields of a body pass.
 */
export interface InworldVoices extends Omit<Client<paths>, "GET" | "PATCH" | "DELETE" | "POST" | "request"> {
  /** Lists or reads voices. */
  GET: TypedCall<paths, "get", InworldError, Settings>;
  /** Changes a voice. */
  PATCH: TypedCall<paths, "patch", InworldError, Settings>;
  /** Deletes a voice. */
  DELETE: TypedCall<paths, "delete", InworldError, Settings>;
  /** Clones a voice. */
  POST: TypedCall<paths, "post", InworldError, Settings>;
}

/** What one request may say for itself; where it goes, and how its body is written, is the client's affair. */
type Settings = Omit<
  FetchOptions<unknown>,
  "params" | "body" | "parseAs" | "baseUrl" | "bodySerializer" | "pathSerializer" | "fetch" | "redirect" | "method"
>;

/**
 * A ready openapi-fetch client for Inworld's Clone a voice and the life of a voice: address, key and JSON body are taken
 * care of, and a `Uint8Array` in the body leaves as base64. Redirects are not followed: they come back as an `error` with their
 * status (0 in browsers).
 *
 * Tell success by `response.ok`, never by `error`: an empty error body leaves `error` empty too.
 *
 * @throws TypeError when the key or the address cannot be used; the message never repeats the key.
 * @example
 * ```ts
 * import { createInworldVoices } from "@org/inworld-voices";
 *
 * const voices = createInworldVoices({ apiKey: () => readSecret("inworld") });
 * const { data, error, response } = await voices.POST("/voices/v1/voices:clone", {
 *   body: { displayName: "Ada", langCode: "EN_US", voiceSamples: [{ audioData: bytes }] },
 * });
 * if (response.ok) console.log(data?.voice?.voiceId);
 * else console.error(response.status, error?.message);
 *
 * declare const bytes: Uint8Array;
 * declare function readSecret(name: string): Promise<string>;
 * ```
 */
export function createInworldVoices(options: InworldVoicesOptions): InworldVoices {
  return createClient<paths>({
    baseUrl: options.baseUrl ?? defaultBaseUrl,
    bodySerializer: (body: unknown) => jsonBody(body, bytesFields),
    redirect: "manual",
    Request: TypedRequest,
    fetch: guardedFetch(options, defaultBaseUrl, keyHeader, keyPrefix),
  }) as InworldVoices;
}
