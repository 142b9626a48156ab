/** A Markdown table as the formatter writes it: the first line is its head; columns from `numbers` on stand right. */
export function markdownTable(lines: readonly (readonly string[])[], numbers = Number.POSITIVE_INFINITY): string[] {
  const [head = [], ...rows] = lines;
  const widths = head.map((_, column) => Math.max(3, ...lines.map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const padded = (cells: readonly string[]): string =>
    line(
      widths.map((width, column) => {
        const cell = cells[column] ?? "";
        return column < numbers ? cell.padEnd(width) : cell.padStart(width);
      }),
    );
  const rule = widths.map((width, column) => (column < numbers ? "-".repeat(width) : `${"-".repeat(width - 1)}:`));
  return [padded(head), line(rule), ...rows.map(padded)];
}
