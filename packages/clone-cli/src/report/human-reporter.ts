import { requestRows } from "@org/clone-core/dry-run";
import { errorRows } from "./error-rows.ts";
import { eventNotes } from "./event-notes.ts";
import { Output, type Row } from "./output.ts";
import { progressOn } from "./progress.ts";
import { type CloneReport, type ReportContext, type Reporter, type ReportStreams, sandboxMark } from "./reporter.ts";
import { retryNote } from "./retry-note.ts";
import { sizeText } from "./size-text.ts";
import { newWarnings, warningText } from "./warning-texts.ts";

/** Tells people: results on standard output, errors, warnings and progress on standard error. */
export function humanReporter(streams: ReportStreams, context: ReportContext): Reporter {
  const { sandbox, dryRun, quiet } = context;
  const results = new Output(streams.stdout, streams.env);
  const notes = new Output(streams.stderr, streams.env);
  const progress = progressOn(streams.stderr, quiet || dryRun || streams.env["TERM"] === "dumb");

  const head = (output: Output, mark: string, colour: "green" | "red" | "yellow", rest = ""): void => {
    output.line(`${output.painted([colour, "bold"], mark)}${rest === "" ? "" : `  ${rest}`}`);
  };
  const foot = (output: Output): void => {
    if (sandbox) output.line(`  ${output.painted("yellow", sandboxMark)}`);
  };
  const write = (report: CloneReport): void => {
    if ("voice" in report) {
      head(results, `✓ ${report.target.name}`, "green", report.voice.existed ? existedNote : "");
      results.rows(voiceRows(report));
      foot(results);
    } else if ("dryRun" in report) {
      const { request, warnings } = report.dryRun;
      head(results, report.target.name, "yellow", "dry run: nothing was sent");
      results.rows([...requestRows(request), ...warningRows(newWarnings(warnings, report.sampleWarnings))]);
      foot(results);
    } else {
      const { code, status } = report.error;
      head(notes, `✗ ${report.target.name}`, "red", status === undefined ? code : `${code}, status ${status}`);
      notes.rows(errorRows(report.error, report.target, context));
      foot(notes);
    }
  };

  return {
    warn(target, warnings) {
      if (quiet) return;
      for (const warning of warnings) {
        notes.labelled("warning:", "yellow", `${target.name}: ${warningText(warning, context)}`);
        if (warning.source !== undefined) notes.line(notes.painted("dim", `  ${warning.source}`));
      }
    },

    begin({ label, sizeBytes, seconds }, targets) {
      if (quiet) return;
      const length = seconds === undefined ? "" : `, ${seconds.toFixed(1)} s`;
      const where = targets.map((target) => target.name).join(" and ");
      const what = `${label} (${sizeText(sizeBytes)}${length}) at ${sandbox ? "a sandbox of " : ""}${where}`;
      for (const { label: file, report, changes } of context.prepared) {
        const done = changes.map(({ message }) => message).join("; ");
        notes.note(`prepared: ${file}, ${report.durationSeconds.toFixed(1)} s of mono WAV: ${done}`);
      }
      notes.note(dryRun ? `Not cloning ${what}: dry run` : `Cloning ${what} …`);
      progress.begin(targets);
    },

    event(event, requests) {
      progress.event(event);
      const note = retryNote(event);
      progress.around(() => {
        for (const line of requests.size === 0 ? [] : eventNotes(event, requests)) notes.note(line);
        if (note !== undefined && !quiet) notes.note(note);
      });
    },

    result(report) {
      progress.around(() => write(report));
    },

    end: () => progress.end(),
  };
}

/** A voice that bears the key of the call, from a call before. */
const existedNote = "was there already; nothing was sent";

function voiceRows({ voice, sampleWarnings }: Extract<CloneReport, { voice: unknown }>): Row[] {
  const { id, name, language, warnings } = voice;
  return [
    ["id", id],
    ["name", name],
    ["language", language ?? "not named"],
    ...warningRows(newWarnings(warnings, sampleWarnings)),
  ];
}

const warningRows = (warnings: readonly { readonly message: string }[]): Row[] =>
  warnings.map(({ message }) => ["warning", message]);
