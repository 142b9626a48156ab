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

interface Column {
  readonly head: string;
  readonly width: number;
  /** Numbers are read from the right. */
  readonly isNumber?: boolean;
}

/** What is shown of each provider under one fault. */
interface Row {
  readonly fault: string;
  readonly groups: readonly (readonly string[] | undefined)[];
  readonly isBroken: boolean;
}

const cloningColumns: readonly Column[] = [
  { head: "requests", width: 8, isNumber: true },
  { head: "code", width: 20 },
  { head: "outcome", width: 11 },
  { head: "ms", width: 6, isNumber: true },
];
const afterwardsColumns: readonly Column[] = [
  { head: "with a key", width: 20 },
  { head: "voices", width: 6, isNumber: true },
  { head: "list", width: 20 },
  { head: "delete", width: 20 },
];

/** A row per fault, a group of columns per provider: one call that clones. */
export const faultTableLines = (report: RuntimeReport, style: Style): string[] =>
  linesOf(report, style, cloningColumns, ofCloning, ([result]) => {
    if (result === undefined) return undefined;
    const { requests, code, outcome = "", milliseconds } = result;
    return [String(requests), code, outcome, milliseconds.toFixed(milliseconds < 10 ? 1 : 0)];
  });

/**
 * The same of what comes after it: a call with a key, the voices that bear it once another call with it has come, and the
 * calls about voices that exist; those of get, update and preview stand in the JSON alone.
 */
export const afterwardsTableLines = (report: RuntimeReport, style: Style): string[] =>
  linesOf(report, style, afterwardsColumns, ofAfterwards, (results) => {
    const keyed = results.find(({ voices }) => voices !== undefined);
    const codeOf = (name: string): string => results.find(({ operation }) => operation === name)?.code ?? "";
    return results.length === 0
      ? undefined
      : [keyed?.code ?? "", String(keyed?.voices ?? ""), codeOf("list"), codeOf("delete")];
  });

const ofCloning = ({ operation, voices }: FaultResult): boolean => operation === undefined && voices === undefined;
const ofAfterwards = (result: FaultResult): boolean => !ofCloning(result);

function linesOf(
  { providers }: RuntimeReport,
  { bold, faint, wrong }: Style,
  columns: readonly Column[],
  isMeant: (result: FaultResult) => boolean,
  cells: (results: readonly FaultResult[]) => readonly string[] | undefined,
): string[] {
  const names = Object.keys(providers);
  const rows = rowsOf(providers, isMeant, cells);
  if (rows.length === 0) return [];
  const nameWidth = Math.max(...rows.map(({ fault }) => fault.length), "fault".length);
  const groupWidth = columns.reduce((sum, { width }) => sum + width + 2, -2);
  const group = (texts: readonly string[]): string =>
    columns
      .map(({ width, isNumber }, index) => {
        const text = texts[index] ?? "";
        return isNumber ? text.padStart(width) : text.padEnd(width);
      })
      .join("  ");
  const heads = group(columns.map(({ head }) => head));
  return [
    bold([" ".repeat(nameWidth), ...names.map((name) => name.padEnd(groupWidth))].join("  ").trimEnd()),
    faint(["fault".padEnd(nameWidth), ...names.map(() => heads)].join("  ").trimEnd()),
    ...rows.map(({ fault, groups, isBroken }) => {
      const line = [fault.padEnd(nameWidth), ...groups.map((texts) => group(texts ?? []))].join("  ").trimEnd();
      return isBroken ? wrong(`${line}  BROKEN`) : line;
    }),
  ];
}

/** What each provider came to, by fault. */
function rowsOf(
  providers: RuntimeReport["providers"],
  isMeant: (result: FaultResult) => boolean,
  cells: (results: readonly FaultResult[]) => readonly string[] | undefined,
): Row[] {
  const meant = Object.values(providers).map((all) => faultsOf(all).filter(isMeant));
  const faults = [...new Set(meant.flat().map(({ fault }) => fault))];
  return faults.map((fault) => {
    const found = meant.map((results) => results.filter((result) => result.fault === fault));
    const isBroken = found.flat().some(({ broken }) => broken.length > 0);
    return { fault, groups: found.map(cells), isBroken };
  });
}

export const faultsOf = (all: readonly Observed[]): FaultResult[] => all.flatMap(({ fault }) => fault ?? []);
