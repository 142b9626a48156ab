// What the service knows about a call's look-ups.
import type { ListRequest } from "../lists/list-answer.ts";

/** A time by which an answer must have come to count. */
interface Until {
  readonly settledAt: number;
}

/** One reading of a list from its beginning. */
export interface LookUp {
  /** The voices with the key that the list had when it began. */
  readonly bearers: readonly string[];
  /** When the last page was there, where it was. */
  readonly endedAt: number | undefined;
}

/** The readings from a first page on; one that begins anew is another. */
export function lookUpsOf(asked: readonly ListRequest[]): LookUp[] {
  const found: { bearers: readonly string[]; endedAt: number | undefined }[] = [];
  for (const { cursor, bearers, isLast, doneAt } of asked) {
    if (cursor === undefined) found.push({ bearers, endedAt: undefined });
    const last = found.at(-1);
    if (isLast && last !== undefined) last.endedAt = doneAt;
  }
  return found;
}

/** Whether a reading came to an end, or to something that passes for one. */
export const isComplete = (asked: readonly ListRequest[], { settledAt }: Until): boolean =>
  asked.some(({ isLast, lies, doneAt = Number.POSITIVE_INFINITY }) => (isLast || lies) && doneAt <= settledAt);

/** Whether an answer hid what is there. */
export const isLied = (asked: readonly ListRequest[]): boolean => asked.some(({ lies }) => lies);

/** Whether nothing but pages came. */
export const isSmooth = (asked: readonly ListRequest[]): boolean => asked.every(({ served }) => served === "page");
