import type { Span } from "./prepared.ts";

/** A window after one of its bounds was typed, or what is wrong with it. */
export function boundTyped(window: Span, bound: keyof Span, typed: number, seconds: number): Span | string {
  const whole = seconds.toFixed(1);
  const name = bound === "from" ? "From" : "To";
  if (Number.isNaN(typed)) return `${name} is empty: type seconds, from 0 to ${whole}.`;
  // What the field rounds up at the end is not more than there is.
  if (typed < 0 || typed > seconds + 0.1) return `${name} is ${typed}: the recording has ${whole} s.`;
  const moved = { ...window, [bound]: Math.min(typed, seconds) };
  if (moved.from < moved.to) return moved;
  return bound === "from"
    ? `From is ${typed}: the window ends at ${window.to.toFixed(1)}, so type less.`
    : `To is ${typed}: the window begins at ${window.from.toFixed(1)}, so type more.`;
}
