/** The longest piece of a vendor's text in a report, a changelog or a terminal: two lines of a terminal. */
export const maxPlain = 160;

/**
 * What changes how the text around it is shown, or is not shown at all: control characters, marks that turn the
 * direction of writing, characters without width, halves of a pair.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * A vendor's text on one line, of at most `max` characters, with nothing in it that a reader cannot see: that is
 * written out, as in `\u{202e}`.
 */
export function plain(text: string, max = maxPlain): string {
  // Nothing beyond this can be shown, and a page may hold megabytes.
  const start = text.slice(0, max * 4);
  const line = start
    .replaceAll(/\s+/g, " ")
    .trim()
    .replaceAll(unseen, (one) => `\\u{${one.codePointAt(0)?.toString(16)}}`);
  const characters = [...line];
  const isWhole = characters.length <= max && start.length === text.length;
  return isWhole ? line : `${characters.slice(0, max - 1).join("")}…`;
}

/**
 * A message of a command, which may quote a vendor's text: its line breaks stay, and no line is a command to the
 * terminal or to a workflow's log (`::add-mask::`).
 */
export const plainLines = (text: string): string =>
  text
    .split("\n")
    .map((line) => line.replaceAll("\t", "  ").replaceAll(unseen, (one) => `\\u{${one.codePointAt(0)?.toString(16)}}`))
    .map((line) => line.replace(/^(\s*)(::|##\[)/, "$1\\$2"))
    .join("\n");
