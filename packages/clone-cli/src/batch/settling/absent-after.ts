import { InvalidArgumentError } from "commander";

/**
 * After so many milliseconds a voice that its provider's list does not show counts as not created.
 *
 * An assumption of this project: neither service says how soon its list shows a new voice. It is many times what a clone
 * takes (seconds), and twice the 5 minutes that Inworld's own client waits for one.
 */
export const usualAbsentAfterMs = 10 * 60_000;

/** The longest, in milliseconds: as much as a timer of the runtime can wait. */
const longestMs = 2 ** 31 - 1;

const unitMs: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000 };

/** `5s`, `10m`, `1h`, or `never`: in milliseconds, and Infinity for never. */
export function absentAfterFrom(text: string): number {
  if (text === "never") return Number.POSITIVE_INFINITY;
  const { count = "", unit = "" } = /^(?<count>\d+(?:\.\d+)?)(?<unit>[smh])$/.exec(text)?.groups ?? {};
  const ms = Number(count) * (unitMs[unit] ?? Number.NaN);
  if (ms > 0 && ms <= longestMs) return ms;
  throw new InvalidArgumentError("Pass a time such as 30s, 10m or 1h, up to 596h, or never.");
}
