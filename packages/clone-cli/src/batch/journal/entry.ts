import type { CloneErrorCode, CloneWarning } from "@org/clone-core";

/**
 * The first line of a journal. Keys came to entries later, as members that older versions leave unread and that older
 * journals lack: so each reads the other's, and the version stayed.
 */
export const journalHead = { journal: "clone-voice batch", version: 1 } as const;

interface UnitEntry {
  /** SHA-256 of the unit, in hexadecimal. */
  readonly unit: string;
  readonly provider: string;
  /** Where the row stood then. */
  readonly row: number;
  readonly name: string;
  /** ISO 8601. */
  readonly at: string;
}

/** Written, and on disk, before the request leaves. */
export interface SendingEntry extends UnitEntry {
  readonly event: "sending";
  /** The idempotency key in the request. A journal older than keys has none, and its voices bear none. */
  readonly key?: string;
}

export interface CreatedEntry extends UnitEntry {
  readonly event: "created";
  /** The voice's. */
  readonly id: string;
  readonly language?: string;
  readonly warnings: readonly CloneWarning[];
  /** Whether it was found by its key: nobody knows which request made it. Earlier versions wrote `existed`. */
  readonly found?: true;
}

interface FailedEntry extends UnitEntry {
  readonly event: "not_created" | "unknown";
  readonly code: CloneErrorCode;
  readonly status?: number;
  readonly message: string;
}

/** Where a provider's requests go from here on. */
export interface AddressEntry {
  readonly event: "address";
  readonly provider: string;
  /** Without credentials and query. */
  readonly baseUrl: string;
}

export type OutcomeEntry = CreatedEntry | FailedEntry;

export type JournalEntry = SendingEntry | OutcomeEntry | AddressEntry;

/** One line of a journal, if it is one. */
export function parsedEntry(line: string): JournalEntry | typeof journalHead | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  const { event, journal, unit, provider, row, name, at, baseUrl } = value as Record<string, unknown>;
  if (journal === journalHead.journal) return value as typeof journalHead;
  if (typeof provider !== "string") return undefined;
  if (event === "address") return typeof baseUrl === "string" ? (value as AddressEntry) : undefined;
  if (typeof unit !== "string" || !/^[\da-f]{64}$/.test(unit)) return undefined;
  if (typeof row !== "number" || typeof name !== "string" || typeof at !== "string") return undefined;
  const isKnown = event === "sending" || event === "created" || event === "not_created" || event === "unknown";
  return isKnown ? (value as SendingEntry | OutcomeEntry) : undefined;
}

export const isOutcome = ({ event }: JournalEntry): boolean => event !== "sending" && event !== "address";
