import type { Contender } from "../setup/contenders.ts";
import { type Spread, spread } from "./spread.ts";

/** Who a figure is of: a contender, or the repository itself. */
export type Subject = Contender | "repository";

/** What the rounds of one measurement gave. */
export interface Samples {
  readonly measure: string;
  readonly subject: Subject;
  readonly values: readonly number[];
}

/** What the table and the targets read. */
export interface Figure {
  readonly measure: string;
  readonly subject: Subject;
  readonly runs: number;
  readonly value: Spread;
  /** Divided by the hand-written one of the same round. */
  readonly toByHand?: Spread;
}

/** Medians with their spread; ratios are taken round by round, since what slows a machine down slows both. */
export function figuresOf(all: readonly Samples[]): Figure[] {
  return all.map(({ measure, subject, values }) => {
    const figure: Figure = { measure, subject, runs: values.length, value: spread(values) };
    const byHand = all.find((other) => other.measure === measure && other.subject === "by hand")?.values;
    if (byHand === undefined || subject === "by hand" || byHand.length !== values.length) return figure;
    const ratios = values.map((value, round) => value / (byHand[round] ?? Number.NaN));
    return ratios.every(Number.isFinite) ? { ...figure, toByHand: spread(ratios) } : figure;
  });
}

/** One figure, if it was measured. */
export const figureOf = (figures: readonly Figure[], measure: string, subject: Subject): Figure | undefined =>
  figures.find((figure) => figure.measure === measure && figure.subject === subject);
