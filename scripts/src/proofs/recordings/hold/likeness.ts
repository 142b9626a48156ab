/** How alike two signals are. */
export interface Likeness {
  /** 1 where one is the other, at any level. */
  readonly correlation: number;
  /** How much later the sound comes in the first one, in milliseconds. */
  readonly lateMs: number;
  /** How much louder the first one is, in dB. */
  readonly louderDb: number;
}

/** Further than this a shift is not looked for, in seconds: what codecs add at the beginning is less. */
export const furthestShift = 0.2;
/** At first in steps of a quarter of a millisecond, then value by value around the best of them. */
const coarseRate = 4_000;

/**
 * Compares a signal with a part of another one, which begins at `from` (in values) there. The part may lie a little
 * earlier or later.
 */
export function likeness(signal: Float32Array, whole: Float32Array, from: number, rate: number): Likeness {
  const step = Math.max(1, Math.round(rate / coarseRate));
  const margin = Math.round(furthestShift * rate);
  const around = partOf(whole, from - margin, from + signal.length + margin);
  const coarse = best(thinned(signal, step), thinned(around, step), 0, Number.POSITIVE_INFINITY).lag * step;
  const fine = best(signal, around, coarse - 2 * step, coarse + 2 * step);
  return {
    correlation: fine.correlation,
    lateMs: (1000 * (margin - fine.lag)) / rate,
    louderDb: 20 * Math.log10(rms(signal) / rms(around.subarray(fine.lag, fine.lag + signal.length))),
  };
}

/** The root mean square of a signal. */
const rms = (signal: Float32Array): number =>
  Math.sqrt(signal.reduce((sum, value) => sum + value * value, 0) / signal.length);

/** A part of a signal, with silence where there is none. */
function partOf(signal: Float32Array, from: number, to: number): Float32Array {
  const part = new Float32Array(to - from);
  part.set(signal.subarray(Math.max(0, from), Math.max(0, to)), Math.max(0, -from));
  return part;
}

/** One value for each so many, their mean. */
function thinned(signal: Float32Array, step: number): Float32Array {
  return Float32Array.from({ length: Math.floor(signal.length / step) }, (_, index) => {
    let sum = 0;
    for (let at = index * step; at < (index + 1) * step; at++) sum += signal[at] ?? 0;
    return sum / step;
  });
}

/** Where in the second signal the first one lies, by normalised cross-correlation. */
function best(signal: Float32Array, around: Float32Array, first: number, last: number) {
  const length = signal.length;
  const own = Math.sqrt(power(signal, 0, length));
  let found = { lag: 0, correlation: -1 };
  for (let lag = Math.max(0, first); lag <= Math.min(last, around.length - length); lag++) {
    let together = 0;
    for (let at = 0; at < length; at++) together += (signal[at] as number) * (around[lag + at] as number);
    const correlation = together / (own * Math.sqrt(power(around, lag, lag + length)) || 1);
    if (correlation > found.correlation) found = { lag, correlation };
  }
  return found;
}

function power(signal: Float32Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at++) sum += (signal[at] as number) ** 2;
  return sum;
}
