import type { Span } from "./prepared.ts";

/** A window as the fields show it, to a tenth of a second, within the recording. */
export function asShown({ from, to }: Span, seconds: number): Span {
  const shown = (bound: number): number => Math.min(Number(bound.toFixed(1)), seconds);
  return { from: shown(from), to: shown(to) };
}

/** A window after one of its bounds was typed, or what is wrong with it. */
export function boundTyped(window: Span, bound: keyof Span, typed: number, seconds: number): Span | string {
  const whole = seconds.toFixed(1);
  const name = bound === "from" ? "From" : "To";
  if (Number.isNaN(typed)) return `${name} is empty: type seconds, from 0 to ${whole}.`;
  // What the field rounds up at the end is not more than there is.
  if (typed < 0 || typed > seconds + 0.1) return `${name} is ${typed}: the recording has ${whole} s.`;
  const moved = { ...window, [bound]: Math.min(typed, seconds) };
  const shown = asShown(moved, seconds);
  if (shown.from < shown.to) return moved;
  return bound === "from"
    ? `From is ${typed}: the window ends at ${window.to.toFixed(1)}, so type less.`
    : `To is ${typed}: the window begins at ${window.from.toFixed(1)}, so type more.`;
}
