import type { CommandIo } from "../command-io.ts";
import { Output } from "./output.ts";
import type { CloneReport, ReportContext, Reporter } from "./reporter.ts";
import { retryNote } from "./retry-note.ts";

/** Tells programs: one JSON object for each provider, on a line of its own, and nothing else on standard output. */
export function jsonReporter(io: CommandIo, context: ReportContext): Reporter {
  const output = new Output(io.stdout, io.env);
  const notes = new Output(io.stderr, io.env);
  return {
    begin() {},
    event(event) {
      const note = retryNote(event);
      if (note !== undefined) notes.note(note);
    },
    result(report) {
      // JSON leaves the second block of control characters as it is, and a terminal obeys them.
      const json = JSON.stringify(members(report, context)).replaceAll(
        /[\u007f-\u009f]/g,
        (character) => `\\u00${character.charCodeAt(0).toString(16)}`,
      );
      output.line(json);
    },
  };
}

function members(report: CloneReport, { sandbox, dryRun }: ReportContext): object {
  const provider = report.target.name;
  const kind = { sandbox, ...(dryRun ? { dryRun } : {}) };
  if ("voice" in report) {
    const { id, name, language, warnings } = report.voice;
    return { provider, id, name, language, warnings, ...kind };
  }
  if ("dryRun" in report) return { provider, ...kind, ...report.dryRun };
  const { code, outcome, status, message } = report.error;
  return { provider, error: { code, outcome, status, message }, ...kind };
}
