/** What goes over the wire as an answer. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty where the status never has one. */
  readonly body: string | Uint8Array<ArrayBuffer>;
}
