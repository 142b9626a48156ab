import type { Command } from "commander";
import { suggestion } from "./suggestion.ts";

/**
 * What to say of the first argument that looks like an option and is none. Commander asks for the options that a command
 * needs before it looks at those, so that a misspelt one would seem to be missing. A value behind `=` is not repeated.
 */
export function misspeltOption(argv: readonly string[], { options }: Command): string | undefined {
  const known = ["--help", ...options.map(({ long }) => long ?? "")];
  const end = argv.indexOf("--");
  const given = argv
    .slice(0, end < 0 ? undefined : end)
    .map((argument) => /^--[\w-]+/.exec(argument)?.[0])
    .find((name) => name !== undefined && !known.includes(name));
  if (given === undefined) return undefined;
  const longer = known.find((name) => name.startsWith(given));
  const meant = longer === undefined ? suggestion(given, { options: known }) : `Did you mean ${longer}?`;
  return meant === undefined ? `There is no option ${given}.` : `There is no option ${given}. ${meant}`;
}
