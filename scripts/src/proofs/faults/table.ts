import type { FaultResult } from "@org/clone-conformance";
import type { Observed, RuntimeReport } from "./observed.ts";

/** How words are marked; plain text in a pipe. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly wrong: (text: string) => string;
}

export const plain: Style = { bold: String, faint: String, wrong: String };
const mark = (start: number, end: number) => (text: string) => `\x1b[${start}m${text}\x1b[${end}m`;
export const coloured: Style = { bold: mark(1, 22), faint: mark(2, 22), wrong: mark(31, 39) };

const widths = [8, 20, 11, 6] as const;
const heads = ["requests", "code", "outcome", "ms"] as const;
const groupWidth = widths.reduce((sum, width) => sum + width + 2, 0);

/** A row per fault, a group of columns per provider. */
export function faultTableLines({ providers }: RuntimeReport, { bold, faint, wrong }: Style): string[] {
  const names = Object.keys(providers);
  const rows = rowsOf(providers);
  if (rows.size === 0) return [];
  const nameWidth = Math.max(...[...rows.keys()].map((name) => name.length), "fault".length);
  const columns = heads.map((head, index) => aligned(head, index)).join("  ");
  return [
    bold([" ".repeat(nameWidth), ...names.map((name) => name.padEnd(groupWidth - 2))].join("  ").trimEnd()),
    faint(["fault".padEnd(nameWidth), ...names.map(() => columns)].join("  ")),
    ...[...rows].map(([fault, cells]) => {
      const groups = names.map((name) => cellsOf(cells.get(name)));
      const isBroken = [...cells.values()].some(({ broken }) => broken.length > 0);
      const line = [fault.padEnd(nameWidth), ...groups].join("  ").trimEnd();
      return isBroken ? wrong(`${line}  BROKEN`) : line;
    }),
  ];
}

/** What each provider came to, by fault. */
function rowsOf(providers: RuntimeReport["providers"]): Map<string, Map<string, FaultResult>> {
  const rows = new Map<string, Map<string, FaultResult>>();
  for (const [provider, all] of Object.entries(providers)) {
    for (const result of faultsOf(all)) {
      const row = rows.get(result.fault) ?? new Map<string, FaultResult>();
      rows.set(result.fault, row.set(provider, result));
    }
  }
  return rows;
}

export const faultsOf = (all: readonly Observed[]): FaultResult[] => all.flatMap(({ fault }) => fault ?? []);

// Numbers are read from the right.
const aligned = (text: string, column: number): string =>
  column === 0 || column === 3 ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0);

function cellsOf(result: FaultResult | undefined): string {
  if (result === undefined) return " ".repeat(groupWidth - 2);
  const { requests, code, outcome, milliseconds } = result;
  return [String(requests), code, outcome, milliseconds.toFixed(milliseconds < 10 ? 1 : 0)].map(aligned).join("  ");
}
