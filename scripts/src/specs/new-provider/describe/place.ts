import { at, isObject, type Json, type JsonObject } from "../../documents/json.ts";
import { keysOf } from "../../documents/references.ts";

/** A schema, and the keys that lead to it from the document's root, every reference followed. */
export interface Place {
  readonly keys: readonly string[];
  readonly schema: JsonObject;
}

/** The value at some keys, references followed; `undefined` where there is none. */
export function placeAt(document: JsonObject, keys: readonly string[]): Place | undefined {
  const schema = at(document, ...keys);
  return isObject(schema) ? followed(document, { keys, schema }) : undefined;
}

/**
 * Where a reference leads; the place itself when it is none.
 *
 * @throws Error when it leads to nothing but references.
 */
export function followed(document: JsonObject, start: Place): Place {
  const passed: string[] = [];
  let place = start;
  while (typeof place.schema["$ref"] === "string") {
    const reference = place.schema["$ref"];
    if (passed.includes(reference)) throw new Error(`${reference} leads to nothing but itself`);
    passed.push(reference);
    const keys = keysOf(reference);
    place = { keys, schema: at(document, ...keys) as JsonObject };
  }
  return place;
}

export const samePlace =
  ({ keys }: Place) =>
  (other: Place): boolean =>
    keys.join("\n") === other.keys.join("\n");

/** Every schema directly within another one, with the keys from there. */
export function inner({ keys, schema }: Place): Place[] {
  const found: [readonly string[], Json | undefined][] = [
    ...Object.entries(isObject(schema["properties"]) ? schema["properties"] : {}).map(
      ([name, one]) => [["properties", name], one] as [string[], Json | undefined],
    ),
    [["items"], schema["items"]],
    [["additionalProperties"], schema["additionalProperties"]],
    ...["allOf", "anyOf", "oneOf"].flatMap((key) =>
      [schema[key] ?? []].flat().map((one, index) => [[key, String(index)], one] as [string[], Json]),
    ),
  ];
  return found.flatMap(([steps, one]) => (isObject(one) ? [{ keys: [...keys, ...steps], schema: one }] : []));
}

/**
 * A JSONPath: `$.paths['/voices'].post`.
 *
 * @throws Error when a key has a character that the overlay's reader takes for another.
 */
export function jsonPath(keys: readonly string[]): string {
  const step = (key: string, index: number): string => {
    if (/^[A-Za-z_$][\w$]*$/.test(key)) return `.${key}`;
    // A number is an index in these alone: elsewhere it is a name, of a status say.
    if (/^\d+$/.test(key) && ["allOf", "anyOf", "oneOf"].includes(keys[index - 1] ?? "")) return `[${key}]`;
    if (/[\u0000-\u001f]/.test(key)) {
      throw new Error(`a name in the document, ${JSON.stringify(key)}, has a line break or another control character`);
    }
    return `['${key.replaceAll(/['\\]/g, "\\$&")}']`;
  };
  return `$${keys.map(step).join("")}`;
}
