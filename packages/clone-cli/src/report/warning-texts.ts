import type { CloneWarning } from "@org/clone-core";
import type { ReportContext, SampleWarning } from "./reporter.ts";

/** Core warns of these too, and later: whoever heard of the sample has heard of them. */
const toldBefore: ReadonlySet<string> = new Set(["undocumented_format", "too_large"]);

/** Core's warnings that nobody has heard yet. */
export const newWarnings = (
  warnings: readonly CloneWarning[],
  sampleWarnings: readonly SampleWarning[],
): readonly CloneWarning[] =>
  sampleWarnings.length === 0 ? warnings : warnings.filter(({ code }) => !toldBefore.has(code));

/** A warning in a sentence, with the sample's name where there are several. */
export const warningText = ({ message, label }: SampleWarning, { samples }: ReportContext): string =>
  samples > 1 ? `${label}: ${message}` : message;
