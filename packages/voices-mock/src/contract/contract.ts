/** Any JSON value of a contract's document. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** A JSON object of a contract's document. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** A service as its vendored document and this project's overlay describe it: cloning, and the operations added to it. */
export interface Contract {
  /** Name of the vendored document: `cartesia-voices`. */
  readonly id: string;
  /** The one method the path takes, in capitals. */
  readonly method: string;
  /** The path below the base URL. A colon in it is a colon, not the start of a parameter. */
  readonly path: string;
  /** The address of the real service. */
  readonly baseUrl: string;
  /** The header that carries the key. */
  readonly keyHeader: string;
  /** What stands before the key in that header, with the space: `Bearer `. */
  readonly keyPrefix: string;
  /** The parameter of the address that carries the key, where no header does. */
  readonly keyParameter?: string;
  /** The media type of a request. */
  readonly contentType: string;
  /** The other operations of the document, under this project's names: `list`, `get`, `update`, `delete`, `preview`. */
  readonly added?: Readonly<Record<string, { readonly method: string; readonly path: string }>>;
  /** The OpenAPI document without prose, its schemas in JSON Schema. */
  readonly document: JsonObject;
}
