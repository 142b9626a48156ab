import type { CloneError } from "../output/clone-error.ts";
import type { CloneEvent } from "../output/clone-event.ts";
import type { Deadline } from "./deadline.ts";

/** The longest wait that a provider may ask for, in seconds; a longer one fails at once. */
const longestRetryAfter = 60;

/** What a call's events have in common. */
type Source = Pick<CloneEvent, "provider" | "resultKey" | "operation">;

/** Waits until a request may be sent again, or throws its error when it may not within the deadline. */
export async function beforeRetry(
  error: CloneError,
  attempt: number,
  deadline: Deadline,
  emit: (event: CloneEvent) => void,
  source: Source,
): Promise<void> {
  const { status, code, retryAfterSeconds } = error;
  const delayMs = retryAfterSeconds === undefined ? backOff(attempt) : retryAfterSeconds * 1000;
  if ((retryAfterSeconds ?? 0) > longestRetryAfter || delayMs >= deadline.remainingMs) throw error;
  emit({ type: "retry_scheduled", ...source, attempt, code, ...(status && { status }), delayMs });
  await deadline.sleep(delayMs);
}

/** 1 s, 2 s, 4 s …, a quarter more or less, so that many callers do not come back at once. */
const backOff = (attempts: number): number => Math.round(1000 * 2 ** (attempts - 1) * (0.75 + Math.random() / 2));
