import { readFileSync } from "node:fs";
import { root } from "../../../src/specs/documents/sources.ts";

const page = readFileSync(new URL("docs/errors-and-safety.md", root), "utf8");

/** What stands below a heading of the page, up to the next one. */
export function sectionOf(heading: string): string {
  const section = page.split(/^## /m).find((text) => text.startsWith(`${heading}\n`));
  if (section === undefined) throw new Error(`docs/errors-and-safety.md has no heading "${heading}"`);
  return section;
}

/** The rows of the table below a heading, without its head. Cells lose their code marks. */
export function rowsBelow(heading: string): string[][] {
  return sectionOf(heading)
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .slice(2)
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll("`", "")),
    );
}
