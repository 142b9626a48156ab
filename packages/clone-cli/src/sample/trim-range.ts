/** A part of a recording, in seconds from its beginning. */
export interface TrimRange {
  readonly fromSeconds: number;
  /** The end of the recording when absent. */
  readonly toSeconds?: number | undefined;
}

import { InvalidArgumentError } from "commander";

const time = "(?:\\d+:)?\\d+(?:\\.\\d+)?";
const range = new RegExp(`^(?<from>${time})?-(?<to>${time})?$`);

/**
 * `2-12`, `1.5-`, `-10` or `1:02-1:12` as seconds.
 *
 * @throws InvalidArgumentError for anything else, and where the end is not behind the beginning.
 */
export function trimRange(text: string): TrimRange {
  const { from, to } = range.exec(text)?.groups ?? {};
  if (from === undefined && to === undefined) {
    throw new InvalidArgumentError("Pass seconds or minutes:seconds, such as 2-12, 1:02-1:12 or 90-.");
  }
  const fromSeconds = from === undefined ? 0 : seconds(from);
  if (to === undefined) return { fromSeconds };
  const toSeconds = seconds(to);
  if (toSeconds <= fromSeconds) throw new InvalidArgumentError("The end must lie behind the beginning.");
  return { fromSeconds, toSeconds };
}

const seconds = (text: string): number => text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
