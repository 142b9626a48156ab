import { CommandError } from "../command-error.ts";
import { quoted } from "./manifest-problem.ts";
import { type ManifestColumn, type ManifestRecord, manifestColumns } from "./manifest-record.ts";

/** The longest line, in characters: more is no row, but a file of another kind. */
const longestLine = 1_000_000;

/** The records of an NDJSON manifest: one JSON object on each line. Empty lines are left out. */
export async function* ndjsonRecords(text: AsyncIterable<string>): AsyncGenerator<ManifestRecord> {
  let row = 0;
  for await (const line of lines(text)) {
    row++;
    if (line.trim() !== "") yield record(row, line);
  }
}

async function* lines(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = "";
  let row = 1;
  for await (const piece of text) {
    const parts = (rest + piece).split("\n");
    rest = parts.pop() ?? "";
    row += parts.length;
    yield* parts;
    if (rest.length > longestLine) {
      throw new CommandError(`Line ${row} of the manifest has more than ${longestLine} characters: that is no row.`);
    }
  }
  if (rest !== "") yield rest;
}

function record(row: number, line: string): ManifestRecord {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return { row, values: {}, problems: [{ message: `${quoted(line)} is not JSON: pass one object on each line` }] };
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    return { row, values: {}, problems: [{ message: `${quoted(line)} is no object: pass {"sample": …, "name": …}` }] };
  }
  const values: Partial<Record<ManifestColumn, unknown>> = {};
  const problems: { column: string; message: string }[] = [];
  for (const [column, value] of Object.entries(parsed)) {
    if (!isColumn(column))
      problems.push({ column, message: `is not known: the columns are ${manifestColumns.join(", ")}` });
    else if (value !== null) values[column] = value;
  }
  return { row, values, problems };
}

const isColumn = (name: string): name is ManifestColumn => (manifestColumns as readonly string[]).includes(name);
