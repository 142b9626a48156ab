import type { Pace } from "../bounds/pace.ts";
import { findSpeech } from "../speech/find-speech.ts";
import { FrameTrack, framesPerSecond } from "../speech/frame-track.ts";
import { addMix, cut } from "../speech/mix.ts";
import type { SampleLevels, SpeechStretch } from "./sample-levels.ts";

/** Levels below it are of no use to anybody, and it is the value that keeps silence a number, in dBFS. */
const lowest = -120;
const silenceDbfs = -50;
const windowsPerSecond = framesPerSecond;
/** Noise and speech are told apart in pieces of 50 ms, short enough to fall between words. */
const windowsPerPiece = 5;
const quietest = 0.1;
const loudest = 0.9;
const waveformParts = 400;
/** One value at full scale may be a loud moment; a flat top is a recording that was too loud. */
const clippedRow = 3;

/** One part of a decoded recording: an array for each channel, all of one length. */
export interface PcmBlock {
  readonly channels: readonly Float32Array[];
  readonly sampleRate: number;
}

/** Measures a recording block by block, in memory that grows by some bytes for each 10 ms. */
export class LevelMeter {
  readonly #fullScale: number;
  #mix: FrameTrack | undefined;
  /** Of two channels, each one by itself. */
  #sides: readonly FrameTrack[] = [];
  readonly #windowPeaks: number[] = [];
  readonly #windowPowers: number[] = [];
  #rows: number[] = [];
  #power = 0;
  #values = 0;
  #peak = 0;
  #clipped = 0;
  #frames = 0;
  #sampleRate = 0;
  #windowPower = 0;
  #windowPeak = 0;
  #windowFrames = 0;
  /** At rates that no hundred divides, windows differ by one value. */
  #windowEndsAt = 0;

  /** @param fullScale the value from which on a recording counts as clipped: the largest positive one it can hold. */
  constructor(fullScale: number) {
    this.#fullScale = fullScale;
  }

  get seconds(): number {
    return this.#sampleRate === 0 ? 0 : this.#frames / this.#sampleRate;
  }

  add({ channels, sampleRate }: PcmBlock): void {
    const frames = channels.length === 0 ? 0 : Math.min(...channels.map(({ length }) => length));
    // A decoder that has nothing yet to say knows no sample rate either.
    if (frames === 0) return;
    this.#sampleRate ||= sampleRate;
    if (this.#mix === undefined) {
      this.#mix = new FrameTrack(sampleRate);
      this.#windowEndsAt = this.#nextWindowEnd();
      this.#sides = channels.length === 2 ? channels.map(() => new FrameTrack(sampleRate)) : [];
    }
    const [mix, sides] = [this.#mix, this.#sides];
    if (this.#rows.length !== channels.length) this.#rows = channels.map(() => 0);
    addMix(mix, channels, frames);
    for (const [index, side] of sides.entries()) side.add(cut(channels[index] ?? new Float32Array(frames), frames));
    for (let frame = 0; frame < frames; frame++) {
      for (let index = 0; index < channels.length; index++) this.#addValue(channels[index]?.[frame] ?? 0, index);
      this.#windowFrames += 1;
      this.#frames += 1;
      if (this.#frames >= this.#windowEndsAt) this.#endWindow(channels.length);
    }
    this.#values += frames * channels.length;
  }

  async levels(complete: boolean, pace: Pace): Promise<SampleLevels> {
    if (this.#windowFrames > 0) this.#endWindow(Math.max(1, this.#rows.length));
    const quiet = this.#windowPowers.map((power) => powerDbfs(power) <= silenceDbfs);
    const first = quiet.indexOf(false);
    const last = quiet.lastIndexOf(false);
    const silence = (windows: number): number => (first === -1 ? this.seconds : windows / windowsPerSecond);
    // Without a function to compare them, numbers in such an array are sorted fast enough to do it at one go.
    const pieces = Float64Array.from(piecePowers(this.#windowPowers)).sort();
    const levelAt = (part: number): number => powerDbfs(pieces[Math.floor(part * (pieces.length - 1))] ?? 0);
    const speech = this.#mix === undefined ? [] : await stretchesOf(this.#mix, pace);
    const speechOfChannels = [];
    for (const side of this.#sides) speechOfChannels.push(await stretchesOf(side, pace));
    return {
      peakDbfs: powerDbfs(this.#peak ** 2),
      rmsDbfs: powerDbfs(this.#power / Math.max(1, this.#values)),
      noiseFloorDbfs: levelAt(quietest),
      speechDbfs: levelAt(loudest),
      clippedValues: this.#clipped,
      leadingSilenceSeconds: silence(first),
      trailingSilenceSeconds: silence(quiet.length - 1 - last),
      speech,
      ...(speechOfChannels.length > 0 && { speechOfChannels }),
      measuredSeconds: this.seconds,
      complete,
      waveform: loudestOfParts(this.#windowPeaks, waveformParts),
    };
  }

  #addValue(given: number, index: number): void {
    // A damaged recording of floating-point numbers may hold values that are none.
    const value = Number.isFinite(given) ? Math.abs(given) : 0;
    this.#power += value * value;
    this.#windowPower += value * value;
    if (value > this.#windowPeak) this.#windowPeak = value;
    if (value < this.#fullScale) {
      this.#rows[index] = 0;
      return;
    }
    const row = (this.#rows[index] ?? 0) + 1;
    this.#rows[index] = row;
    if (row >= clippedRow) this.#clipped += row === clippedRow ? clippedRow : 1;
  }

  #endWindow(channels: number): void {
    this.#windowPeaks.push(this.#windowPeak);
    this.#windowPowers.push(this.#windowPower / (this.#windowFrames * channels));
    if (this.#windowPeak > this.#peak) this.#peak = this.#windowPeak;
    this.#windowPower = 0;
    this.#windowPeak = 0;
    this.#windowFrames = 0;
    this.#windowEndsAt = this.#nextWindowEnd();
  }

  #nextWindowEnd(): number {
    const end = Math.round(((this.#windowPowers.length + 1) * this.#sampleRate) / windowsPerSecond);
    return Math.max(this.#frames + 1, end);
  }
}

async function stretchesOf(track: FrameTrack, pace: Pace): Promise<readonly SpeechStretch[]> {
  track.end();
  return (await findSpeech(track, pace)).stretches.map(({ from, to }) => ({
    fromSeconds: from / windowsPerSecond,
    toSeconds: to / windowsPerSecond,
  }));
}

/** The mean square of a signal as dBFS. */
const powerDbfs = (power: number): number => Math.max(lowest, Math.round(1000 * Math.log10(power)) / 100);

function piecePowers(powers: readonly number[]): number[] {
  const pieces: number[] = [];
  for (let at = 0; at < powers.length; at += windowsPerPiece) {
    const piece = powers.slice(at, at + windowsPerPiece);
    pieces.push(piece.reduce((sum, power) => sum + power, 0) / piece.length);
  }
  return pieces;
}

/** The largest of each of at most `parts` equal parts, no larger than 1. */
function loudestOfParts(values: readonly number[], parts: number): readonly number[] {
  const count = Math.min(parts, values.length);
  return Array.from({ length: count }, (_, part) => {
    const from = Math.floor((part * values.length) / count);
    const to = Math.max(from + 1, Math.floor(((part + 1) * values.length) / count));
    return Math.min(1, Math.max(...values.slice(from, to)));
  });
}
