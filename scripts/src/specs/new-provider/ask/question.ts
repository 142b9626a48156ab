import type { AskedOption } from "../options.ts";

/** Something that a document leaves out, and that a person can say. */
export interface Question {
  /** The option that answers it. */
  readonly option: AskedOption;
  /** What is asked for and why: `the service's address: the document names no server`. */
  readonly asks: string;
  /** A right answer of somebody else. */
  readonly example: string;
  /** What the document lets one think. */
  readonly guess?: string;
  /** Answers that the document has. */
  readonly choices?: readonly string[];
}
