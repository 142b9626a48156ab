import type { Change } from "../../compare/verdict/verdict.ts";
import { firstOf } from "../../documents/vendor-text/listed.ts";
import { quoted } from "../../documents/vendor-text/markdown.ts";
import type { ChangesetInput } from "./input.ts";

/** What a user of the released package has to do, one line for each thing; never empty. */
export function adviceFor(input: ChangesetInput): string[] {
  const lines = input.verdict.changes.flatMap((change) => adviceOn(change, input) ?? []);
  const { shown, left } = firstOf([...new Set(lines)], { items: 20, characters: 5000 });
  if (left > 0) return [...shown.map((line) => `- ${line}`), `- … and ${left} more like these.`];
  if (shown.length > 0) return shown.map((line) => `- ${line}`);
  if (input.bump === "major") return ["- Compile with the new version and follow the compiler."];
  return ["- Nothing."];
}

function adviceOn(change: Change, { source, package: name }: ChangesetInput): string | undefined {
  const { direction, wire, types, rule, path } = change;
  const field = quoted(fieldOf(path), 80);
  const isBreaking = wire === "breaking" || types === "breaking";
  if (direction === "request" && /required/.test(rule) && isBreaking) {
    const [where, seen] =
      name === source.package
        ? ["in the body of each request", " The compiler shows each call."]
        : ["in `providerOptions`", ""];
    return `Give ${field} ${where}: ${source.prefix} refuses a request without it.${seen}`;
  }
  if (direction === "request" && isBreaking) {
    return `Look at each request that uses ${field}; the compiler shows those whose type changed.`;
  }
  if (direction === "response" && isBreaking) {
    return `Look at each place that reads ${field} from an answer; the compiler shows those whose type changed.`;
  }
  if (isBreaking)
    return `Update before ${source.prefix} stops serving what the version before asks for: ${change.message}`;
  if (direction === "response" && types === "compatible" && change.bump === "minor") {
    return `Nothing, unless a program covers every value or field of ${field} by itself: a \`Record\`, a \`switch\` or a fixture of a whole answer.`;
  }
  if (direction === "request" && change.bump === "minor" && wire === "compatible" && types === "none") {
    return `Make sure that ${field} is within what ${source.prefix} now accepts.`;
  }
  return undefined;
}

/** `language` of `#/paths/…/properties/language` or `response 200 body.language`. */
const fieldOf = (path: string): string =>
  path
    .split(/[/.\s]/)
    .filter(Boolean)
    .at(-1) ?? path;
