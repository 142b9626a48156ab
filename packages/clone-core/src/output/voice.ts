/** Something that did not stop the voice from being created, but that a person may want to know. */
export interface CloneWarning {
  /**
   * - `language_differs`: the voice has another region or script than asked for
   * - `language_not_sent`, `description_not_sent`: the provider takes none, so yours was left out
   * - `undocumented_format`, `too_large`: a page of the provider does not list the sample's format or size
   * - `duplicate_key`: two voices bear the call's `idempotencyKey`; the older one is the result
   * - `sample_warning`, `sample_error`: what the provider said of a sample; one with an error was not used
   *
   * Minor releases may add values: have a `default`.
   */
  readonly code:
    | "language_differs"
    | "language_not_sent"
    | "description_not_sent"
    | "undocumented_format"
    | "too_large"
    | "duplicate_key"
    | "sample_warning"
    | "sample_error";
  readonly message: string;
  /** Which sample, from 0; absent when it is about the call. */
  readonly sampleIndex?: number;
}

/** A voice that now exists at a provider. */
export interface Voice<Raw = unknown> {
  /** The provider's name. */
  readonly provider: string;
  /** The provider's id of the voice. */
  readonly id: string;
  readonly name: string;
  /** BCP 47; absent when the provider named none. */
  readonly language?: string;
  readonly description?: string;
  readonly createdAt?: Date;
  /** Names the request when you write to the provider's support; absent when the answer had none. */
  readonly requestId?: string;
  /** `true`: a voice with the call's `idempotencyKey` was there already, and nothing was sent. */
  readonly existed: boolean;
  readonly warnings: readonly CloneWarning[];
  /** The provider's whole answer. Hidden from logs and JSON, since it may carry audio. */
  readonly raw: Raw;
}

/** A voice of the account, as its provider's list has it. */
export interface VoiceDetails<Raw = unknown> {
  /** The provider's name. */
  readonly provider: string;
  /** The provider's id of the voice. */
  readonly id: string;
  readonly name: string;
  /** BCP 47; absent when the provider named none. */
  readonly language?: string;
  readonly description?: string;
  readonly createdAt?: Date;
  /** Where `createdAt` comes from: the service says it, or it stands in the `id`. */
  readonly createdAtSource?: "service" | "id";
  /** The key that the voice was cloned with; absent when it was cloned without one. */
  readonly idempotencyKey?: string;
  /** The provider's whole entry. Hidden from logs and JSON. */
  readonly raw: Raw;
}
