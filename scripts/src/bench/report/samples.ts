import type { Preparer } from "../prepare/kinds.ts";
import type { QueueWorker } from "../queue/workers.ts";
import type { Contender } from "../setup/contenders.ts";
import { type Spread, spread } from "./spread.ts";

/** Who a figure is of: a contender, who makes samples of recordings, a worker of a queue, or the repository itself. */
export type Subject = Contender | Preparer | QueueWorker | "repository";

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
  /** Divided by ffmpeg's of the same round. */
  readonly toFfmpeg?: Spread;
}

/** Medians with their spread; ratios are taken round by round, since what slows a machine down slows both. */
export function figuresOf(all: readonly Samples[]): Figure[] {
  return all.map((one) => {
    const { measure, subject, values } = one;
    const toByHand = ratio(one, all, "by hand");
    const toFfmpeg = ratio(one, all, "ffmpeg");
    return {
      measure,
      subject,
      runs: values.length,
      value: spread(values),
      ...(toByHand && { toByHand }),
      ...(toFfmpeg && { toFfmpeg }),
    };
  });
}

/** Undefined where there is nothing to divide by. */
function ratio({ measure, subject, values }: Samples, all: readonly Samples[], to: Subject): Spread | undefined {
  const others = all.find((other) => other.measure === measure && other.subject === to)?.values;
  if (others === undefined || subject === to || others.length !== values.length) return undefined;
  const ratios = values.map((value, round) => value / (others[round] ?? Number.NaN));
  return ratios.every(Number.isFinite) ? spread(ratios) : undefined;
}

/** One figure, if it was measured. */
export const figureOf = (figures: readonly Figure[], measure: string, subject: Subject): Figure | undefined =>
  figures.find((figure) => figure.measure === measure && figure.subject === subject);
