import type { Bytes } from "./bytes.ts";

/** One header as it goes out. A name may come twice. */
export type Header = readonly [name: string, value: string];

/** One request that both judges see, byte for byte the same. */
export interface Trial {
  /** What is particular about it, as a sentence that no other trial of the service has. */
  readonly sentence: string;
  readonly method: string;
  /** The path below the base address, with a query if there is one. */
  readonly path: string;
  /** Without `Host` and `Content-Length`, which the sender adds. */
  readonly headers: readonly Header[];
  readonly body: Bytes;
}

/** A trial with some of its parts replaced. */
export function changed(trial: Trial, sentence: string, change: Partial<Omit<Trial, "sentence">>): Trial {
  return { ...trial, ...change, sentence };
}

/** The same headers with every one of this name replaced by the given ones; by none, to leave it out. */
export function withHeader(headers: readonly Header[], name: string, ...values: readonly string[]): Header[] {
  const others = headers.filter(([other]) => other.toLowerCase() !== name.toLowerCase());
  return [...others, ...values.map((value): Header => [name, value])];
}
