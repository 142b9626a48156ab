import { columns } from "../../workspace/tables.ts";
import { contenders } from "../setup/contenders.ts";
import { reasonsFor } from "./reasons.ts";
import { headline, type Report } from "./report.ts";
import { briefly, repositoryLines, rowsOf } from "./rows.ts";
import { inWords } from "./targets.ts";

/** The run for people, in plain text. */
export function tableLines(report: Report): string[] {
  const rows = rowsOf(report.figures, briefly);
  const head = { title: "", cells: [...contenders] };
  const first = Math.max(...rows.filter(({ cells }) => cells.length > 0).map(({ title }) => title.length + 2));
  const widths = contenders.map((_, column) =>
    Math.max(...[head, ...rows].map(({ cells }) => cells[column]?.length ?? 0)),
  );
  const line = (title: string, cells: readonly string[]): string =>
    [title.padEnd(first), ...cells.map((cell, column) => cell.padStart(widths[column] ?? 0))].join("  ").trimEnd();

  return [
    headline(report),
    "±: half of the range that the middle half of the runs lies in.",
    "",
    line("", head.cells),
    ...rows.flatMap(({ title, cells }) => (cells.length === 0 ? ["", title] : [line(`  ${title}`, cells)])),
    "",
    "This repository",
    ...repositoryLines(report.figures).map((text) => `  ${text}`),
    "",
    "Targets",
    ...targetLines(report),
    ...reasonsFor(report.verdicts).flatMap((text) => ["", `Why: ${text}`]),
  ];
}

function targetLines({ verdicts }: Report): string[] {
  const cells = verdicts.map((verdict) => {
    const { reached, wanted } = inWords(verdict);
    return [verdict.outcome, `${verdict.target.title} (${verdict.target.subject})`, reached, wanted];
  });
  return columns(cells).map((line) => `  ${line}`);
}
