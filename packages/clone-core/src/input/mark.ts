const signs = String.raw`[\w.:-]{1,64}`;

/** What a key is, for whoever passed none. */
export const rightKey = "1 to 64 characters out of A-Z a-z 0-9 - _ . :";

/** What to do about a text of the caller's own that has a mark already. */
export const looksMarked = "leave out what looks like the mark of an idempotencyKey";

/** Whether a value may be an idempotency key. */
export const isKey = (value: unknown): boolean => typeof value === "string" && new RegExp(`^${signs}$`).test(value);

/** A tag that holds a key: the tag is the whole text. */
export const markedTag = (tag: unknown): string | undefined =>
  typeof tag === "string" ? new RegExp(`^\\s*key:(${signs})\\s*$`).exec(unescaped(tag))?.[1] : undefined;

/** A description with a key at its end. */
export const withMark = (description: string | undefined, key: string): string =>
  `${description === undefined ? "" : `${description} `}[key:${key}]`;

/** Whether a text of the caller's own holds what would be taken for a mark; without brackets only that of this key. */
export const isMarked = (text: string, key?: string): boolean =>
  markOf(text) !== undefined || withoutKey(text, key) !== text;

/** The key in a description, wherever the service put it and whatever it escaped. */
export const markOf = (description: string): string | undefined => strip(description).key;

function strip(description: string): { readonly text: string; readonly key?: string | undefined } {
  const mark = new RegExp(String.raw`\s?\[key:(${signs})\]`, "g");
  // Most texts have none, and a recording as base64 is long.
  for (const text of /key/.test(description) ? [description, unescaped(description)] : []) {
    const key = [...text.matchAll(mark)].at(-1)?.[1];
    if (key !== undefined) return { text: text.replace(mark, ""), key };
  }
  return { text: description };
}

/**
 * The same without any key: in texts, in names, and among tags.
 *
 * @param key The key of the call, where there is one: a text that repeats the whole request has it among tags, too.
 */
export function unmarked(value: unknown, key?: string, depth = 0): unknown {
  const text = (marked: string): string => withoutKey(strip(marked).text, key);
  if (typeof value === "string") return text(value);
  if (typeof value !== "object" || value === null || depth > deepest) return value;
  if (Array.isArray(value)) {
    return value.filter((one) => markedTag(one) === undefined).map((one) => unmarked(one, key, depth + 1));
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [text(name), unmarked(member, key, depth + 1)]),
  );
}

/** A text without the mark of the call's own key, however it stands there: whoever repeats a request repeats it, too. */
export function withoutKey(text: string, key: string | undefined): string {
  if (key === undefined || !text.includes(key)) return text;
  const literal = `key:${key.replaceAll(".", String.raw`\.`)}`;
  return text.replace(new RegExp(String.raw`\s?\[${literal}\]|(?<![\w.:-])${literal}(?![\w.:-])`, "g"), "");
}

/** A tag as text has it that quotes a request or a voice, once or several times over. */
const quotedTag = new RegExp(String.raw`(["']|&quot;)key:${signs}(?=\\*["']|&quot;)`, "g");

/** Text of an error without marks: in brackets, quoted as a tag is, or that of the call's own key in any other way. */
export function withoutMarks(text: string, key?: string): string {
  // Where an answer was cut off, a mark may have begun.
  const plain = strip(text).text.replace(/\s?\[key:[\w.:-]*$/, "");
  const quoted = plain.replace(quotedTag, "$1");
  // The call's own key also where the whole text was escaped.
  return (
    [quoted, unescaped(quoted)]
      .map((one) => [one, withoutKey(one, key)] as const)
      .find(([one, own]) => one !== own)?.[1] ?? quoted
  );
}

/** No answer that holds a voice nests deeper. */
const deepest = 50;

/** Without the escapes that pages, Markdown and addresses have for brackets and colons. */
function unescaped(text: string): string {
  return text
    .replaceAll("&amp;", "&")
    .replace(/\\(?=[^A-Za-z\d\s])/g, "")
    .replace(/&#x([\da-f]{2,4});|&#(\d{2,5});|%([\da-f]{2})/gi, (_escape, hex, decimal, percent) =>
      String.fromCharCode(Number.parseInt(hex ?? decimal ?? percent, decimal === undefined ? 16 : 10)),
    );
}
