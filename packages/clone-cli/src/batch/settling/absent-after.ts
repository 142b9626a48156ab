import { longestMs, timeFrom } from "../../commands/time.ts";

/**
 * After so many milliseconds a voice that its provider's list does not show counts as not created.
 *
 * An assumption of this project: neither service says how soon its list shows a new voice. It is many times what a clone
 * takes (seconds), and twice the 5 minutes that Inworld's own client waits for one.
 */
export const usualAbsentAfterMs = 10 * 60_000;

const longEnough = timeFrom({
  least: 1,
  most: longestMs,
  right: "a time such as 30s, 10m or 1h, up to 596h, or never",
});

/** `5s`, `10m`, `1h`, or `never`: in milliseconds, and Infinity for never. */
export const absentAfterFrom = (text: string): number =>
  text === "never" ? Number.POSITIVE_INFINITY : longEnough(text);
