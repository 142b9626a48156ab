import type { InspectedSample, TargetFindings } from "../sample/inspected.ts";

/** What `inspect` tells of one sample. */
export interface InspectReport extends InspectedSample {
  /** As the command line has it. */
  readonly path: string;
  /** Its file's name. */
  readonly label: string;
  /** Why there are no bytes to look at. */
  readonly unread?: string;
  readonly verdicts: readonly TargetFindings[];
}

/** How a provider will take a sample. */
export const verdictOf = ({ findings }: TargetFindings): "fits" | "warned" | "refused" => {
  if (findings.length === 0) return "fits";
  return findings.some(({ level }) => level === "refuse") ? "refused" : "warned";
};
