/** What is wrong in one place of a manifest. */
export interface ManifestProblem {
  /** As a spreadsheet counts: the header is 1. In NDJSON the number of the line. */
  readonly row: number;
  /** Absent where the row as a whole is wrong. */
  readonly column?: string;
  /** What was given, and what would be right. */
  readonly message: string;
}

/** What a manifest was given, in quotes and short enough for a line. */
export const quoted = (value: unknown): string => {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
};
