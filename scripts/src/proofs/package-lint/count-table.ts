import { readFileSync, writeFileSync } from "node:fs";
import { root } from "../../specs/documents/sources.ts";

const file = new URL("CONTRIBUTING.md", root);
const begin = "<!-- packages that come along: written by `pnpm prove package-lint -- --write` -->";
const end = "<!-- end -->";

/** Compares the table in CONTRIBUTING with what was counted, or writes it; returns how many findings there are. */
export function countTable(counts: ReadonlyMap<string, number>, write: boolean): number {
  const text = readFileSync(file, "utf8");
  const [before, rest] = text.split(begin);
  const after = rest?.slice(rest.indexOf(end) + end.length);
  if (before === undefined || rest === undefined || after === undefined)
    throw new Error(`CONTRIBUTING.md lacks ${begin}`);
  const rows = [...counts].map(([name, count]) => `- \`${name}\` brings ${count}`);
  const table = `${begin}\n\n${rows.join("\n")}\n\n${end}`;
  const next = before + table + after;
  if (next === text) return 0;
  if (write) {
    writeFileSync(file, next);
    return 0;
  }
  console.log(`FAIL CONTRIBUTING.md gives other numbers of packages; these were counted:\n${rows.join("\n")}`);
  return 1;
}
