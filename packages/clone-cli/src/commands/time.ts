import { InvalidArgumentError } from "commander";

/** The longest that a timer of the runtime can wait, in milliseconds. */
export const longestMs = 2 ** 31 - 1;

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** What a time may be, and what a number without a unit means. */
interface TimeRule {
  /** In milliseconds. */
  readonly least: number;
  readonly most: number;
  /** What the option takes in words: `a time such as 30s or 10m`. */
  readonly right: string;
  /** How many milliseconds each of a number alone is; without it, a number needs a unit. */
  readonly bareMs?: number;
}

/** A time as every flag takes it, `500ms`, `30s`, `10m` or `1h`: in milliseconds. */
export const timeFrom =
  ({ least, most, right, bareMs = Number.NaN }: TimeRule) =>
  (text: string): number => {
    const { count, unit = "" } = /^(?<count>\d+(?:\.\d+)?|\.\d+)(?<unit>ms|s|m|h)?$/.exec(text)?.groups ?? {};
    const ms = Number(count) * (unitMs[unit] ?? bareMs);
    if (ms >= least && ms <= most) return ms;
    throw new InvalidArgumentError(`Pass ${right}.`);
  };
