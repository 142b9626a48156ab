import { Numbers } from "./numbers.ts";

/** Speech is looked for in frames of 10 ms: shorter than any sound of a language. */
export const framesPerSecond = 100;
/** What a microphone's stand, a street and a hand make is lower than every voice, in Hz. */
const rumbleHz = 80;

/** What is kept of one channel: a few numbers for each 10 ms, however long the recording is. */
export class FrameTrack {
  readonly #levels = new Numbers();
  readonly #crossings = new Numbers();
  readonly #peaks = new Numbers();
  readonly #keep: number;
  readonly #rate: number;
  #last = 0;
  #filtered = 0;
  #power = 0;
  #changes = 0;
  #peak = 0;
  #filled = 0;
  #frames = 0;
  #values = 0;
  /** Where the frame ends that has begun: at rates that no hundred divides, frames differ by one value. */
  #endsAt = 0;

  constructor(sampleRate: number) {
    this.#keep = Math.exp((-2 * Math.PI * rumbleHz) / sampleRate);
    this.#rate = sampleRate;
    this.#endsAt = this.#nextEnd();
  }

  /** The level of each frame, without rumble, in dB. */
  get levels(): Float32Array {
    return this.#levels.values;
  }

  /** How often the signal changes its sign in each frame: seldom in vowels, often in an s. */
  get crossings(): Float32Array {
    return this.#crossings.values;
  }

  /** The largest value of each frame, rumble included. */
  get peaks(): Float32Array {
    return this.#peaks.values;
  }

  add(given: number): void {
    // A damaged recording of floating-point numbers may hold values that are none.
    const value = Number.isFinite(given) ? given : 0;
    const before = this.#filtered;
    this.#filtered = value - this.#last + this.#keep * before;
    this.#last = value;
    this.#power += this.#filtered * this.#filtered;
    if (this.#filtered < 0 !== before < 0) this.#changes += 1;
    const size = Math.abs(value);
    if (size > this.#peak) this.#peak = size;
    this.#filled += 1;
    this.#values += 1;
    if (this.#values >= this.#endsAt) this.end();
  }

  /** Ends a frame that has begun. */
  end(): void {
    if (this.#filled === 0) return;
    this.#levels.push(10 * Math.log10(this.#power / this.#filled + 1e-12));
    this.#crossings.push(this.#changes / this.#filled);
    this.#peaks.push(this.#peak);
    this.#power = 0;
    this.#changes = 0;
    this.#peak = 0;
    this.#filled = 0;
    this.#frames += 1;
    this.#endsAt = this.#nextEnd();
  }

  #nextEnd(): number {
    return Math.round(((this.#frames + 1) * this.#rate) / framesPerSecond);
  }
}
