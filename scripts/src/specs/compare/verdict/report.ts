import { firstOf, joined } from "../../documents/vendor-text/listed.ts";
import { cell, quoted } from "../../documents/vendor-text/markdown.ts";
import { plain } from "../../documents/vendor-text/plain.ts";
import type { Change, Verdict } from "./verdict.ts";

/** How {@link renderVerdict} writes. */
export interface RenderOptions {
  /** A table for a terminal, or for a pull request. */
  readonly format: "terminal" | "markdown";
  /**
   * How many characters the changes may take. GitHub cuts a pull request's text at 65,536.
   *
   * @default 20000
   */
  readonly maxCharacters?: number;
}

/** A verdict for people: each change with its severity, both sides of it, and the public names that it reaches. */
export function renderVerdict(verdict: Verdict, { format, maxCharacters = 20_000 }: RenderOptions): string {
  const isMarkdown = format === "markdown";
  const lines = [summary(verdict, isMarkdown), ""];
  if (verdict.changes.length === 0) lines.push("Nothing changed that a client or a program would notice.");
  else if (isMarkdown) lines.push(...markdownTable(verdict.changes, maxCharacters));
  else lines.push(...terminalTable(verdict.changes, maxCharacters));
  const names = affectedNames(verdict);
  if (names.length > 0) {
    const shown = names.map((name) => (isMarkdown ? quoted(name) : plain(name)));
    lines.push("", `Exported types that change: ${joined(shown)}.`);
  }
  return `${lines.join("\n").trimEnd()}\n`;
}

/** The exported names that changes of types reach. */
function affectedNames({ changes }: Verdict): string[] {
  return [...new Set(changes.flatMap(({ types, names = [] }) => (types === "none" ? [] : names)))].sort();
}

function summary({ bump, wire, types, review }: Verdict, isMarkdown: boolean): string {
  const word = isMarkdown ? `**${bump}**` : bump;
  const needed = review ? "; a person has to look, since the rules cannot decide" : "";
  return `Verdict: ${word} (wire: ${wire}, types: ${types})${needed}`;
}

const severity = ({ bump, review }: Change): string => (review ? `${bump}, review` : bump);

const terminalTable = (changes: readonly Change[], characters: number): string[] =>
  whatFits(changes.map(terminalRow), characters, (left) => `  … and ${left} more`);

function terminalRow(change: Change): string {
  const { message, rule, wire, types } = change;
  const rows = [`  ${severity(change).padEnd(14)} ${message} [${rule}; wire: ${wire}, types: ${types}]`];
  if (change.old !== undefined || change.new !== undefined) {
    const [old, new_] = [change.old, change.new].map((value) => plain(side(value) ?? "nothing", maxSide));
    rows.push(`${" ".repeat(17)}old: ${old}`, `${" ".repeat(17)}new: ${new_}`);
  }
  return rows.join("\n");
}

function markdownTable(changes: readonly Change[], characters: number): string[] {
  const rows = changes.map((change) => {
    const { message, wire, types, rule, names = [] } = change;
    const [old, new_] = [change.old, change.new]
      .map(side)
      .map((text) => (text === undefined ? "–" : quoted(text, maxSide)));
    const cells = [severity(change), message, wire, types, old ?? "", new_ ?? "", quoted(rule)];
    return `| ${[...cells, joined(names.map((name) => quoted(name))) || "–"].map(cell).join(" | ")} |`;
  });
  return [
    "| bump | change | wire | types | old | new | rule | public names |",
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ...whatFits(rows, characters, (left) => `\n… and ${left} more changes.`),
  ];
}

function whatFits(rows: readonly string[], characters: number, rest: (left: number) => string): string[] {
  const { shown, left } = firstOf(rows, { items: 200, characters });
  return left === 0 ? [...shown] : [...shown, rest(left)];
}

/** One side of a change, as the vendor has it. */
function side(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  // Beyond these nothing of a list is shown.
  return Array.isArray(value) ? value.slice(0, 50).map(one).join(", ") : one(value);
}

const one = (value: unknown): string => (typeof value === "string" && value !== "" ? value : JSON.stringify(value));
const maxSide = 120;
