import { CommandError } from "../../command-error.ts";
import { quoted } from "./problem.ts";
import { type ManifestColumn, type ManifestRecord, manifestColumns } from "./record.ts";
import { shallowJson } from "./shallow-json.ts";

/** The longest line, in characters: more is no row, but a file of another kind. */
const longestLine = 1_000_000;

/**
 * The records of an NDJSON manifest: one JSON object on each line. Empty lines are left out.
 *
 * @param linesBefore how many lines stand before the text.
 */
export async function* ndjsonRecords(text: AsyncIterable<string>, linesBefore = 0): AsyncGenerator<ManifestRecord> {
  let rest = "";
  let row = linesBefore;
  for await (const piece of text) {
    const lines = (rest + piece).split("\n");
    rest = lines.pop() ?? "";
    // Millions of empty lines are gone through here, without a promise for each.
    for (const line of lines) {
      row++;
      if (line.trim() !== "") yield record(row, line);
    }
    if (rest.length > longestLine) {
      throw new CommandError(
        `Line ${row + 1} of the manifest has more than ${longestLine} characters: that is no row.`,
      );
    }
  }
  if (rest.trim() !== "") yield record(row + 1, rest);
}

function record(row: number, line: string): ManifestRecord {
  const json = shallowJson(line);
  if ("refusal" in json) {
    const message = `${quoted(line)} ${json.refusal}: pass one object on each line`;
    return { row, values: {}, problems: [{ message }] };
  }
  const parsed = json.value;
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
