import { isObject, type Json, type JsonObject, walk } from "../documents/json.ts";
import { named } from "../documents/source/named.ts";
import { requireOwnReferences } from "../documents/source/own-references.ts";

/** Keys whose value is the vendor's data. */
const data = new Set(["example", "examples", "default", "enum", "const"]);

/**
 * A document in which nothing is left to fetch or to read: openapi-typescript's own resolver follows a `$ref` and an
 * `externalValue` wherever they stand, in examples and in a vendor's own words too, and puts what it finds into types.
 *
 * @throws Error when something is left all the same.
 */
export function withoutForeign(document: JsonObject): JsonObject {
  const copy = inKeywords(document, false) as JsonObject;
  requireOwnReferences(copy, "The document to generate from");
  walk(copy, ({ externalValue }, pointer) => {
    if (typeof externalValue !== "string") return;
    throw new Error(`The document to generate from: ${externalValue} leads out of the document, at ${pointer}`);
  });
  return copy;
}

/** @param isNames Whether the keys are names that somebody chose and no keywords. */
function inKeywords(node: Json, isNames: boolean): Json {
  if (Array.isArray(node)) return node.map((item) => inKeywords(item, false));
  if (!isObject(node)) return node;
  const copy: JsonObject = {};
  for (const [key, value] of Object.entries(node)) {
    if (value === undefined || (!isNames && key.startsWith("x-"))) continue;
    copy[key] =
      !isNames && data.has(key) ? inData(value) : inKeywords(value, !isNames && named.has(key) && isObject(value));
  }
  return copy;
}

function inData(node: Json): Json {
  if (Array.isArray(node)) return node.map(inData);
  if (!isObject(node)) return node;
  const isFollowed = ([key, value]: [string, Json | undefined]): boolean =>
    (key === "$ref" || key === "externalValue") && typeof value === "string";
  return Object.fromEntries(
    Object.entries(node)
      .filter((entry) => !isFollowed(entry))
      .map(([key, value]) => [key, value === undefined ? value : inData(value)]),
  );
}
