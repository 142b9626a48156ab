import { bodyRows } from "./rows/body.ts";
import { codingRows } from "./rows/coding.ts";
import { connectionRows } from "./rows/connection.ts";
import { echoRows } from "./rows/echo.ts";
import { framingRows } from "./rows/framing.ts";
import { redirectRows } from "./rows/redirect.ts";
import { retryRows } from "./rows/retry.ts";
import type { FaultReply, FaultRow, Filled, PlayedRow } from "./rows/row.ts";
import { statusRows } from "./rows/status.ts";

const rows = [
  ...statusRows,
  ...retryRows,
  ...connectionRows,
  ...framingRows,
  ...bodyRows,
  ...codingRows,
  ...redirectRows,
  ...echoRows,
] as const;

/** Every fault: its name, what happens, names to call it by, and when it strikes. */
export const faultTable: readonly FaultRow[] = rows.map(({ name, what, examples, strikes }) => ({
  name,
  what,
  examples,
  strikes,
}));

/** By themselves: the type of the names below is not to show what the server does. */
const patternNames = rows.map(({ name }) => name);

/** The names of the faults, as the first segment of a path, with a number for each placeholder of the table. */
export type FaultName = Filled<(typeof patternNames)[number]>;

/** Every fault at least once, by names that can be called: for a test that goes through all of them. */
export const faultNames: readonly FaultName[] = rows.flatMap((row): readonly FaultName[] => row.examples);

/** A fault that was found by its name. */
export interface FoundFault {
  readonly row: PlayedRow;
  /** The numbers of the name, in order. */
  readonly numbers: readonly string[];
}

/**
 * Whether an answer leaves open that the service did what it was asked: none at all, a success, a failure of its own, and
 * a redirect whose method may change. After any other answer it surely did nothing.
 */
export function leavesOpen({ status, raw = "" }: FaultReply): boolean {
  // What is sent by hand has its status in its own words; interim ones do not count.
  const [, written] = /HTTP\/1\.1 ([2-5]\d\d)/.exec(raw) ?? [];
  const told = status ?? (written === undefined ? undefined : Number(written));
  if (told === undefined || told < 300 || told >= 500 || told === 408) return true;
  return told < 400 && told !== 307 && told !== 308;
}

/** The fault of this name; `undefined` when there is none. */
export function findFault(name: string): FoundFault | undefined {
  for (const [pattern, row] of patterns) {
    const match = pattern.exec(name);
    if (match !== null) return { row, numbers: match.slice(1) };
  }
  return undefined;
}

const numbers: Readonly<Record<string, string>> = {
  "<status>": "([2-5]\\d\\d)",
  "<redirect>": "(30\\d)",
  "<seconds>": "(-?\\d+(?:\\.\\d+)?)",
  "<n>": "([1-9]\\d*)",
};

const patterns = rows.map((row): readonly [RegExp, PlayedRow] => [
  new RegExp(`^${row.name.replace(/<\w+>/g, (placeholder) => numbers[placeholder] ?? placeholder)}$`),
  row,
]);
