import type { CloneError, CloneWarning } from "@org/clone-core";
import type { CloneTarget } from "../targets/target.ts";
import { eventNotes } from "./event-notes.ts";
import { nextStep } from "./next-step.ts";
import { Output } from "./output.ts";
import type { CloneReport, ReportContext, Reporter, ReportStreams, SampleWarning } from "./reporter.ts";
import { retryNote } from "./retry-note.ts";
import { newWarnings } from "./warning-texts.ts";

/** Tells programs: one JSON object for each provider, on a line of its own, and nothing else on standard output. */
export function jsonReporter(streams: ReportStreams, context: ReportContext): Reporter {
  const output = new Output(streams.stdout, streams.env);
  const notes = new Output(streams.stderr, streams.env);
  return {
    // The object of each result has them.
    warn() {},
    begin() {},
    event(event, requests) {
      for (const line of requests.size === 0 ? [] : eventNotes(event, requests)) notes.note(line);
      const note = retryNote(event);
      if (note !== undefined && !context.quiet) notes.note(note);
    },
    result: (report) => output.json(members(report, context)),
    end() {},
  };
}

function members(report: CloneReport, { sandbox, dryRun, prepared, keyed }: ReportContext): object {
  const { target, sampleWarnings } = report;
  const provider = target.name;
  const made = prepared.map(({ sampleIndex, container, window, changes }) => ({
    sampleIndex,
    container,
    ...window,
    changes,
  }));
  const kind = { sandbox, ...(dryRun ? { dryRun } : {}), ...(made.length === 0 ? {} : { prepared: made }) };
  if ("voice" in report) {
    const { id, name, language, existed, warnings } = report.voice;
    return { provider, id, name, language, existed, warnings: allWarnings(warnings, sampleWarnings), ...kind };
  }
  if ("dryRun" in report) {
    const { request, warnings } = report.dryRun;
    return { provider, ...kind, request, warnings: allWarnings(warnings, sampleWarnings) };
  }
  return {
    provider,
    error: errorMembers(report.error, target, keyed),
    warnings: allWarnings([], sampleWarnings),
    ...kind,
  };
}

/** When nobody knows, and there is no key. */
const lookFirst = ({ name }: CloneTarget): string =>
  `look for the voice with clone-voice list --provider ${name}: to run the command again may make a second one`;

/** An error of a call for programs, the same from every command, with the next step where there is one. */
export function errorMembers(error: CloneError, target: CloneTarget, keyed = false): object {
  const { code, outcome, status, message, providerCode, requestId, retryAfterSeconds, startedAt, searched } = error;
  return {
    code,
    outcome,
    status,
    message,
    providerCode,
    requestId,
    retryAfterSeconds,
    startedAt,
    searched,
    next: nextStep(error, target, keyed) ?? lookFirst(target),
  };
}

const allWarnings = (warnings: readonly CloneWarning[], sampleWarnings: readonly SampleWarning[]): object[] => [
  ...sampleWarnings.map(({ code, message, source, sampleIndex }) => ({ code, message, source, sampleIndex })),
  ...newWarnings(warnings, sampleWarnings),
];
