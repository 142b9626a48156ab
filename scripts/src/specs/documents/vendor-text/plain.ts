/** The longest piece of a vendor's text in a report, a changelog or a terminal: two lines of a terminal. */
export const maxPlain = 160;

/**
 * What changes how the text around it is shown, or is not shown at all: control characters, marks that turn the
 * direction of writing, characters without width, line ends that only some programs know, halves of a pair.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;

/** A text in which a reader sees every character: those that nobody sees are written out, as in `\u{202e}`. */
export const visible = (text: string): string =>
  text.replaceAll(unseen, (one) => `\\u{${one.codePointAt(0)?.toString(16)}}`);

/** A vendor's text on one line, {@link visible}, of at most `max` characters. */
export function plain(text: string, max = maxPlain): string {
  // Nothing beyond this can be shown, and a page may hold megabytes.
  const start = text.slice(0, max * 4);
  const characters = [...visible(start.replaceAll(/\s+/g, " ").trim())];
  const isWhole = characters.length <= max && start.length === text.length;
  return isWhole ? characters.join("") : `${characters.slice(0, max - 1).join("")}…`;
}

/**
 * A message of a command, which may quote a vendor's text: its line breaks stay, and no line is a command to the
 * terminal or to the log of a workflow (`::add-mask::`).
 */
export const plainLines = (text: string): string =>
  text
    .split("\n")
    .map((line) => visible(line.replaceAll("\t", "  ")).replace(/^(\s*)(::|##\[)/, "$1\\$2"))
    .join("\n");
