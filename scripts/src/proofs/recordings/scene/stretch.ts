/** A part of a recording, in seconds. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Seconds of speech that a part of a recording holds. */
export const heldBy = (part: Stretch, spoken: readonly Stretch[]): number =>
  spoken.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, part.to) - Math.max(from, part.from)), 0);
