/** Control characters, and marks that turn text around: what a service says must not steer the terminal. */
const steering = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * What is written and not seen: spaces and joiners without width, soft hyphens, tags, fillers. The two signs that choose
 * between an emoji and a plain sign are harmless, and stay.
 */
const invisible = /(?![\ufe0e\ufe0f])[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu;

/** Text of a stranger on one line, without what would steer the terminal or hide in it. Columns stay where they are. */
export const onOneLine = (text: string): string =>
  text
    .replaceAll(/[\t-\r\u0085\u2028\u2029]/g, " ")
    .replaceAll(steering, "\ufffd")
    .replaceAll(invisible, "");

/** The same as a part of a sentence: every run of white space is one space. */
export const printable = (text: string): string => onOneLine(text).replaceAll(/\s+/g, " ");

/** JSON on one line, which says the same and holds nothing that would steer a terminal or hide in it. */
export const jsonText = (value: unknown, replacer?: (key: string, value: unknown) => unknown): string =>
  [steering, invisible, /[\u2028\u2029]/g].reduce(
    (text, pattern) => text.replaceAll(pattern, asEscapes),
    JSON.stringify(value, replacer),
  );

/** A sign outside the first plane has two of them. */
const asEscapes = (sign: string): string =>
  Array.from({ length: sign.length }, (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, "0")}`).join("");
