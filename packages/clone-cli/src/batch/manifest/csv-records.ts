import { Readable } from "node:stream";
import { CsvError, type Info, parse } from "csv-parse";
import { CommandError } from "../../command-error.ts";
import { type ManifestColumn, type ManifestRecord, manifestColumns, requiredColumns } from "./record.ts";

/** The longest record, in characters: a quote that is never closed makes one of everything behind it. */
const longestRecord = 1_000_000;

interface ParsedRecord {
  readonly record: readonly string[];
  readonly info: Pick<Info, "records" | "empty_lines" | "lines">;
}

/**
 * The records of a CSV manifest with a header. Commas, semicolons or tabs stand between the cells: whichever the header
 * uses, or a line `sep=;` before it says. Spaces around cells are no part of them, unless they stand in quotes. What has
 * nothing in any cell is left out, as spreadsheets write it behind their last row.
 *
 * @param linesBefore how many lines stand before the text.
 * @throws CommandError when the header is wrong, or where quotes are: nobody knows then which cells follow.
 */
export async function* csvRecords(text: AsyncIterable<string>, linesBefore = 0): AsyncGenerator<ManifestRecord> {
  const { delimiter, whole, linesTaken } = await withDelimiter(text);
  const firstLine = linesBefore + linesTaken;
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    max_record_size: longestRecord,
  });
  const source = Readable.from(whole, { objectMode: false });
  source.on("error", (error) => parser.destroy(error));
  let header: readonly ManifestColumn[] | undefined;
  try {
    for await (const { record: cells, info } of source.pipe(parser) as AsyncIterable<ParsedRecord>) {
      if (cells.every((cell) => cell.trim() === "")) continue;
      const row = firstLine + info.records + info.empty_lines;
      if (header === undefined) header = columnsOf(row, cells);
      else yield csvRecord(row, cells, header);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as unknown as ParsedRecord["info"];
    throw new CommandError(
      `The manifest cannot be read as CSV from line ${firstLine + lines} on: ${reasons[error.code] ?? error.message}. ` +
        "Put a cell that has a quote, a line break or a delimiter in it into quotes, and double each quote inside.",
    );
  } finally {
    source.destroy();
  }
  if (header === undefined) throw new CommandError("The manifest is empty. Its first line must name the columns.");
}

const reasons: Readonly<Partial<Record<CsvError["code"], string>>> = {
  CSV_QUOTE_NOT_CLOSED: "a quote is opened there and never closed",
  CSV_INVALID_CLOSING_QUOTE: "something follows a closing quote",
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: "something follows a closing quote",
  INVALID_OPENING_QUOTE: "a quote stands inside a cell",
  CSV_MAX_RECORD_SIZE: `a row has more than ${longestRecord} characters, so a quote may never be closed`,
};

/** Looks at the header without losing it. */
async function withDelimiter(
  text: AsyncIterable<string>,
): Promise<{ delimiter: string; whole: AsyncIterable<string>; linesTaken: number }> {
  const pieces = text[Symbol.asyncIterator]();
  let begin = "";
  while (!begin.includes("\n") && begin.length <= longestRecord) {
    const { done, value } = await pieces.next();
    if (done) break;
    begin += value;
  }
  const said = /^sep=(?<delimiter>[^\r\n])\r?\n/i.exec(begin);
  const rest = begin.slice(said?.[0].length ?? 0);
  const [header = ""] = rest.split("\n", 1);
  const delimiter = said?.groups?.["delimiter"] ?? [",", ";", "\t"].find((one) => header.includes(one)) ?? ",";
  async function* whole(): AsyncGenerator<string> {
    yield rest;
    yield* { [Symbol.asyncIterator]: () => pieces };
  }
  return { delimiter, whole: whole(), linesTaken: said ? 1 : 0 };
}

function columnsOf(row: number, cells: readonly string[]): readonly ManifestColumn[] {
  const known: readonly string[] = manifestColumns;
  // People write `Sample`, and a spreadsheet may do so by itself.
  const names = cells.map((name) => known.find((one) => one.toLowerCase() === name.toLowerCase()) ?? name);
  const unknown = names.filter((name) => !known.includes(name));
  const missing = requiredColumns.filter((name) => !names.includes(name));
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  const list = (some: readonly string[]): string => [...new Set(some)].map((name) => JSON.stringify(name)).join(", ");
  const problems = [
    ...(unknown.length > 0 ? [`${list(unknown)} is not known`] : []),
    ...(missing.length > 0 ? [`${list(missing)} is missing`] : []),
    ...(twice.length > 0 ? [`${list(twice)} stands there twice`] : []),
  ];
  if (problems.length > 0) {
    throw new CommandError(
      `Row ${row} of the manifest must name its columns, but ${problems.join(", ")}. The columns are ${known.join(", ")}.`,
    );
  }
  return names as ManifestColumn[];
}

function csvRecord(row: number, cells: readonly string[], header: readonly ManifestColumn[]): ManifestRecord {
  if (cells.length !== header.length) {
    const message = `has ${cells.length} cells, and the header ${header.length}: put text with a delimiter in it into quotes`;
    return { row, values: {}, problems: [{ message }] };
  }
  const values = Object.fromEntries(
    cells.map((cell, index) => [header[index], cell]).filter(([, cell]) => cell !== ""),
  );
  return { row, values, problems: [] };
}
