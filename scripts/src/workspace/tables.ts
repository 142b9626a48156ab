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

/** Lines of plain text in which each column but the last is as wide as its widest cell. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
