import type { ClientOption } from "../../documents/reach/client-options.ts";
import type { Key } from "../../documents/reach/key.ts";
import type { ProviderNames } from "../names.ts";

/**
 * An operation that makes a voice, as the writers of files see it: what a caller gives, what the service answers, in the
 * vendor's words, with every reference followed and every question answered. Made by {@link describeProvider} from the
 * document with its overlay, so that whoever writes a provider, a test or a mock never looks into OpenAPI itself.
 */
export interface ProviderDescription {
  readonly names: ProviderNames;
  /** `POST`, and `/workspaces/{workspace}/voices` as the document writes it. */
  readonly method: string;
  readonly path: string;
  /** The address that the client uses by itself, without a slash at its end. */
  readonly baseUrl: string;
  readonly body: "form" | "json";
  readonly key: Key;
  /** What the client asks for when it is made, beside the key. All of it is required there. */
  readonly clientOptions: readonly ClientOption[];
  /** Headers that the client sends by itself, each with its one value. */
  readonly fixedHeaders: Readonly<Record<string, string>>;
  /** The name of the request's type in the client package: `AcmeCloneRequest`. */
  readonly requestType: string;
  /** The fields of a request, those of every alternative included; those within an object stand in its `fields`. */
  readonly fields: readonly Field[];
  readonly audio: AudioField;
  /** Every success, the first one the lowest status; there is one at least. */
  readonly successes: readonly [Answer, ...Answer[]];
  /** Whether a success may come without a body. */
  readonly isEmptyAtTimes: boolean;
  /** Every other answer with JSON, by status; `default` stands for any. */
  readonly errors: readonly Answer[];
}

/** What a value is. `unknown` is what the document does not say, `either` a choice of several kinds. */
export type FieldType =
  | "string"
  | "number"
  | "boolean"
  | "object"
  | "list"
  /** Bytes as they are: a `Blob`. */
  | "binary"
  /** Bytes as base64: a `Uint8Array`, or text. */
  | "base64"
  | "either"
  | "unknown";

/** A field of a request or an answer. */
export interface Field {
  readonly name: string;
  /** The names that lead to it, its own last: `["voice", "voice_id"]`. Those of a list's items stand behind `"*"`. */
  readonly path: readonly string[];
  readonly type: FieldType;
  /** Of a list: what its items are. */
  readonly items?: FieldType;
  /** In every alternative, and so are all that it is within. */
  readonly required: boolean;
  readonly nullable: boolean;
  /** The values that the document lists, without `null`. */
  readonly values?: readonly (string | number | boolean)[];
  /** The type of these values in the client package, whose list is `plural(lowerFirst(typeName))`: `AcmeLocale`. */
  readonly typeName?: string;
  /** `uuid`, `date-time`, `uri`, … */
  readonly format?: string;
  readonly maxLength?: number;
  readonly description?: string;
  /** A value that the document gives as an example, or its default. */
  readonly example?: unknown;
  /** Of an object, or of a list's items where these are objects. */
  readonly fields?: readonly Field[];
}

/** The field that carries the recordings. */
interface AudioField {
  /** `["recordings"]`, `["voice_samples", "*", "audio_data"]`. */
  readonly path: readonly string[];
  readonly format: "binary" | "base64";
  /** Whether a request may carry several. */
  readonly isList: boolean;
  readonly maxSamples?: number;
}

/** An answer in JSON. */
export interface Answer {
  /** `201`, `4XX`, `default`. */
  readonly status: string;
  /** The name of its type in the client package; none where the document does not say what it is. */
  readonly typeName?: string;
  /** Empty where the document does not say. */
  readonly fields: readonly Field[];
  /** Bodies that the document gives as examples, the schema's own included. */
  readonly examples: readonly unknown[];
}
