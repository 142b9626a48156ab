import type { SampleLevels } from "@org/voice-sample";
import { Output } from "../report/output.ts";
import type { ReportStreams } from "../report/reporter.ts";
import { type InspectReport, verdictOf } from "./report.ts";

/** Tells programs: one JSON object for each sample, on a line of its own. */
export function jsonInspectReporter({ stdout, env }: ReportStreams): (report: InspectReport) => void {
  const output = new Output(stdout, env);
  return (report) => output.json(members(report));
}

function members({ path, report, levels, error, unread, verdicts, made }: InspectReport): object {
  if (unread !== undefined) return { sample: path, error: { code: "not_read", message: unread } };
  if (report === undefined) return { sample: path, error: { code: error?.code, message: error?.message } };
  return {
    sample: path,
    ...report,
    ...(levels !== undefined && { levels: figuresOf(levels) }),
    levelsError: error && { code: error.code, message: error.message },
    ...(made && made.changes.length > 0 && { prepared: { ...made.window, changes: made.changes } }),
    verdicts: verdicts.map((verdict) => ({
      provider: verdict.target.name,
      verdict: verdictOf(verdict),
      findings: verdict.findings,
    })),
  };
}

/** Without what is only drawn. */
function figuresOf({ waveform: _drawn, ...figures }: SampleLevels): object {
  return figures;
}
