import type { CommandIo } from "../command-io.ts";
import { errorRows } from "./error-rows.ts";
import { Output, type Row } from "./output.ts";
import { type CloneReport, type ReportContext, type Reporter, sandboxMark } from "./reporter.ts";
import { requestRows } from "./request-rows.ts";
import { retryNote } from "./retry-note.ts";

/** Tells people: results on standard output, errors and progress on standard error. */
export function humanReporter(io: CommandIo, { name, sandbox, dryRun }: ReportContext): Reporter {
  const results = new Output(io.stdout, io.env);
  const notes = new Output(io.stderr, io.env);

  const head = (output: Output, mark: string, colour: "green" | "red" | "yellow", rest = ""): void => {
    output.line(`${output.painted([colour, "bold"], mark)}${rest === "" ? "" : `  ${rest}`}`);
  };
  const foot = (output: Output): void => {
    if (sandbox) output.line(`  ${output.painted("yellow", sandboxMark)}`);
  };

  return {
    begin({ label, sizeBytes, seconds }, targets) {
      const length = seconds === undefined ? "" : `, ${seconds.toFixed(1)} s`;
      const where = targets.map((target) => target.name).join(" and ");
      const what = `${label} (${sizeText(sizeBytes)}${length}) at ${sandbox ? "a sandbox of " : ""}${where}`;
      notes.note(dryRun ? `Not cloning ${what}: dry run` : `Cloning ${what} …`);
    },

    event(event) {
      const note = retryNote(event);
      if (note !== undefined) notes.note(note);
    },

    result(report) {
      if ("voice" in report) {
        head(results, `✓ ${report.target.name}`, "green");
        results.rows(voiceRows(report));
        foot(results);
      } else if ("dryRun" in report) {
        const { request, warnings } = report.dryRun;
        head(results, report.target.name, "yellow", "dry run: nothing was sent");
        results.rows([...requestRows(request), ...warningRows(warnings)]);
        foot(results);
      } else {
        const { code, status } = report.error;
        head(notes, `✗ ${report.target.name}`, "red", status === undefined ? code : `${code}, status ${status}`);
        notes.rows(errorRows(report.error, report.target, name));
        foot(notes);
      }
    },
  };
}

function voiceRows({ voice }: Extract<CloneReport, { voice: unknown }>): Row[] {
  const { id, name, language, warnings } = voice;
  return [["id", id], ["name", name], ["language", language ?? "not named"], ...warningRows(warnings)];
}

const warningRows = (warnings: readonly { readonly message: string }[]): Row[] =>
  warnings.map(({ message }) => ["warning", message]);

/** `320 kB` */
function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
