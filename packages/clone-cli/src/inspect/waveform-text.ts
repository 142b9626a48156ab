const blocks = " ▁▂▃▄▅▆▇█";
const steps = blocks.length - 1;

/** The largest of each of `count` equal parts; values are spread where there are fewer of them than parts. */
function resampled(values: readonly number[], count: number): readonly number[] {
  return Array.from({ length: count }, (_, part) => {
    const from = Math.floor((part * values.length) / count);
    const to = Math.max(from + 1, Math.floor(((part + 1) * values.length) / count));
    return Math.max(0, ...values.slice(from, to));
  });
}

/** A waveform, from 0 to 1, as rows of block characters, the highest row first. */
export function waveformText(waveform: readonly number[], columns: number, rows: number): readonly string[] {
  const heights = resampled(waveform, columns).map((value) => Math.round(Math.min(1, value) * rows * steps));
  return Array.from({ length: rows }, (_, index) => {
    const below = (rows - 1 - index) * steps;
    return heights.map((height) => blocks[Math.max(0, Math.min(steps, height - below))]).join("");
  });
}
