import type { CloneError } from "@org/clone-core";

/**
 * What becomes of a job after an error.
 *
 * - `limit`: every worker waits as long as the service asks, then the job runs again
 * - `pause`: every next job would fail alike, so none is taken until a person resumes the queue; the job stays in it
 * - `settle`: a voice may exist, so it is looked for
 * - `retry`: nothing was made, and the same call may well succeed later
 * - `fail`: nothing was made, and the same call never succeeds
 */
export type NextStep = "limit" | "pause" | "settle" | "retry" | "fail";

/** @param mayExist Whether this request, or one before it, may have made the voice. */
export function nextStep({ code }: Pick<CloneError, "code">, mayExist: boolean): NextStep {
  if (code === "rate_limited") return "limit";
  if (code === "quota" || code === "authentication") return "pause";
  const passing = code === "unavailable" || code === "timeout";
  if (mayExist) return "settle";
  return passing ? "retry" : "fail";
}

/** A whole day: so long a voice is looked for at most, in milliseconds. */
export const longestSearchMs = 24 * 60 * 60_000;

/**
 * So often a request leaves again after one of which nobody knows what became of it. A worker may die twice right before a
 * request leaves; a list that still shows nothing after three of them does not show this account's voices at all.
 */
export const mostResends = 2;

/**
 * When a voice is looked for again, in milliseconds: each time after as long as its request is ago, so that the intervals
 * double. The first look comes after a hundredth of `absentAfterMs`, 6 s of 10 minutes.
 *
 * @param ageMs how long ago the request left.
 * @param untilMs how long after that it is looked for at most.
 */
export function lookAgainMs(ageMs: number, absentAfterMs: number, untilMs: number): number {
  // Past that moment only a list that cannot be read keeps a job waiting.
  if (ageMs >= untilMs) return Math.ceil(absentAfterMs / 10);
  return Math.ceil(Math.min(Math.max(absentAfterMs / 100, ageMs), untilMs - ageMs));
}
