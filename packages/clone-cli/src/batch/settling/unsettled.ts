import type { CloneError } from "@org/clone-core";
import type { OutcomeEntry } from "../journal/entry.ts";
import type { ManifestRow } from "../manifest/row.ts";

/** A unit whose request left, or may have, and whose end nobody knows yet. */
export interface Unsettled {
  readonly digest: Buffer;
  /** What every entry of the unit says. */
  readonly what: Pick<OutcomeEntry, "unit" | "provider" | "row" | "name">;
  /** When its request was announced, as the journal has it. */
  readonly at: string;
  /** The same by `performance.now()`. */
  readonly leftAt: number;
  /** How it ended, where that was in this run. */
  readonly ended?: { readonly error: CloneError; readonly recorded: boolean };
  /** Whether this run has sent it a second time already. */
  readonly resent: boolean;
  /** Its row, once the manifest was read so far. */
  row?: ManifestRow;
  /** When its list was last read, by `performance.now()`. */
  lookedAt: number;
}

/** The first pause before a look, and the longest between two, in milliseconds. */
const firstPauseMs = 500;
const longestPauseMs = 60_000;
/** A unit is looked for when it is older by this than at the look before. */
const growth = 1.6;

/** When a unit is looked for next, by `performance.now()`. Nothing is said of it before a look after `absentAfterMs`. */
export function nextLookAt({ leftAt, lookedAt }: Unsettled, absentAfterMs: number): number {
  const grown = leftAt + (lookedAt - leftAt) * growth;
  const next = Math.min(Math.max(grown, lookedAt + firstPauseMs), lookedAt + longestPauseMs);
  const overAt = leftAt + absentAfterMs;
  return overAt > lookedAt ? Math.min(next, overAt) : next;
}

/**
 * When a request left by `performance.now()`, which no set clock moves. Only the wall's clock lasts over a restart: what
 * it says of the future was written before the clock was set back, and counts as just now, so that an absent voice is
 * never taken for older than it is.
 */
export function leftAtOf(at: string, now = { wall: Date.now(), steady: performance.now() }): number {
  const ageMs = now.wall - Date.parse(at);
  return now.steady - Math.max(0, ageMs || 0);
}
