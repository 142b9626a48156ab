import { type Difference, listedDifference } from "./differences/difference.ts";
import type { Trial } from "./trials/trial.ts";
import type { Verdict } from "./verdict.ts";

/** One request and what both judges made of it. */
export interface Comparison {
  readonly trial: Trial;
  readonly mock: Verdict;
  readonly prism: Verdict;
}

/** What came of the whole table of one service. */
export interface Outcome {
  readonly requests: number;
  /** Both accept. */
  readonly accepted: number;
  /** Both refuse. */
  readonly refused: number;
  /** How many requests each listed difference stands for. */
  readonly listed: ReadonlyMap<Difference, number>;
  /** Requests on which the judges differ and should not. */
  readonly unlisted: readonly Comparison[];
  /** Requests that are listed and yet do not differ in the way their entry says. */
  readonly stale: readonly (Comparison & { readonly difference: Difference })[];
  /** Entries that no request of the table matches. */
  readonly unused: readonly Difference[];
}

/** Sorts comparisons into agreements, listed differences, and what is wrong with either. */
export function weigh(spec: string, comparisons: readonly Comparison[], differences: readonly Difference[]): Outcome {
  const own = differences.filter(({ service }) => service === "both" || service === spec);
  const listed = new Map<Difference, number>();
  const unlisted: Comparison[] = [];
  const stale: (Comparison & { difference: Difference })[] = [];
  let accepted = 0;
  let refused = 0;
  for (const comparison of comparisons) {
    const { trial, mock, prism } = comparison;
    const difference = listedDifference(own, spec, trial.sentence);
    if (difference !== undefined) {
      if (mock.says === difference.mock && prism.says === difference.prism) {
        listed.set(difference, (listed.get(difference) ?? 0) + 1);
      } else {
        stale.push({ ...comparison, difference });
      }
    } else if (mock.says !== prism.says || (mock.says !== "accept" && mock.says !== "refuse")) {
      unlisted.push(comparison);
    } else if (mock.says === "accept") {
      accepted += 1;
    } else {
      refused += 1;
    }
  }
  const matched = new Set([...listed.keys(), ...stale.map(({ difference }) => difference)]);
  const unused = own.filter((difference) => !matched.has(difference));
  return { requests: comparisons.length, accepted, refused, listed, unlisted, stale, unused };
}

/** Whether the judges agree as far as they should. */
export const isAgreed = ({ unlisted, stale, unused }: Outcome): boolean =>
  unlisted.length + stale.length + unused.length === 0;
