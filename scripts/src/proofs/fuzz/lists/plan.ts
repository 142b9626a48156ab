// What the made-up service's list of voices is like: plain data, as the rest of a scenario is.
import type { Answer } from "../answer.ts";

/** A voice that is there before the call. */
export interface VoiceBefore {
  readonly what:
    | "bearer"
    | "another account's bearer"
    | "another key"
    | "a longer key"
    | "a name that holds the key"
    | "a text that mentions the key"
    | "plain";
  /** How long before the call it was made, in seconds. */
  readonly age: number;
  /** Whether the service says when. */
  readonly dated: boolean;
}

/** What becomes of one list request. */
export interface ListTurn {
  readonly kind: "page" | "page again" | "stale cursor" | "busy" | "garbage" | "fault";
  /** Of several kinds of garbage, of what is said to a stale cursor, and of the seconds that a busy service asks for. */
  readonly which: number;
  /** How it comes; of a fault everything. */
  readonly carried: Answer;
}

export const spellings = [
  "as given",
  "trimmed",
  "mark first",
  "entities",
  "hexadecimal entities",
  "entities twice",
  "Markdown",
  "percent",
] as const;
/** How the service shows texts. */
export type Spelling = (typeof spellings)[number];

export interface ListPlan {
  readonly before: readonly VoiceBefore[];
  /** The sizes of pages, in turn. */
  readonly pageSizes: readonly number[];
  /** What becomes of list requests, in turn. From then on there are pages. */
  readonly turns: readonly ListTurn[];
  /** The same from the first request for a voice on. */
  readonly later: readonly ListTurn[];
  /** How long every page takes. */
  readonly pageMs: number;
  /** A new voice is in the list after this long and so many list requests. */
  readonly lag: { readonly ms: number; readonly requests: number };
  readonly spelling: Spelling;
  readonly order: "oldest first" | "newest first" | "shuffled";
  /** Whether the service leaves out what was not asked for: other owners' voices, and those without the text that is searched. */
  readonly filters: boolean;
  readonly endless: "no" | "new pages" | "the same page";
}

/** The text in the mark of a scenario whose `idempotencyKey` is none: other voices bear it. */
export const otherKey = "another-key.1";

const rightKey = /^[A-Za-z0-9_.:-]{1,64}$/;

export const isRightKey = (key: unknown): key is string => typeof key === "string" && rightKey.test(key);
