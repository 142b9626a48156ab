import { columns } from "../../workspace/tables.ts";
import { preparers } from "../prepare/kinds.ts";
import { queueWorkers } from "../queue/workers.ts";
import { contenders } from "../setup/contenders.ts";
import { preparingNotes, preparingRows } from "./preparing.ts";
import { queueNotes, queueRows } from "./queue.ts";
import { reasonsFor } from "./reasons.ts";
import { headline, type Report } from "./report.ts";
import { briefly, type Row, repositoryLines, rowsOf } from "./rows.ts";
import { inWords } from "./targets.ts";

/** The run for people, in plain text. */
export function tableLines(report: Report): string[] {
  const rows = rowsOf(report.figures, briefly);
  const prepared = preparingRows(report.figures, briefly);
  const queued = queueRows(report.figures, briefly);
  const ofRepository = repositoryLines(report.figures);
  return [
    headline(report),
    "±: half of the range that the middle half of the runs lies in.",
    ...(rows.length === 0 ? [] : ["", ...grid(contenders, rows)]),
    ...(prepared.length === 0
      ? []
      : [
          "",
          "From a recording to a sample",
          ...grid(preparers, prepared),
          ...preparingNotes.map((note) => `  ${note}`),
        ]),
    ...(queued.length === 0
      ? []
      : [
          "",
          "Jobs per second through one worker of a queue",
          ...grid(queueWorkers, queued),
          ...queueNotes.map((note) => `  ${note}`),
        ]),
    ...(ofRepository.length === 0 ? [] : ["", "This repository", ...ofRepository.map((text) => `  ${text}`)]),
    "",
    "Targets",
    ...targetLines(report),
    ...reasonsFor(report.verdicts).flatMap((text) => ["", `Why: ${text}`]),
  ];
}

/** Rows below a head; a title of a group stands behind an empty line. */
function grid(head: readonly string[], rows: readonly Row[]): string[] {
  const first = Math.max(...rows.filter(({ cells }) => cells.length > 0).map(({ title }) => title.length + 2));
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map(({ cells }) => cells[column]?.length ?? 0)),
  );
  const line = (title: string, cells: readonly string[]): string =>
    [title.padEnd(first), ...cells.map((cell, column) => cell.padStart(widths[column] ?? 0))].join("  ").trimEnd();
  return [
    line("", head),
    ...rows.flatMap(({ title, cells }) => (cells.length === 0 ? ["", title] : [line(`  ${title}`, cells)])),
  ];
}

function targetLines({ verdicts }: Report): string[] {
  const cells = verdicts.map((verdict) => {
    const { reached, wanted } = inWords(verdict);
    return [verdict.outcome, `${verdict.target.title} (${verdict.target.subject})`, reached, wanted];
  });
  return columns(cells).map((line) => `  ${line}`);
}
