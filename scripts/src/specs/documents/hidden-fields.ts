import { isObject, type Json, type JsonObject } from "./json.ts";
import { resolve } from "./references.ts";

/** The keyword by which a field leaves a direction: what is read only is no part of a request. */
const keywords = { request: "readOnly", response: "writeOnly" } as const;

/** Whether a schema has a field that goes in one direction only. */
export const hasHiddenFields = (document: JsonObject, schema: JsonObject): boolean =>
  Object.values(keywords).some((keyword) => hiddenIn(document, schema, keyword).length > 0);

/**
 * A schema without the fields that a direction does not carry, whether required or not, and without the keywords that
 * say so: what a direction carries is no more or less read only than the rest of it. Itself when there are none.
 */
export function withoutHiddenFields(
  document: JsonObject,
  schema: JsonObject,
  direction: keyof typeof keywords,
): JsonObject {
  if (!hasHiddenFields(document, schema)) return schema;
  const hidden = new Set(hiddenIn(document, schema, keywords[direction]));
  const { properties, required } = schema;
  const kept = Object.entries(isObject(properties) ? properties : {})
    .filter(([name]) => !hidden.has(name))
    .map(([name, field]) => [name, withoutKeywords(field)]);
  return {
    ...schema,
    properties: Object.fromEntries(kept),
    ...(Array.isArray(required) && { required: required.filter((name) => !hidden.has(String(name))) }),
  };
}

function withoutKeywords(field: Json | undefined): Json | undefined {
  if (!isObject(field)) return field;
  const { readOnly: _readOnly, writeOnly: _writeOnly, ...rest } = field;
  return rest;
}

function hiddenIn(document: JsonObject, { properties }: JsonObject, keyword: string): string[] {
  const says = (field: Json | undefined): boolean => {
    if (!isObject(field)) return false;
    if (field[keyword] === true) return true;
    return typeof field["$ref"] === "string" && resolve(document, field)[keyword] === true;
  };
  return Object.entries(isObject(properties) ? properties : {}).flatMap(([name, field]) => (says(field) ? [name] : []));
}
