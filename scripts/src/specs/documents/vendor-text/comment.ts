import { isObject, type Json, type JsonObject } from "../json.ts";
import { named } from "../source/named.ts";
import { visible } from "./plain.ts";

/** A vendor's words on one line of a comment, as text that neither ends it nor is a tag in it. */
export const inCommentLine = (text: string): string =>
  visible(text.replaceAll(/\s+/g, " ").trim()).replaceAll("*/", "*\\/").replaceAll(/[@{}]/g, "\\$&");

/**
 * A vendor's words in a comment of several lines. The compiler takes an `@` behind a blank for a tag, wherever in a
 * line: `@deprecated` in a description would strike a field through in every editor. The end of a comment is left to
 * openapi-typescript, which breaks it up itself.
 */
const inComment = (text: string): string =>
  text
    .split(/\r?\n/)
    .map((line) => visible(line.replaceAll("\t", " ")).replaceAll(/(?<![^\s{*])@(?!\s)|(?<=^\s*)@/g, "\\@"))
    .join("\n");

/** Keywords whose text openapi-typescript writes into comments, and those whose values it does. */
const words = new Set(["title", "summary", "description", "format"]);
const values = new Set(["default", "example", "examples"]);

/** A document whose words are only words in the comments that openapi-typescript makes of it. Types stay as they are. */
export function withPlainComments(document: JsonObject): JsonObject {
  return inSchemas(document, false) as JsonObject;
}

/** @param isNames Whether the keys are names that somebody chose and no keywords. */
function inSchemas(node: Json, isNames: boolean): Json {
  if (Array.isArray(node)) return node.map((item) => inSchemas(item, false));
  if (!isObject(node)) return node;
  const copy: JsonObject = {};
  for (const [key, value] of Object.entries(node)) {
    if (value === undefined) continue;
    if (!isNames && values.has(key)) copy[key] = inData(value);
    // A format that is one is a word; on a second line it would be anything.
    else if (!isNames && words.has(key) && typeof value === "string")
      copy[key] = key === "format" ? oneLine(value) : inComment(value);
    else copy[key] = inSchemas(value, !isNames && named.has(key) && isObject(value));
  }
  return copy;
}

const oneLine = (text: string): string => inComment(text.replaceAll(/\s+/g, " "));

function inData(node: Json): Json {
  if (typeof node === "string") return inComment(node);
  if (Array.isArray(node)) return node.map(inData);
  if (!isObject(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [inComment(key), value === undefined ? value : inData(value)]),
  );
}
