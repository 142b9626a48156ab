/** A request as the fault server got it. */
export interface FaultRequest {
  readonly method: string;
  /** Path and query, without the fault's name: `/voices/clone`. */
  readonly path: string;
  /** Names in lower case; a header that came several times is joined with commas. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body without its transfer coding, as far as it had arrived. */
  readonly body: Uint8Array<ArrayBuffer>;
  /** Whether the server read the whole request. A fault that strikes earlier leaves it incomplete. */
  readonly complete: boolean;
  /** Which connection it came on, counted from 1 since the server started. */
  readonly connection: number;
}

/** How many requests a fault has had. */
export interface FaultCounts {
  /** Requests that were read whole. */
  readonly complete: number;
  /** Requests of which no more than a part was read. */
  readonly partial: number;
  /** Complete requests per connection, in the order in which the connections first called. */
  readonly perConnection: readonly number[];
}
