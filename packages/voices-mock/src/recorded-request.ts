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
  /** The bytes as they were sent, decoded. Absent once the recorder keeps more than 64 MB of newer audio. */
  readonly bytes?: Uint8Array;
}

/** A request that reached a service of the mock, and what became of it. Never carries the key. */
export interface RecordedRequest {
  readonly service: "cartesia" | "inworld";
  /** 1 for the first request of the service since its start or last reset. */
  readonly number: number;
  readonly method: string;
  /** With the query. */
  readonly path: string;
  /** Names in small letters. In place of the key stands `(the key)`, and `(redacted)` for cookies. */
  readonly headers: Readonly<Record<string, string>>;
  /** Size of the body in bytes. */
  readonly bodySize: number;
  /** The body's fields. In place of each sample stands its size; empty when the body could not be read. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The samples, in the order of the body. */
  readonly audio: readonly RecordedAudio[];
  /** Names of the fields that the contract does not declare. */
  readonly unknownFields: readonly string[];
  /** Whether it came by a path that the service keeps only for earlier programs. */
  readonly legacy: boolean;
  /** The scenario that answered; absent when there was none or the request was refused before. */
  readonly scenario?: string;
  /** The status of the answer; absent when none is ever given. */
  readonly status?: number;
  /** Why it was refused: which field, what was expected, what came. Absent when it was not. */
  readonly refusal?: string;
  /** The voice it created. Absent when it created none. */
  readonly voiceId?: string;
}
