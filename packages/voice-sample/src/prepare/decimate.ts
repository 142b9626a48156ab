import type { Pace } from "../bounds/pace.ts";

/** Reading a clock takes longer than a value. */
const valuesBetweenLooks = 1_024;

/** Half the taps of the filter for each kept value: steep enough that nothing audible folds back. */
const reach = 24;

/** Every so manieth value of a signal, without what a lower rate cannot hold (windowed sinc, Blackman). */
export async function decimate(signal: Float32Array, factor: number, pace: Pace): Promise<Float32Array> {
  if (factor === 1) return signal;
  const half = reach * factor;
  const taps = Float64Array.from({ length: 2 * half + 1 }, (_, index) => {
    const at = index - half;
    const cutoff = 0.92 / factor;
    const sinc = at === 0 ? cutoff : Math.sin(Math.PI * cutoff * at) / (Math.PI * at);
    const phase = (Math.PI * (at + half)) / half;
    return sinc * (0.42 - 0.5 * Math.cos(phase) + 0.08 * Math.cos(2 * phase));
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  const result = new Float32Array(Math.floor(signal.length / factor));
  for (let at = 0; at < result.length; at++) {
    let value = 0;
    for (let tap = 0; tap < taps.length; tap++) value += (taps[tap] ?? 0) * (signal[at * factor + tap - half] ?? 0);
    result[at] = value / sum;
    if (at % valuesBetweenLooks === 0 && pace.isDue) await pace.rest();
  }
  return result;
}
