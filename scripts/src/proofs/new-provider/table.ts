import type { TriedDocument } from "./try-all.ts";

/** The trials as a table: shape, what became of it, seconds, and what somebody has to write. */
export function tableOf(rows: readonly TriedDocument[]): string {
  const head = ["shape", "becomes", "seconds", "by hand"];
  const cells = rows.map(({ trial, wrong, seconds, byHand }) => [
    trial.shape,
    wrong !== undefined ? "WRONG" : trial.refused === undefined ? "made" : `refused: ${oneLine(trial.refused)}`,
    seconds.toFixed(1),
    trial.refused === undefined ? byHand : "",
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...cells].map((row) => (row[column] ?? "").length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((text, column) => (column > 1 ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0))).join(" | ")} |`;
  const rule = `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`;
  return [line(head), rule, ...cells.map(line)].join("\n");
}

const oneLine = (text: string): string => {
  const plain = text.replaceAll(/\s+/g, " ");
  return plain.length > 70 ? `${plain.slice(0, 69)}…` : plain;
};
