import { maxPlain, plain } from "./plain.ts";

/**
 * The one way in which a vendor's text, a value, a field's name, a type, gets into Markdown: as code, in which no
 * heading, link, mention, number of an issue or HTML means anything. A changelog is shown by npm and GitHub, a report by
 * GitHub.
 */
export function quoted(text: string, max = maxPlain): string {
  const line = plain(text, max) || '""';
  // A run of backticks as long as the fence would end it.
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const isEdged = line.startsWith("`") || line.endsWith("`");
  return isEdged ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}

/**
 * Markdown as the cell of a table, which a pipe would end, in code as well. A backslash before the pipe would be taken
 * for its escape, so a space parts them.
 */
export const cell = (markdown: string): string =>
  markdown.replaceAll(/(\\*)\|/g, (_, before: string) => `${before && `${before} `}\\|`);
