import { contenders } from "../setup/contenders.ts";
import { groups, inUnit, type Measure, repositoryMeasures, type Unit } from "./measures.ts";
import { type Figure, figureOf } from "./samples.ts";
import type { Spread } from "./spread.ts";

/** A line of the table: a group's title has no cells. */
export interface Row {
  readonly title: string;
  readonly cells: readonly string[];
}

/** How a figure and its spread are written. */
export type Write = (value: Spread, unit: Unit, runs: number) => string;

/** The median, and by how many percent the middle half of the runs lies around it. */
export const briefly: Write = (value, unit, runs) => {
  const around = Math.round(((value.high - value.low) / 2 / Math.abs(value.median)) * 100);
  return runs > 1 && Number.isFinite(around) ? `${inUnit(value.median, unit)} ±${around}%` : inUnit(value.median, unit);
};

/** The median, and the middle half of the runs. */
export const inFull: Write = (value, unit, runs) =>
  runs > 1
    ? `${inUnit(value.median, unit)} (${inUnit(value.low, unit)} to ${inUnit(value.high, unit)})`
    : inUnit(value.median, unit);

/** The table's rows, of what was measured. */
export function rowsOf(figures: readonly Figure[], write: Write): Row[] {
  return groups.flatMap(({ title, measures }) => {
    const rows = measures
      .flatMap((measure) => rowsOfMeasure(figures, measure, write))
      .filter(({ cells }) => cells.some((cell) => cell !== ""));
    return rows.length === 0 ? [] : [{ title, cells: [] }, ...rows];
  });
}

function rowsOfMeasure(figures: readonly Figure[], { id, title, unit, ratio }: Measure, write: Write): Row[] {
  const cells = (of: (figure: Figure) => string): string[] =>
    contenders.map((contender) => {
      const figure = figureOf(figures, id, contender);
      return figure === undefined ? "" : of(figure);
    });
  const row: Row = { title, cells: cells(({ value, runs }) => write(value, unit, runs)) };
  if (ratio === undefined) return [row];
  const ratios = cells(({ toByHand, runs }) => (toByHand === undefined ? "" : write(toByHand, "/s", runs)));
  return [row, { title: "  × by hand", cells: ratios }];
}

/** What concerns the repository, a line each. */
export function repositoryLines(figures: readonly Figure[]): string[] {
  return repositoryMeasures.flatMap(({ id, title, unit }) => {
    const figure = figureOf(figures, id, "repository");
    return figure === undefined ? [] : [`${title}: ${inFull(figure.value, unit, figure.runs)} ${unit}`];
  });
}
