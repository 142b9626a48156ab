import { Readable } from "node:stream";
import { CsvError, type Info, parse } from "csv-parse";
import { CommandError } from "../../command-error.ts";
import { columnsOf, quotedWhole } from "./csv-columns.ts";
import { delimitedText } from "./csv-delimiter.ts";
import { quoted } from "./problem.ts";
import { type ManifestColumn, type ManifestRecord, requiredColumns } from "./record.ts";

/** The longest record, in characters: a quote that is never closed makes one of everything behind it. */
const longestRecord = 1_000_000;

interface ParsedRecord {
  readonly record: readonly string[];
  readonly info: Pick<Info, "records" | "empty_lines" | "lines">;
}

/**
 * The records of a CSV manifest with a header. Commas, semicolons or tabs stand between the cells: whichever the header
 * uses, or a line `sep=;` before it says. Spaces around cells are no part of them, unless they stand in quotes. What has
 * nothing in any cell is left out, as spreadsheets write it behind their last row, and so are empty cells at the end of
 * a line. A line may end in any way, whatever the others do.
 *
 * @param linesBefore how many lines stand before the text.
 * @throws CommandError when the header is wrong, or where quotes are: nobody knows then which cells follow.
 */
export async function* csvRecords(pieces: AsyncIterable<string>, linesBefore = 0): AsyncGenerator<ManifestRecord> {
  const { delimiter, text, linesTaken } = await delimitedText(pieces, longestRecord);
  const firstLine = linesBefore + linesTaken;
  const parser = parse({
    delimiter,
    record_delimiter: ["\r\n", "\n", "\r"],
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    max_record_size: longestRecord,
  });
  const source = Readable.from(text, { objectMode: false });
  source.on("error", (error) => parser.destroy(error));
  let header: readonly ManifestColumn[] | undefined;
  try {
    for await (const { record, info } of source.pipe(parser) as AsyncIterable<ParsedRecord>) {
      const cells = filled(record);
      if (cells.length === 0) continue;
      const row = firstLine + info.records + info.empty_lines;
      if (header === undefined) header = columnsOf(row, cells, delimiter);
      else yield csvRecord(row, record, { header, delimiter });
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { code, message } = error;
    const { lines, field } = error as unknown as ParsedRecord["info"] & { readonly field?: string };
    const isFormula = code === "INVALID_OPENING_QUOTE" && field === "=";
    const [reason, right] = isFormula ? ["a cell is a formula", formulaRight] : [reasons[code] ?? message, quotesRight];
    throw new CommandError(`The manifest cannot be read as CSV from line ${firstLine + lines} on: ${reason}. ${right}`);
  } finally {
    source.destroy();
  }
  if (header === undefined) throw new CommandError("The manifest is empty. Its first line must name the columns.");
}

const quotesRight =
  "Put a cell that has a quote, a line break or a delimiter in it into quotes, and double each quote inside.";
/** How some programs write a text that a spreadsheet is not to take for a number. */
const formulaRight = 'Write the text alone: Ada in place of ="Ada".';

const reasons: Readonly<Partial<Record<CsvError["code"], string>>> = {
  CSV_QUOTE_NOT_CLOSED: "a quote is opened there and never closed",
  CSV_INVALID_CLOSING_QUOTE: "something follows a closing quote",
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: "something follows a closing quote",
  INVALID_OPENING_QUOTE: "a quote stands inside a cell",
  CSV_MAX_RECORD_SIZE: `a row has more than ${longestRecord} characters, so a quote may never be closed`,
};

function csvRecord(
  row: number,
  record: readonly string[],
  { header, delimiter }: { readonly header: readonly ManifestColumn[]; readonly delimiter: string },
): ManifestRecord {
  const cells = filled(record);
  const wrong = (message: string): ManifestRecord => ({ row, values: {}, problems: [{ message }] });
  if (cells.length === 1 && cells[0]?.includes(delimiter)) return wrong(quotedWhole);
  // Excel leaves out the delimiters before the empty cells at the end of some rows, but never those of a cell that has
  // to be filled.
  const isCut = requiredColumns.some((name) => header.indexOf(name) >= record.length);
  if (isCut || cells.length > header.length) {
    const count = isCut ? record.length : cells.length;
    return wrong(`has ${count} cells, and the header ${header.length}: put text with a delimiter in it into quotes`);
  }
  const given = cells.flatMap((cell, index) => (cell === "" ? [] : [[header[index] as ManifestColumn, cell] as const]));
  const problems = given.flatMap(([column, cell]) => {
    const text = formula.exec(cell)?.[1]?.replaceAll('""', '"');
    return text === undefined
      ? []
      : [{ column, message: `is a formula, ${quoted(cell)}: write ${quoted(text)} alone` }];
  });
  return { row, values: Object.fromEntries(given), problems };
}

/** Without the empty cells at its end. */
const filled = (record: readonly string[]): readonly string[] =>
  record.slice(0, record.findLastIndex((cell) => cell.trim() !== "") + 1);

const formula = /^="(.*)"$/s;
