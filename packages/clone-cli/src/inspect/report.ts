import type { PreparedSample, SampleLevels } from "@org/voice-sample";
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
  /** What would be made of it for the providers that were asked for. */
  readonly made?: PreparedSample;
}

/** A part of a waveform, as shares of its length from 0 to 1. */
export interface WaveformPart {
  readonly from: number;
  readonly to: number;
}

/** Where on the waveform the part lies that would be sent, where that is not all of it. */
export function windowShares(
  { measuredSeconds }: SampleLevels,
  made: PreparedSample | undefined,
): WaveformPart | undefined {
  if (made === undefined || !made.changes.some(({ code }) => code === "cut")) return undefined;
  const share = (seconds: number): number => Math.min(1, seconds / measuredSeconds);
  const { fromSeconds, toSeconds } = made.window;
  return fromSeconds >= measuredSeconds ? undefined : { from: share(fromSeconds), to: share(toSeconds) };
}

/** How a provider will take a sample. */
export const verdictOf = ({ findings }: TargetFindings): "fits" | "warned" | "refused" => {
  if (findings.length === 0) return "fits";
  return findings.some(({ level }) => level === "refuse") ? "refused" : "warned";
};
