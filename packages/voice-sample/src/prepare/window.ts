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

/** A pause is kept for so long at most where the sample would otherwise be shorter than a provider likes, in frames. */
const mostPadding = 100;

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
 * The part of at most so many seconds with the most speech and the least clipping, from a pause to a pause. Where
 * somebody speaks for longer without one, it ends at the quietest moment of its last second. Of equal parts the first
 * is taken. Where it is up to a second shorter than providers like, more of the pauses around it stays.
 */
export function chooseWindow(
  { stretches }: Speech,
  { levels, peaks }: FrameTrack,
  { least, most }: LikedLength,
): SampleWindow {
  const frames = levels.length;
  const spoken = sums(frames, (add) => {
    for (const { from, to } of stretches) for (let at = from; at < to; at++) add(at, 1);
  });
  const clipped = sums(frames, (add) => {
    for (const [at, peak] of peaks.entries()) if (peak >= fullScale) add(at, clippedCost);
  });
  const within = (list: Float64Array, from: number, to: number): number => (list[to] ?? 0) - (list[from] ?? 0);
  const length = Math.min(frames, Math.floor(most * framesPerSecond));
  let best = { from: 0, to: length };
  let bestWorth = Number.NEGATIVE_INFINITY;
  let end = 0;
  for (const begin of beginnings(stretches, levels, length)) {
    const limit = Math.min(frames, begin + length);
    while ((stretches[end]?.to ?? Number.POSITIVE_INFINITY) <= limit) end += 1;
    const last = stretches[end - 1];
    const cut =
      (stretches[end]?.from ?? limit) < limit
        ? quietest(levels, Math.max(begin + 1, limit - framesPerSecond), limit)
        : 0;
    // A pause is better than a cut, unless it costs more than a quarter of the length.
    const pause = last === undefined ? 0 : Math.min(limit, last.to + breath, stretches[end]?.from ?? limit);
    const to = pause - begin >= 0.75 * length || cut === 0 ? Math.max(pause, begin + 1) : cut;
    const worth = within(spoken, begin, to) - within(clipped, begin, to);
    if (worth <= bestWorth) continue;
    bestWorth = worth;
    best = { from: begin, to };
  }
  const missing = Math.round(least * framesPerSecond) - (best.to - best.from);
  if (missing > 0 && missing <= mostPadding) {
    const to = Math.min(frames, best.to + missing);
    best = { from: Math.max(0, best.from - (missing - (to - best.to))), to };
  }
  return { fromSeconds: best.from / framesPerSecond, toSeconds: best.to / framesPerSecond };
}

/** Where a part may begin: a breath before somebody speaks, and within a long speech at its quiet moments. */
function beginnings(stretches: Speech["stretches"], levels: Float32Array, length: number): number[] {
  return stretches.flatMap(({ from, to }, index) => {
    const first = Math.max(0, stretches[index - 1]?.to ?? 0, from - breath);
    const more: number[] = [];
    for (let at = from + framesPerSecond; at + length <= to; at += framesPerSecond) {
      more.push(quietest(levels, at, at + framesPerSecond));
    }
    return [first, ...more];
  });
}

/** For each frame what was added before it. */
function sums(frames: number, fill: (add: (at: number, value: number) => void) => void): Float64Array {
  const list = new Float64Array(frames + 1);
  fill((at, value) => {
    list[at + 1] = (list[at + 1] ?? 0) + value;
  });
  for (let at = 1; at <= frames; at++) list[at] = (list[at] ?? 0) + (list[at - 1] ?? 0);
  return list;
}

function quietest(levels: Float32Array, from: number, to: number): number {
  let found = to;
  for (let at = from; at < to; at++) {
    if ((levels[at] ?? 0) < (levels[found] ?? Number.POSITIVE_INFINITY)) found = at;
  }
  return found;
}
