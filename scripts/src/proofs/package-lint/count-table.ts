import { readFileSync, writeFileSync } from "node:fs";
import { root } from "../../specs/documents/sources.ts";
import { betweenMarks } from "../../workspace/between-marks.ts";

const file = new URL("CONTRIBUTING.md", root);
const begin = "<!-- packages that come along: written by `pnpm prove package-lint -- --write` -->";
const end = "<!-- end -->";

/** Compares the table in CONTRIBUTING with what was counted, or writes it; returns how many findings there are. */
export function countTable(counts: ReadonlyMap<string, number>, write: boolean): number {
  const text = readFileSync(file, "utf8");
  const rows = [...counts].map(([name, count]) => `- \`${name}\` brings ${count}`);
  const next = betweenMarks(text, begin, end, rows.join("\n"));
  if (next === undefined) throw new Error(`CONTRIBUTING.md lacks ${begin}`);
  if (next === text) return 0;
  if (write) {
    writeFileSync(file, next);
    return 0;
  }
  console.log(`FAIL CONTRIBUTING.md gives other numbers of packages; these were counted:\n${rows.join("\n")}`);
  return 1;
}
