import { type KeyMove, keyMoveText } from "../../compare/key-moves/moves.ts";
import { filled } from "../../compare/verdict/judge.ts";
import { allRules } from "../../compare/verdict/rules/all.ts";
import type { Change } from "../../compare/verdict/verdict.ts";
import { firstOf, joined, type ListLimit } from "../../documents/vendor-text/listed.ts";
import { quoted } from "../../documents/vendor-text/markdown.ts";
import type { ChangesetInput } from "./input.ts";
import { placeInCode } from "./places.ts";
import { unnoticed, userWords } from "./user-words.ts";

/**
 * A changeset, which `@changesets/cli` copies into the changelog: what changed in the code of whoever updates, and what
 * to do about it. Rules, and what maintainers do, stand in the report of the update.
 */
export function changesetText(input: ChangesetInput): string {
  const { bump, source, verdict, vendored, correction } = input;
  const isClient = input.package === source.package;
  const follows = isClient
    ? "the types follow its document"
    : `this package follows \`${source.package}\` and its document`;
  const lines = noticedBy(input);
  return [
    "---",
    `${JSON.stringify(input.package)}: ${bump}`,
    "---",
    "",
    `${source.prefix} changed ${quoted(source.operation, 120)}; ${follows} of ${vendored}.`,
    "",
    ...movesToTell(input).flatMap((move) => [`**${keyMoved(move)}**`, ""]),
    ...(correction === undefined
      ? []
      : [`The document was wrong before, the service always behaved so: ${correction}`, ""]),
    ...(lines.length > 0 ? whatFits(lines) : ["- What editors show of its types is said in other words."]),
    ...otherTypes(input),
    ...(verdict.changes.some(asksForSomething) || bump === "major" ? closing(input) : ["", "You have nothing to do."]),
    "",
  ].join("\n");
}

/** A line for each change that users notice, the same said once. */
const noticedBy = (input: ChangesetInput): string[] => {
  const noticed = input.verdict.changes.filter(({ rule }) => !unnoticed.has(rule));
  return [...new Set(noticed.map((change) => changeLine(change, input)))];
};

function changeLine(change: Change, input: ChangesetInput): string {
  const { says = messages.get(change.rule), todo } = userWords[change.rule] ?? {};
  const vendor = (text: string): string => text.replaceAll("{vendor}", () => input.source.prefix);
  // What names the version that clients send stands only where an overlay says which one that is.
  const sentence = change.sent === undefined ? says?.replace(/;[^;]*\{sent\}.*$/, "") : says;
  const what =
    sentence === undefined ? change.message : filled(vendor(sentence), { ...change, path: placeInCode(change) });
  return `- ${firstUpper(what)}${/[.!?]$/.test(what) ? "" : "."}${todo === undefined ? "" : ` ${vendor(todo)}`}`;
}

const messages = new Map(allRules.map(({ id, message }) => [id, message]));
const asksForSomething = ({ rule }: Change): boolean => userWords[rule]?.todo !== undefined && !unnoticed.has(rule);

/** A major asks for something even where no line says what. */
const closing = ({ bump, verdict }: ChangesetInput): string[] =>
  bump === "major" && !verdict.changes.some(asksForSomething)
    ? ["", "Compile with the new version and follow the compiler."]
    : [];

/** What another package exports by names of its own: the lines above name the client's. */
function otherTypes({ package: name, source, names }: ChangesetInput): string[] {
  if (name === source.package || names.length === 0) return [];
  const shown = names.map((one) => {
    const [exported = "", entry] = one.split(" of ./");
    return entry === undefined ? quoted(exported) : `${quoted(exported)} of ${quoted(`${name}/${entry}`)}`;
  });
  return ["", `These types change with it: ${joined(shown)}.`];
}

/** Where a client of this version sends the key: an address or a scheme that merely joins takes none. */
function movesToTell({ keyMoves = [], verdict }: ChangesetInput): KeyMove[] {
  const rules = new Set(verdict.changes.map(({ rule }) => rule));
  return keyMoves.filter(({ what }) => {
    if (what === "servers") return !rules.has("server-added");
    return what !== "security" || !rules.has("security-alternative-added");
  });
}

/** What users should read before anything else. */
const keyMoved = (move: KeyMove): string =>
  keyMoveText(move, "markdown").replace("Your users' API keys would", "Your API key will");

/** npm and GitHub show a changelog whole: it names what fits on a screen or two, the gravest first. */
const maxLines: ListLimit = { items: 30, characters: 8000 };

function whatFits(lines: readonly string[]): string[] {
  const { shown, left } = firstOf(lines, maxLines);
  return left === 0 ? [...shown] : [...shown, `- … and ${left} more changes.`];
}

const firstUpper = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
