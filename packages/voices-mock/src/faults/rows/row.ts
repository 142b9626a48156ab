import type { FaultRequest } from "../request.ts";
import type { FaultWords } from "../words.ts";

/** A name of the table with a number for each `<placeholder>`: `status-<status>` becomes `status-${number}`. */
export type Filled<Name extends string> = Name extends `${infer Start}<${string}>${infer Rest}`
  ? `${Start}${number}${Filled<Rest>}`
  : Name;

/** One row of the table of faults. */
export interface FaultRow<Name extends string = string> {
  /** First segment of a path; `<status>`, `<redirect>`, `<seconds>` and `<n>` stand for numbers. */
  readonly name: Name;
  /** What happens, as a sentence. */
  readonly what: string;
  /** Names that can be called as they are: the name itself, or some with numbers filled in. */
  readonly examples: readonly Filled<Name>[];
  /** How much of a request has arrived when the fault strikes. */
  readonly strikes: FaultStage;
}

/** A row with what the server does. */
export interface PlayedRow<Name extends string = string> extends FaultRow<Name> {
  readonly reply: (call: FaultCall) => FaultReply;
}

/** How much is read before the fault strikes: the head alone, at least half of the body, or everything. */
export type FaultStage = "head" | "middle" | "complete";

/** What a fault may look at. */
export interface FaultCall {
  readonly request: FaultRequest;
  /** The numbers of its name, in order. */
  readonly numbers: readonly string[];
  /** The first segment as it was called, with whatever stands behind the fault's name. */
  readonly name: string;
  /** How many requests this fault has had on this connection, this one included. */
  readonly turn: number;
  /** The voice that the service has created, where it has. */
  readonly voice?: { readonly id: string; readonly name: string } | undefined;
  readonly words: FaultWords;
  /** Addresses of the server, without a slash at the end: the one that was called and another origin. */
  readonly origins: { readonly own: string; readonly other: string };
}

/** What a fault sends, and what then becomes of the connection. */
export interface FaultReply {
  /** Sent as it is, one byte per character, before or instead of an answer. */
  readonly raw?: string;
  /** The status of the answer. Without one there is no answer, only `raw`. */
  readonly status?: number;
  /** @default the usual phrase of the status */
  readonly reason?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Compresses the body and says so. */
  readonly coding?: "gzip" | "br" | "deflate";
  /** What the headers say about the body: its length in bytes, another length, chunks, or nothing. @default its length */
  readonly framing?: number | "chunked" | "none";
  /** Only so many bytes of the body are sent; `half` is the first half, as if that were all of it. @default all */
  readonly cut?: number | "half";
  /** What comes after. @default "keep" */
  readonly ending?: FaultEnding;
}

/**
 * What becomes of a connection: kept for the next request; closed (FIN); reset (TCP RST); left open without another
 * word; left open and not even read from; fed one byte every 50 ms; or fed 100 MB as fast as it takes them.
 */
export type FaultEnding = "keep" | "close" | "reset" | "stall" | "unread" | "trickle" | "pour";

/** Makes a row; `examples` is needed where the name has placeholders. */
export function faultRow<const Name extends string>(
  name: Name,
  what: string,
  reply: FaultReply | PlayedRow["reply"],
  { examples, strikes = "complete" }: { examples?: readonly Filled<NoInfer<Name>>[]; strikes?: FaultStage } = {},
): PlayedRow<Name> {
  return {
    name,
    what,
    // Without placeholders a name is its own example.
    examples: examples ?? [name as unknown as Filled<Name>],
    strikes,
    reply: typeof reply === "function" ? reply : () => reply,
  };
}

/** The media type of most answers. */
export const jsonType = { "content-type": "application/json" };

/** An answer in JSON; statuses that never have a body get none. */
export const jsonReply = (
  status: number,
  value: unknown,
  more: Omit<FaultReply, "status" | "body"> = {},
): FaultReply => ({
  ...more,
  status,
  headers: { ...jsonType, ...more.headers },
  body: JSON.stringify(value),
});
