import { isObject, type JsonObject } from "./json.ts";
import { resolve } from "./references.ts";

/** The names of the fields that a body may have, those of every part and alternative included, each once. */
export function requestFields(document: JsonObject, schema: JsonObject, seen: Set<JsonObject> = new Set()): string[] {
  const target = resolve(document, schema);
  // Once each: parts that hold themselves have no end, and those that repeat one another nearly none.
  if (seen.has(target)) return [];
  seen.add(target);
  const { properties } = target;
  const parts = ["allOf", "anyOf", "oneOf"].flatMap((key) => [target[key] ?? []].flat()).filter(isObject);
  return [
    ...new Set([
      ...Object.keys(isObject(properties) ? properties : {}),
      ...parts.flatMap((part) => requestFields(document, part, seen)),
    ]),
  ];
}

/** Whether a body is either this or that, so that not every request has every field. */
export function isChoice(document: JsonObject, schema: JsonObject): boolean {
  const target = resolve(document, schema);
  return "anyOf" in target || "oneOf" in target;
}
