import type { Pace } from "../bounds/pace.ts";
import type { SampleLimits } from "../sample-findings.ts";
import type { Speech } from "../speech/find-speech.ts";
import { type FrameTrack, framesPerSecond } from "../speech/frame-track.ts";

/** The part of a recording that becomes a sample, in seconds from its beginning. */
export interface SampleWindow {
  readonly fromSeconds: number;
  readonly toSeconds: number;
}

/** So much of the pause before and behind the speech stays, as a breath, in frames. */
const breath = 20;
/** What is clipped sounds broken: a frame at full scale counts half as much as another one. */
const clippedCost = 0.5;
/** From here on a value counts as clipped. */
const fullScale = 0.999;
/** A frame in a noisy second counts up to so much less; noisy is what has pauses 10 dB below the speech. */
const noiseCost = 0.3;
const quietPauseDb = 30;
const noisyPauseDb = 10;
/** What goes on for longer without speech is no breath: each frame of it undoes one of speech. */
const longestPause = framesPerSecond;
/** A cut within a sentence costs as much as this share of the length: it is taken where there is no pause near. */
const cutCost = 0.25;
/** A pause is kept for so long at most where the sample would otherwise be shorter than a provider likes, in frames. */
const mostPadding = 100;
/** Nobody hears a tenth of a second more of speech, or that much less noise: the earlier part stays. In frames. */
const clearlyMore = 10;
/** So many parts are weighed in less than a millisecond. */
const stepsAtOnce = 1_000;

/** How long a sample is liked best, in seconds. */
export interface LikedLength {
  readonly least: number;
  /** Infinite where no limit says it. */
  readonly most: number;
}

/** The length that all limits like best; where they part, what is too long for one weighs more. */
export function likedLength(limits: readonly SampleLimits[]): LikedLength {
  const most = Math.min(
    ...limits.map(({ seconds }) => seconds?.bestTo ?? seconds?.max ?? seconds?.cutAt ?? Number.POSITIVE_INFINITY),
  );
  return {
    least: Math.min(most, Math.max(0, ...limits.map(({ seconds }) => seconds?.bestFrom ?? seconds?.min ?? 0))),
    most,
  };
}

/**
 * The part of at most so many seconds with the most speech and the least clipping and noise, from a pause to a pause and
 * without a long one in between. Where somebody speaks for longer without one, it ends at the quietest moment of its last
 * second. Of equal parts the first is taken. Where it is up to a second shorter than providers like, more of the pauses
 * around it stays.
 */
export async function chooseWindow(
  speech: Speech,
  track: FrameTrack,
  { least, most }: LikedLength,
  pace: Pace,
): Promise<SampleWindow> {
  const { stretches } = speech;
  const { levels } = track;
  const frames = levels.length;
  const worths = await worthOfFrames(speech, track, pace);
  const length = Math.min(frames, Math.floor(most * framesPerSecond));
  const leastLength = least * framesPerSecond;
  let best = { from: 0, to: length };
  let bestWorth = Number.NEGATIVE_INFINITY;
  const weigh = (from: number, to: number, cost: number): void => {
    const missing = Math.max(0, leastLength - (to - from));
    const worth = (worths[to] ?? 0) - (worths[from] ?? 0) - cost - missing;
    if (worth <= bestWorth + clearlyMore) return;
    bestWorth = worth;
    best = { from, to };
  };
  let steps = 0;
  for (const { begin, index } of beginnings(stretches, levels, length)) {
    const limit = Math.min(frames, begin + length);
    let pauses = 0;
    let next = index;
    for (; (stretches[next]?.to ?? Number.POSITIVE_INFINITY) <= limit; next++) {
      pauses += next === index ? 0 : longPause(stretches[next - 1], stretches[next]);
      const end = stretches[next]?.to ?? limit;
      weigh(begin, Math.max(begin + 1, Math.min(limit, end + breath, stretches[next + 1]?.from ?? limit)), pauses);
      steps += 1;
    }
    // Somebody still speaks there.
    if ((stretches[next]?.from ?? limit) < limit) {
      pauses += next === index ? 0 : longPause(stretches[next - 1], stretches[next]);
      const end = quietest(levels, Math.max(begin + 1, limit - framesPerSecond), limit);
      weigh(begin, end, pauses + cutCost * length);
    }
    steps += 1;
    if (steps >= stepsAtOnce) {
      steps = 0;
      if (pace.isDue) await pace.rest();
    }
  }
  const missing = Math.round(leastLength) - (best.to - best.from);
  if (missing > 0 && missing <= mostPadding) {
    const to = Math.min(frames, best.to + missing);
    best = { from: Math.max(0, best.from - (missing - (to - best.to))), to };
  }
  return { fromSeconds: best.from / framesPerSecond, toSeconds: best.to / framesPerSecond };
}

type Stretch = Speech["stretches"][number];

const longPause = (before: Stretch | undefined, after: Stretch | undefined): number =>
  Math.max(0, (after?.from ?? 0) - (before?.to ?? 0) - longestPause);

/** What a part is worth: of each frame the worth of all before it. */
async function worthOfFrames(
  { stretches, levelDbfs }: Speech,
  { levels, peaks }: FrameTrack,
  pace: Pace,
): Promise<Float64Array> {
  const frames = levels.length;
  const sums = new Float64Array(frames + 1);
  let stretch = 0;
  let sum = 0;
  let noise = 0;
  for (let at = 0; at < frames; at++) {
    if (at % framesPerSecond === 0) {
      const pause = levelDbfs - floorOf(levels.subarray(at, at + framesPerSecond));
      const share = (quietPauseDb - pause) / (quietPauseDb - noisyPauseDb);
      noise = noiseCost * Math.min(1, Math.max(0, share));
      if (pace.isDue) await pace.rest();
    }
    while ((stretches[stretch]?.to ?? Number.POSITIVE_INFINITY) <= at) stretch += 1;
    const isSpoken = (stretches[stretch]?.from ?? Number.POSITIVE_INFINITY) <= at;
    const peak = peaks[at] ?? 0;
    sum += (isSpoken ? 1 - noise : 0) - (peak >= fullScale && peak <= 1 ? clippedCost : 0);
    sums[at + 1] = sum;
  }
  return sums;
}

/** The level of the pauses of a second: a tenth of it is quieter. */
function floorOf(levels: Float32Array): number {
  const sorted = levels.slice().sort();
  return sorted[Math.floor(0.1 * (sorted.length - 1))] ?? -120;
}

/** Where a part may begin: a breath before somebody speaks, and within a long speech at its quiet moments. */
function* beginnings(
  stretches: readonly Stretch[],
  levels: Float32Array,
  length: number,
): Generator<{ readonly begin: number; readonly index: number }> {
  for (const [index, { from, to }] of stretches.entries()) {
    yield { begin: Math.max(0, stretches[index - 1]?.to ?? 0, from - breath), index };
    for (let at = from + framesPerSecond; at + length <= to; at += framesPerSecond) {
      yield { begin: quietest(levels, at, at + framesPerSecond), index };
    }
  }
}

function quietest(levels: Float32Array, from: number, to: number): number {
  let found = to;
  for (let at = from; at < to; at++) {
    if ((levels[at] ?? 0) < (levels[found] ?? Number.POSITIVE_INFINITY)) found = at;
  }
  return found;
}
