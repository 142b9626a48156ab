import type { Verdict } from "./verdict.ts";

/** How {@link renderVerdict} writes. */
export interface RenderOptions {
  readonly format: "terminal" | "markdown";
  /** Public names that the changes reach, beside those that the changes name. */
  readonly names?: readonly string[];
}

/** A verdict for people. */
export function renderVerdict(verdict: Verdict, _options: RenderOptions): string {
  return `${verdict.bump}${verdict.review ? ", review needed" : ""}`;
}
