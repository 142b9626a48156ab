import { renderVerdict } from "../compare/report.ts";
import type { CompilerError } from "./compiler-errors.ts";
import type { SourceOutcome, UpdateOutcome } from "./update.ts";

/** An update for people: in the terminal, or as the text of a pull request. */
export function reportText(outcome: UpdateOutcome, format: "terminal" | "markdown"): string {
  const parts = outcome.sources.map((source) => sourceText(source, format));
  if (outcome.mustFollow.length > 0) parts.push(mustFollowText(outcome, format));
  parts.push(closing(outcome));
  return `${parts.join("\n\n")}\n`;
}

function sourceText(
  { source, status, verdict, packages, correction, from }: SourceOutcome,
  format: "terminal" | "markdown",
): string {
  const title = heading(`${source.prefix}: ${source.operation}`, format);
  if (status === "unchanged" || verdict === undefined)
    return `${title}\nNothing changed since ${source.vendored} (${from}).`;
  const lines = [title, renderVerdict(verdict, { format }).trimEnd()];
  if (correction !== undefined) lines.push(`Labelled a correction: ${correction}`);
  if (packages.length > 0) lines.push(format === "markdown" ? packagesTable(packages) : packagesList(packages));
  else if (status === "changed") lines.push("No package is released for it: what is generated stays the same.");
  return lines.join("\n\n");
}

const heading = (text: string, format: "terminal" | "markdown"): string =>
  format === "markdown" ? `## ${text}\n` : text;

const packagesTable = (packages: SourceOutcome["packages"]): string =>
  [
    "| package | bump | public names with another type |",
    "| --- | --- | --- |",
    ...packages.map(
      ({ package: name, bump, names }) =>
        `| \`${name}\` | ${bump} | ${names.map((one) => `\`${one}\``).join(", ") || "–"} |`,
    ),
  ].join("\n");

const packagesList = (packages: SourceOutcome["packages"]): string =>
  [
    "Releases:",
    ...packages.map(
      ({ package: name, bump, names }) => `  ${bump} ${name}${names.length > 0 ? `: ${names.join(", ")}` : ""}`,
    ),
  ].join("\n");

/** Compilers print whole types; the first sentence is enough to find the place. */
const short = (text: string): string => (text.length > 160 ? `${text.slice(0, 157)}…` : text);

/** What users get before what tests it. */
const codeFirst = (a: CompilerError, b: CompilerError): number =>
  Number(b.file.includes("/src/")) - Number(a.file.includes("/src/"));

function mustFollowText({ mustFollow }: UpdateOutcome, format: "terminal" | "markdown"): string {
  const item = format === "markdown" ? "- " : "  ";
  return [
    `${heading("Our own code must follow", format)}`,
    ...[...mustFollow].sort(codeFirst).map(({ file, line, message }) => `${item}${file}:${line} ${short(message)}`),
  ].join("\n");
}

function closing({ status, written, files, reviewReasons }: UpdateOutcome): string {
  if (status === "unchanged") return "Nothing changed.";
  if (status === "review") {
    return [
      ...reviewReasons.map((reason) => `Review needed. ${reason}`),
      'Nothing was written. If the document was wrong and the service always behaved so: --label correction --reason "…".',
      "Otherwise the rules in scripts/src/specs/compare have to learn it.",
    ].join("\n");
  }
  const list = files.map((file) => `  ${file}`).join("\n");
  return written ? `Written:\n${list}` : `Would be written:\n${list}`;
}
