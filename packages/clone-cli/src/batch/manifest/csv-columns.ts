import { CommandError } from "../../command-error.ts";
import { type ManifestColumn, manifestColumns, requiredColumns } from "./record.ts";

/** White space, and what is written and not seen: a second byte order mark, spaces without width. */
const unseen = /[\p{Default_Ignorable_Code_Point}\s]/gu;

/** What a line is told that stands in quotes as a whole. */
export const quotedWhole =
  "is one cell in quotes, as spreadsheets write it when a whole line stands in one column: " +
  "split it into columns there, or take the outer quotes away and write each doubled quote once";

/**
 * The columns that a header names.
 *
 * @throws CommandError when it names others, none or one twice.
 */
export function columnsOf(row: number, cells: readonly string[], delimiter: string): readonly ManifestColumn[] {
  if (cells.length === 1 && cells[0]?.includes(delimiter)) {
    throw new CommandError(`Row ${row} of the manifest ${quotedWhole}.`);
  }
  const known: readonly string[] = manifestColumns;
  const names = cells.map((cell) => {
    const name = cell.replaceAll(unseen, "");
    // People write `Sample`, and a spreadsheet may do so by itself.
    return known.find((one) => one.toLowerCase() === name.toLowerCase()) ?? name;
  });
  const nameless = names.flatMap((name, index) => (name === "" ? [index + 1] : []));
  const unknown = names.filter((name) => name !== "" && !known.includes(name));
  const missing = requiredColumns.filter((name) => !names.includes(name));
  const twice = names.filter((name, index) => name !== "" && names.indexOf(name) !== index);
  const list = (some: readonly string[]): string => [...new Set(some)].map((name) => JSON.stringify(name)).join(", ");
  const problems = [
    ...(nameless.length > 0 ? [`column ${nameless.join(", ")} has no name`] : []),
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
