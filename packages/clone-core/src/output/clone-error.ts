/**
 * Why no voice came back.
 *
 * | code | when |
 * | --- | --- |
 * | `invalid_input` | our own check of the options, or the request could not be built |
 * | `unsupported_language` | the provider does not support the language |
 * | `unsupported_audio` | the sample is empty, not audio, too large or of a format the provider refuses; also status 413 and 415 |
 * | `authentication` | status 401: the key is wrong |
 * | `permission` | status 403: the key may not clone |
 * | `quota` | status 402, or the account's plan or quota is used up |
 * | `not_found` | the voice is not there, or not yours |
 * | `rate_limited` | status 429, after all retries |
 * | `rejected` | any other 4xx, or every sample was refused |
 * | `unavailable` | no connection, a broken connection, or a 5xx |
 * | `timeout` | the deadline passed |
 * | `aborted` | your signal aborted; `cause` is its reason |
 * | `unexpected_response` | a redirect, or a success that names no voice |
 *
 * Minor releases may add values: have a `default`.
 */
export type CloneErrorCode =
  | "invalid_input"
  | "unsupported_language"
  | "unsupported_audio"
  | "authentication"
  | "permission"
  | "quota"
  | "not_found"
  | "rate_limited"
  | "rejected"
  | "unavailable"
  | "timeout"
  | "aborted"
  | "unexpected_response";

/**
 * Whether a voice may exist although the call failed. After `unknown`, a second call may create a second voice. So with an
 * `idempotencyKey`, wait ten minutes and make the same call again: it looks for the voice before it sends. Without one,
 * look for the voice yourself (`findVoices`) before you call again.
 */
export type CloneOutcome = "not_created" | "unknown";

/** What a {@link CloneError} is made of. */
export interface CloneErrorInit {
  code: CloneErrorCode;
  /** Only for a call that may create a voice. */
  outcome?: CloneOutcome | undefined;
  /** The provider's name. */
  provider: string;
  /** When the call began. */
  startedAt: Date;
  /** HTTP status; absent when no answer came. */
  status?: number | undefined;
  /** The provider's own code for the error. */
  providerCode?: string | undefined;
  /** The parsed JSON body, or text: capped, without key and audio. */
  body?: unknown;
  /** Names the request when you write to the provider's support. */
  requestId?: string | undefined;
  /** How long the provider asked to wait, in seconds. */
  retryAfterSeconds?: number | undefined;
  /** Whether the voice was looked for by its `idempotencyKey` after the outcome had become unknown, and not found. */
  searched?: boolean | undefined;
  cause?: unknown;
}

// Registered, so that a copy of this package in another version recognises the error too.
const brand = Symbol.for("@org/clone-core.CloneError");

/** The one error that this package's functions reject with. It carries neither the key nor audio. */
export class CloneError extends Error {
  readonly code: CloneErrorCode;
  readonly provider: string;
  readonly startedAt: Date;
  /** Absent in errors of calls that create nothing: of `listVoices`, `deleteVoice` and so on. */
  declare readonly outcome?: CloneOutcome;
  declare readonly status?: number;
  declare readonly providerCode?: string;
  declare readonly body?: unknown;
  declare readonly requestId?: string;
  declare readonly retryAfterSeconds?: number;
  declare readonly searched?: boolean;

  constructor(message: string, init: CloneErrorInit) {
    const { code, provider, startedAt, cause, ...optional } = init;
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.provider = provider;
    this.startedAt = startedAt;
    for (const [key, value] of Object.entries(optional)) {
      if (value !== undefined) Object.defineProperty(this, key, { value, enumerable: true });
    }
  }

  override get name(): string {
    return "CloneError";
  }

  /** Everything but `cause` and the stack. */
  toJSON(): object {
    return { ...this, name: this.name, message: this.message };
  }
}

Object.defineProperty(CloneError.prototype, brand, { value: true });

/**
 * Whether a value is a {@link CloneError}, also one from another installed copy of this package.
 *
 * @example
 * ```ts
 * import { cloneVoice, isCloneError } from "@org/clone-core";
 * import { inworld } from "@org/clone-core/inworld";
 *
 * try {
 *   await cloneVoice({ provider: inworld({ apiKey }), name: "Ada", language: "en-US", sample });
 * } catch (error) {
 *   if (!isCloneError(error)) throw error;
 *   if (error.outcome === "unknown") console.warn("Look for the voice before you try again", error.startedAt);
 * }
 *
 * declare const apiKey: string;
 * declare const sample: Blob;
 * ```
 */
export function isCloneError(value: unknown): value is CloneError {
  return typeof value === "object" && value !== null && brand in value;
}
