import { SampleError } from "../sample-error.ts";

/** A part of a sample, in seconds from its beginning. */
interface SampleRange {
  readonly fromSeconds: number;
  /** The end of the sample when absent. */
  readonly toSeconds?: number | undefined;
}

/** A range that lies within its sample. */
export interface CheckedRange {
  readonly fromSeconds: number;
  readonly toSeconds: number;
}

/** The range with its end, cut to the sample's length. Throws where nothing would be left. */
export function checkedRange({ fromSeconds, toSeconds }: SampleRange, durationSeconds: number): CheckedRange {
  const to = Math.min(toSeconds ?? durationSeconds, durationSeconds);
  const length = `the sample has ${durationSeconds.toFixed(2)} s`;
  if (!(fromSeconds >= 0 && fromSeconds < durationSeconds)) {
    throw new SampleError("invalid_input", `fromSeconds is ${fromSeconds}: ${length}.`);
  }
  if (toSeconds !== undefined && !(toSeconds > fromSeconds)) {
    throw new SampleError("invalid_input", `toSeconds is ${toSeconds}: pass more than fromSeconds, ${fromSeconds}.`);
  }
  return { fromSeconds, toSeconds: to };
}
