import { Numbers } from "./numbers.ts";

/** Speech is looked for in frames of 10 ms: shorter than any sound of a language. */
export const framesPerSecond = 100;
/** What a microphone's stand, a street and a hand make is lower than every voice, in Hz. */
const rumbleHz = 80;
/** A telephone hears speech with 8,000 values in a second: of finer signals every second or third tells as much, in Hz. */
const enoughHz = 14_000;

/** What is kept of one channel: a few numbers for each 10 ms, however long the recording is. */
export class FrameTrack {
  readonly #levels = new Numbers();
  readonly #crossings = new Numbers();
  readonly #peaks = new Numbers();
  readonly #keep: number;
  readonly #rate: number;
  readonly #stride: number;
  #last = 0;
  #filtered = 0;
  #power = 0;
  #changes = 0;
  #peak = 0;
  #filled = 0;
  #frames = 0;
  #values = 0;
  /** Which value is looked at next. */
  #next = 0;
  /** Where the frame ends that has begun: at rates that no hundred divides, frames differ by one value. */
  #endsAt = 0;

  constructor(sampleRate: number) {
    this.#stride = Math.max(1, Math.floor(sampleRate / enoughHz));
    this.#keep = Math.exp((-2 * Math.PI * rumbleHz * this.#stride) / sampleRate);
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

  /** Adds a part of the signal, or of two channels half of each: value by value, hours of them, and no calls in between. */
  add(signal: Float32Array, other: Float32Array = signal): void {
    for (let at = 0; at < signal.length; ) {
      const end = Math.min(signal.length, at + this.#endsAt - this.#values);
      this.#addWithin(signal, other, at, end);
      at = end;
      if (this.#values >= this.#endsAt) this.end();
    }
  }

  /** Adds what lies within one frame. */
  #addWithin(signal: Float32Array, other: Float32Array, from: number, to: number): void {
    const keep = this.#keep;
    const stride = this.#stride;
    let [last, filtered, power, changes, peak] = [this.#last, this.#filtered, this.#power, this.#changes, this.#peak];
    let at = from + this.#next - this.#values;
    let looked = 0;
    for (; at < to; at += stride) {
      let value = ((signal[at] ?? 0) + (other[at] ?? 0)) * 0.5;
      // A damaged recording of floating-point numbers may hold values that are none.
      if (value - value !== 0) value = 0;
      const before = filtered;
      filtered = value - last + keep * before;
      last = value;
      power += filtered * filtered;
      if (filtered < 0 !== before < 0) changes += 1;
      const size = value < 0 ? -value : value;
      if (size > peak) peak = size;
      looked += 1;
    }
    this.#next = this.#values + at - from;
    this.#last = last;
    this.#filtered = filtered;
    this.#power = power;
    this.#changes = changes;
    this.#peak = peak;
    this.#filled += looked;
    this.#values += to - from;
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
    // At least one value, whatever the rate.
    return Math.max(this.#values + 1, Math.round(((this.#frames + 1) * this.#rate) / framesPerSecond));
  }
}
