import type { OperationName } from "../contract/operation.ts";

/** A sample that a request carried. */
export interface RecordedAudio {
  /** Where: `clip`, `voiceSamples[0].audioData`. */
  readonly field: string;
  /** Of a part of a form; absent when it had none. */
  readonly fileName?: string;
  /** Of a part of a form, as it was sent; absent when it had none. */
  readonly mediaType?: string;
  /** In bytes. */
  readonly size: number;
  /** SHA-256 of the bytes, in small hexadecimal letters. */
  readonly sha256: string;
  /** The bytes as they were sent, decoded. Absent once newer audio takes more than 64 MB of memory. */
  readonly bytes?: Uint8Array;
}

/**
 * A request that reached a service of the mock, and what became of it. Never carries the key: where it was put by mistake,
 * into a field, a name or a message, stands `(the key)`. A key of fewer than 12 characters is only told apart where it is
 * a whole value.
 */
export interface RecordedRequest {
  readonly service: "cartesia" | "inworld" | (string & {});
  /** What it asked for. With a method that its path does not take, the first operation that stands there. */
  readonly operation: OperationName;
  /** 1 for the first request of the service since its start or last reset. */
  readonly number: number;
  readonly method: string;
  /** With the query. A parameter whose name sounds like a secret has the value `(redacted)`. */
  readonly path: string;
  /**
   * Names in small letters. In place of the key stands `(the key)`, and `(redacted)` in any other header whose name
   * contains key, token, secret, auth or cookie.
   */
  readonly headers: Readonly<Record<string, string>>;
  /** Size of the body in bytes. */
  readonly bodySize: number;
  /**
   * The body's fields; empty when the body could not be read. In place of each sample stands its size, and so it does in
   * place of a text of more than 2,000 characters or with more than 64 letters of base64 in a row, and of whatever goes
   * beyond 100,000 characters in all or 20 levels.
   */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The samples, in the order of the body. */
  readonly audio: readonly RecordedAudio[];
  /** Names of the fields, and parameters of the query, that the contract does not declare, the first 100 of them. */
  readonly unknownFields: readonly string[];
  /** Whether it came by a path that the service keeps only for earlier programs. */
  readonly legacy: boolean;
  /** The scenario that answered; absent when there was none or the request was refused before. */
  readonly scenario?: string;
  /** The status of the answer; absent when none is ever given, or when the mock itself failed. */
  readonly status?: number;
  /** Why it was refused: which field, what was expected, what came. Absent when it was not. */
  readonly refusal?: string;
  /** Why the mock itself failed: a scenario threw, or would have left the contract. Absent when it did not. */
  readonly failure?: string;
  /** The voice it created. Absent when it created none. */
  readonly voiceId?: string;
}
