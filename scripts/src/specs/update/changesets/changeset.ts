import { type KeyMove, keyMoveText } from "../../compare/key-moves/moves.ts";
import type { Bump, Change, Verdict } from "../../compare/verdict/verdict.ts";
import { firstOf, joined, type ListLimit } from "../../documents/vendor-text/listed.ts";
import { quoted } from "../../documents/vendor-text/markdown.ts";
import { adviceFor } from "./advice.ts";
import type { ChangesetInput } from "./input.ts";

/** A changeset: what changed, why this bump, what to do. `@changesets/cli` copies it into the changelog. */
export function changesetText(input: ChangesetInput): string {
  const { bump, source, verdict, vendored, names, correction } = input;
  const isClient = input.package === source.package;
  const summary = `${source.prefix}'s document of ${vendored} for \`${source.operation}\`${isClient ? "" : ` reaches this package by way of \`${source.package}\``}.`;
  return [
    "---",
    `${JSON.stringify(input.package)}: ${bump}`,
    "---",
    "",
    summary,
    "",
    ...(input.keyMoves ?? []).flatMap((move) => [`**${keyMoved(move)}**`, ""]),
    "What changed:",
    "",
    ...(verdict.changes.length > 0 ? changeLines(verdict.changes) : ["- Words of its documentation only."]),
    ...(names.length > 0 ? ["", `Public names with another type: ${joined(names.map((name) => quoted(name)))}.`] : []),
    "",
    `Why ${bump}: ${whyBump(bump, verdict, correction)}`,
    ...(correction === undefined
      ? []
      : ["", `Labelled a correction: the document was wrong and the service always behaved so. ${correction}`]),
    "",
    "What to do:",
    "",
    ...adviceFor(input),
    "",
  ].join("\n");
}

/** What users should read before anything else. */
const keyMoved = (move: KeyMove): string =>
  keyMoveText(move, "markdown").replace("Your users' API keys would", "Your API key will");

/** npm and GitHub show a changelog whole: it names what fits on a screen or two, the gravest first. */
const maxLines: ListLimit = { items: 30, characters: 8000 };

function changeLines(changes: readonly Change[]): string[] {
  const { shown, left } = firstOf(changes.map(changeLine), maxLines);
  return left === 0 ? [...shown] : [...shown, `- … and ${left} more changes.`];
}

const changeLine = ({ message, rule, direction, path }: Change): string =>
  `- ${firstUpper(message)}${/[.!?]$/.test(message) ? "" : "."} (${direction} ${quoted(path)}, rule \`${rule}\`)`;

function whyBump(bump: Exclude<Bump, "none">, { wire, types }: Verdict, correction: string | undefined): string {
  if (bump === "patch") {
    return correction === undefined
      ? "no client and no program notices, only the documentation in the types or what the service checks is said better."
      : "what goes over the wire is what always went, and programs compile as before.";
  }
  const onWire =
    wire === "breaking" && correction === undefined
      ? "a client of the version before no longer gets what it asks for"
      : "clients of the version before keep working";
  const inTypes =
    types === "breaking"
      ? "programs that compiled may stop to compile"
      : types === "compatible"
        ? "programs that compiled still compile, against types that grew"
        : "types stay as they are";
  return `${onWire}, and ${inTypes}.`;
}

const firstUpper = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
