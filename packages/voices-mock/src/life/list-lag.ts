import { checkMilliseconds, checkOption } from "../scenarios/option-checks.ts";

/**
 * How long a new voice stays out of the list, and cannot be got: so many milliseconds, or as many list requests as are
 * answered without it. It can be changed and deleted at once, by whoever knows its id.
 */
export type ListLag = { readonly ms: number } | { readonly requests: number };

/** What has passed so far, by the clock and in list requests. */
export interface Passed {
  readonly ms: number;
  readonly requests: number;
}

/** Whether a voice made at one point shows at another. */
export function shows(lag: ListLag | undefined, made: Passed, now: Passed): boolean {
  if (lag === undefined) return true;
  return "ms" in lag ? now.ms - made.ms >= lag.ms : now.requests - made.requests >= lag.requests;
}

/** Throws a `RangeError` unless it is a lag that can pass. */
export function checkListLag(lag: ListLag | undefined): void {
  if (lag === undefined) return;
  const isLag = typeof lag === "object" && lag !== null && "ms" in lag !== "requests" in lag;
  checkOption(isLag, "listLag", "{ ms } or { requests }", lag);
  if ("ms" in lag) checkMilliseconds("listLag.ms", lag.ms);
  else
    checkOption(
      Number.isInteger(lag.requests) && lag.requests >= 0,
      "listLag.requests",
      "an integer from 0 on",
      lag.requests,
    );
}
