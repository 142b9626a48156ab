import { isObject, type JsonObject } from "./json.ts";
import { resolve } from "./references.ts";

/** The names of the fields that a body may have, those of every part and alternative included, each once. */
export function requestFields(document: JsonObject, schema: JsonObject, within: readonly JsonObject[] = []): string[] {
  const target = resolve(document, schema);
  if (within.includes(target)) return [];
  const { properties } = target;
  const parts = ["allOf", "anyOf", "oneOf"].flatMap((key) => [target[key] ?? []].flat()).filter(isObject);
  return [
    ...new Set([
      ...Object.keys(isObject(properties) ? properties : {}),
      ...parts.flatMap((part) => requestFields(document, part, [...within, target])),
    ]),
  ];
}

/** Whether a body is either this or that, so that not every request has every field. */
export function isChoice(document: JsonObject, schema: JsonObject): boolean {
  const target = resolve(document, schema);
  return "anyOf" in target || "oneOf" in target;
}
