import type { Pace } from "../bounds/pace.ts";
import { type FrameTrack, framesPerSecond } from "./frame-track.ts";

/** Where somebody speaks, in frames: from the first, up to but not including the last. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What was found about the speech of one channel. */
export interface Speech {
  readonly stretches: readonly Stretch[];
  /** In seconds. */
  readonly seconds: number;
  /** The level that nine tenths of the speech stay below, in dBFS; -120 where there is none. */
  readonly levelDbfs: number;
}

// All figures are this package's own, tried on speech, tones, noise and music: see `pnpm prove recordings`.

/** Nothing quieter is heard by anybody, in dBFS. */
const inaudibleDbfs = -60;
/** Between its words a recording is at least so much quieter than in them, in dB. */
const aboveNoiseDb = 6;
/** The quietest sounds of a sentence lie less below its loudest ones, in dB. */
const withinSpeechDb = 30;
/** A pause within a word, and between words that belong together, in frames. */
const shortestPause = 25;
/** A click or a cough is shorter, in frames. */
const shortestStretch = 15;
/** Speech goes up and down with its syllables, four in a second; a tone and a noise do not, in dB within a second. */
const syllableDb = 6;
/** A noise that does not change goes up and down less, in dB within a second, and is looked for four times in each. */
const steadyDb = 4;
const steadyStep = framesPerSecond / 4;
/** It changes between vowels and consonants, by at least this factor in how often the signal crosses zero. */
const soundsFactor = 1.9;
/** What is quieter is a pause and no sound of its own, in dB below the loudest of its second: beeps are no syllables. */
const heardDb = 25;
/** So many frames are looked at in a few milliseconds. */
const framesAtOnce = 50_000;
/** A second. */
const windowFrames = framesPerSecond;

/** Finds speech by its levels and by how they change. A song is not told from it, nor one voice from another. */
export async function findSpeech(track: FrameTrack, pace: Pace): Promise<Speech> {
  const { levels, crossings } = track;
  const all = new Histogram();
  for (let at = 0; at < levels.length; at += framesAtOnce) {
    all.add(levels.subarray(at, at + framesAtOnce));
    if (pace.isDue) await pace.rest();
  }
  const floor = all.share(0.1);
  const top = all.share(0.9, inaudibleDbfs);
  if (top <= inaudibleDbfs) return none;
  const threshold = Math.max(inaudibleDbfs, floor + aboveNoiseDb, top - withinSpeechDb);
  const stretches: Stretch[] = [];
  for (const loud of await stretchesAbove(levels, threshold, pace)) {
    for (const stretch of await withoutSteady(loud, levels, pace)) {
      if (await changesLikeSpeech(stretch, levels, crossings, pace)) stretches.push(stretch);
    }
  }
  if (stretches.length === 0) return none;
  const spoken = new Histogram();
  for (const { from, to } of stretches) spoken.add(levels.subarray(from, to));
  return {
    stretches,
    seconds: stretches.reduce((sum, { from, to }) => sum + to - from, 0) / framesPerSecond,
    levelDbfs: spoken.share(0.9),
  };
}

const none: Speech = { stretches: [], seconds: 0, levelDbfs: -120 };

async function stretchesAbove(levels: Float32Array, threshold: number, pace: Pace): Promise<Stretch[]> {
  const found: { from: number; to: number }[] = [];
  let last: { from: number; to: number } | undefined;
  for (let at = 0; at < levels.length; at++) {
    if (at % framesAtOnce === 0 && pace.isDue) await pace.rest();
    if ((levels[at] ?? 0) <= threshold) continue;
    if (last !== undefined && at - last.to <= shortestPause) last.to = at + 1;
    else {
      last = { from: at, to: at + 1 };
      found.push(last);
    }
  }
  return found.filter(({ from, to }) => to - from >= shortestStretch);
}

/** The parts of a stretch between seconds that only hum or hiss: what is said above a noise begins and ends with it. */
async function withoutSteady({ from, to }: Stretch, levels: Float32Array, pace: Pace): Promise<Stretch[]> {
  const parts: Stretch[] = [];
  let begin = from;
  let end = from;
  for (let at = from; at + windowFrames <= to; at += steadyStep) {
    const inside = levels.subarray(at, at + windowFrames);
    if (pace.isDue) await pace.rest();
    if (share(inside, 0.9) - share(inside, 0.1) >= steadyDb) continue;
    if (at > end) parts.push({ from: begin, to: at });
    end = at + windowFrames;
    begin = end;
  }
  if (to > begin) parts.push({ from: begin, to });
  return parts.filter((part) => part.to - part.from >= shortestStretch);
}

/** Whether most seconds of a stretch, or all of a shorter one, go up and down and change their sound. */
async function changesLikeSpeech(
  { from, to }: Stretch,
  levels: Float32Array,
  crossings: Float32Array,
  pace: Pace,
): Promise<boolean> {
  let seconds = 0;
  let changing = 0;
  for (let at = from; at < to; at += windowFrames) {
    const end = to - at < 1.5 * windowFrames ? to : at + windowFrames;
    const inside = levels.subarray(at, end);
    const top = share(inside, 0.9);
    const sounds = crossings.slice(at, end).filter((_, index) => (inside[index] ?? 0) >= top - heardDb);
    seconds += 1;
    const isUneven = top - share(inside, 0.1) >= syllableDb;
    const isVaried = share(sounds, 0.9) >= soundsFactor * Math.max(1e-4, share(sounds, 0.1));
    if (isUneven && isVaried) changing += 1;
    if (pace.isDue) await pace.rest();
    if (end === to) break;
  }
  return changing >= seconds / 2;
}

/** Levels in tenths of a dB, from -120 to 40: hours of them need no sorting, which would hold up everything else. */
class Histogram {
  readonly #counts = new Uint32Array(1_601);

  add(levels: Float32Array): void {
    for (let index = 0; index < levels.length; index++) {
      const level = levels[index] ?? -120;
      const at = Math.max(0, Math.min(1_600, Math.round((level + 120) * 10)));
      this.#counts[at] = (this.#counts[at] ?? 0) + 1;
    }
  }

  /** The level that this share of those above `least` stays below; `least` itself where there are none. */
  share(part: number, least = -120): number {
    const first = Math.round((least + 120) * 10);
    let left = part * this.#counts.subarray(first).reduce((sum, count) => sum + count, 0);
    for (let at = first; at <= 1_600; at++) {
      left -= this.#counts[at] ?? 0;
      if (left < 0) return at / 10 - 120;
    }
    return least;
  }
}

/** The value that this share of some values stays below. */
function share(values: Float32Array, part: number): number {
  const sorted = values.slice().sort();
  return sorted[Math.floor(part * (sorted.length - 1))] ?? 0;
}
