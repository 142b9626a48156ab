import { inLanes } from "../../workspace/programs/in-lanes.ts";
import type { Comparison } from "./comparison.ts";
import { type Difference, listedDifference } from "./differences/difference.ts";
import type { Prism } from "./prism.ts";
import { sendTrial } from "./send-trial.ts";
import type { Trial } from "./trials/trial.ts";
import { missingVerdict, mockVerdict, prismVerdict, type Verdict } from "./verdict.ts";

/** How many requests are under way at a time. */
const lanes = 4;
/** Milliseconds. Every right and wrong request is answered in a few; a busy machine gets plenty. */
const patience = 10_000;
/** Milliseconds for requests that are listed because Prism never answers them. */
const littlePatience = 1000;

/** Who judges, and what is known of them. */
export interface Judges {
  readonly spec: string;
  readonly mockUrl: string;
  readonly prism: Prism;
  readonly differences: readonly Difference[];
}

/** Sends every request to both judges. Those that Prism cannot take come last, so that they hold up no others. */
export async function compareJudges(
  { spec, mockUrl, prism, differences }: Judges,
  trials: readonly Trial[],
): Promise<Comparison[]> {
  const expected = ({ sentence }: Trial): Verdict["says"] | undefined =>
    listedDifference(differences, spec, sentence)?.prism;
  const compare = async (trial: Trial): Promise<Comparison> => {
    const time = expected(trial) === "silent" ? littlePatience : patience;
    const [mock, other] = await Promise.all([
      sendTrial(mockUrl, trial, patience).then(mockVerdict, missingVerdict),
      sendTrial(prism.url, trial, time).then(prismVerdict, missingVerdict),
    ]);
    return { trial, mock, prism: other };
  };

  const breaking = trials.filter((trial) => expected(trial) === "broken");
  const silent = trials.filter((trial) => expected(trial) === "silent");
  const others = trials.filter((trial) => !breaking.includes(trial) && !silent.includes(trial));
  const comparisons = [...(await inLanes(others, lanes, compare)), ...(await inLanes(silent, silent.length, compare))];
  // One at a time, since a process that ends takes the requests beside it along.
  for (const trial of breaking) {
    await prism.revive();
    comparisons.push(await compare(trial));
  }
  return comparisons;
}
