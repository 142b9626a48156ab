import type { Change, Verdict } from "./verdict.ts";

/** How {@link renderVerdict} writes. */
export interface RenderOptions {
  /** A table for a terminal, or for a pull request. */
  readonly format: "terminal" | "markdown";
}

/** A verdict for people: each change with its severity, both sides of it, and the public names that it reaches. */
export function renderVerdict(verdict: Verdict, { format }: RenderOptions): string {
  const isMarkdown = format === "markdown";
  const lines = [summary(verdict, isMarkdown), ""];
  if (verdict.changes.length === 0) lines.push("Nothing changed that a client or a program would notice.");
  else if (isMarkdown) lines.push(...markdownTable(verdict.changes));
  else for (const change of verdict.changes) lines.push(...terminalRows(change));
  const names = affectedNames(verdict);
  if (names.length > 0) {
    const shown = names.map((name) => (isMarkdown ? code(name) : name)).join(", ");
    lines.push("", `Public names with what changed in their types: ${shown}.`);
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

function terminalRows(change: Change): string[] {
  const { message, rule, wire, types } = change;
  const rows = [`  ${severity(change).padEnd(14)} ${message} [${rule}; wire: ${wire}, types: ${types}]`];
  if (change.old !== undefined || change.new !== undefined) {
    rows.push(`${" ".repeat(17)}- ${side(change.old)}`, `${" ".repeat(17)}+ ${side(change.new)}`);
  }
  return rows;
}

function markdownTable(changes: readonly Change[]): string[] {
  return [
    "| bump | change | wire | types | old | new | rule | public names |",
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ...changes.map((change) => {
      const { message, wire, types, rule, names = [] } = change;
      const cells = [severity(change), cell(message), wire, types, cell(side(change.old)), cell(side(change.new))];
      return `| ${[...cells, code(rule), names.map(code).join(", ") || "–"].join(" | ")} |`;
    }),
  ];
}

function side(value: unknown): string {
  if (value === undefined) return "–";
  const text = Array.isArray(value) ? value.map(one).join(", ") : one(value);
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}

const one = (value: unknown): string => (typeof value === "string" && value !== "" ? value : JSON.stringify(value));
const code = (text: string): string => `\`${text}\``;
/** A vendor's text must neither end a cell nor be markup. */
const cell = (text: string): string =>
  text.replaceAll(/\s+/g, " ").replaceAll(/[\\|<>`*_[\]]/g, (character) => `\\${character}`);
