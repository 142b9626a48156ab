/** Something that did not stop the voice from being created, but that a person may want to know. */
export interface CloneWarning {
  /**
   * - `language_differs`: the voice has another region or script than asked for
   * - `undocumented_format`, `undocumented_size`: a page of the provider does not list the sample's format or size
   * - `sample_warning`, `sample_error`: what the provider said of a sample; one with an error was not used
   */
  readonly code: "language_differs" | "undocumented_format" | "undocumented_size" | "sample_warning" | "sample_error";
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
  readonly warnings: readonly CloneWarning[];
  /** The provider's whole answer. Hidden from logs and JSON, since it may carry audio. */
  readonly raw: Raw;
}
