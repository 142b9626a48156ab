import { acceptArgument, keyMoveText } from "../compare/key-moves/moves.ts";
import { renderVerdict } from "../compare/verdict/report.ts";
import { firstOf, joined } from "../documents/vendor-text/listed.ts";
import { cell, quoted } from "../documents/vendor-text/markdown.ts";
import { plain } from "../documents/vendor-text/plain.ts";
import type { CompilerError } from "./compiler-errors.ts";
import type { SourceOutcome, UpdateOutcome } from "./update.ts";

/** An update for people: in the terminal, or as the text of a pull request. */
export function reportText(outcome: UpdateOutcome, format: "terminal" | "markdown"): string {
  const parts: string[] = [];
  if (outcome.refusedKeyMoves.length > 0) parts.push(keyMovesText(outcome, format));
  // GitHub refuses a pull request's text of more than 65,536 characters; the rest takes up to 30,000.
  const changed = outcome.sources.filter(({ verdict }) => verdict !== undefined).length;
  const maxCharacters = Math.floor(30_000 / Math.max(1, changed));
  parts.push(...outcome.sources.map((source) => sourceText(source, format, maxCharacters)));
  if (outcome.mustFollow.length > 0) parts.push(mustFollowText(outcome, format));
  parts.push(closing(outcome));
  return `${parts.join("\n\n")}\n`;
}

/** What stands first: it is about keys of users, and nothing else of a report is as urgent. */
function keyMovesText({ refusedKeyMoves }: UpdateOutcome, format: "terminal" | "markdown"): string {
  const title = "A KEY WOULD GO TO ANOTHER PLACE";
  const item = format === "markdown" ? "- " : "  ";
  const moves = refusedKeyMoves.map(({ source, move }) => {
    const flag = acceptArgument(source.name, move);
    const shown = flag === undefined ? undefined : format === "markdown" ? quoted(flag, 400) : flag;
    return `${item}${source.prefix}: ${keyMoveText(move, format)} ${
      shown === undefined ? "Its text is not plain, so no argument accepts it." : `To accept just that: ${shown}`
    }`;
  });
  const { shown, left } = firstOf(moves, { items: 20, characters: 8000 });
  return [
    format === "markdown" ? `## ${title}\n` : `!!! ${title} !!!`,
    ...shown,
    ...(left > 0 ? [`${item}… and ${left} more`] : []),
    "",
    "Somebody may have changed the vendor's page. Ask the vendor before you accept it.",
  ].join("\n");
}

function sourceText(
  { source, status, verdict, packages, correction, from, nowDescribed }: SourceOutcome,
  format: "terminal" | "markdown",
  maxCharacters: number,
): string {
  const title = heading(`${source.prefix}: ${source.operation}`, format);
  const look =
    nowDescribed.length === 0
      ? []
      : [
          `Have a look: the document itself describes ${joined(nowDescribed)} now. ` +
            `specs/${source.name}.overlay.yaml describes the same in this project's words. Compare the two, and take over what differs.`,
        ];
  if (status === "unchanged" || verdict === undefined)
    return [`${title}\nNothing changed since ${source.vendored} (${from}).`, ...look].join("\n\n");
  const lines = [title, ...look, renderVerdict(verdict, { format, maxCharacters }).trimEnd()];
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
        `| \`${name}\` | ${bump} | ${cell(joined(names.map((one) => quoted(one)))) || "–"} |`,
    ),
  ].join("\n");

const packagesList = (packages: SourceOutcome["packages"]): string =>
  [
    "Releases:",
    ...packages.map(
      ({ package: name, bump, names }) =>
        `  ${bump} ${name}${names.length > 0 ? `: ${joined(names.map((one) => plain(one)))}` : ""}`,
    ),
  ].join("\n");

/** What users get before what tests it. */
const codeFirst = (a: CompilerError, b: CompilerError): number =>
  Number(b.file.includes("/src/")) - Number(a.file.includes("/src/"));

function mustFollowText({ mustFollow }: UpdateOutcome, format: "terminal" | "markdown"): string {
  const item = format === "markdown" ? "- " : "  ";
  // Compilers print whole types, of the vendor's words; the first sentence is enough to find the place.
  const show = format === "markdown" ? quoted : plain;
  const places = [...mustFollow].sort(codeFirst).map(({ file, line, message }) => `${file}:${line} ${show(message)}`);
  const { shown, left } = firstOf(places, { items: 40, characters: 8000 });
  return [
    heading("These places no longer compile: change them by hand", format),
    ...shown.map((place) => item + place),
    ...(left > 0 ? [`${item}… and ${left} more places`] : []),
  ].join("\n");
}

function closing({ status, written, files, reviewReasons, refusedKeyMoves }: UpdateOutcome): string {
  if (status === "unchanged") return "Nothing changed.";
  if (status === "review") {
    const reasons = reviewReasons.map((reason) => `Review needed. ${reason}`);
    if (refusedKeyMoves.length > 0) {
      return [...reasons, "Nothing was written, and no label lets a key go to another place."].join("\n");
    }
    return [
      ...reasons,
      'Nothing was written. If the document was wrong and the service always behaved so: --label correction --reason "…".',
      "Otherwise the rules in scripts/src/specs/compare have to learn it.",
    ].join("\n");
  }
  const { shown, left } = firstOf(files, { items: 100, characters: 8000 });
  const list = [...shown, ...(left > 0 ? [`… and ${left} more`] : [])].map((file) => `  ${file}`).join("\n");
  if (!written) return `Would be written:\n${list}\nNothing was written, as --dry-run asks.`;
  return `Written:\n${list}\nNow read the changesets, since users will read them, and run \`pnpm test\`.`;
}
