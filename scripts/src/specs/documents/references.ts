import { at, isObject, type JsonObject, unescapePointer } from "./json.ts";

/** The mapping itself, or the one that its `$ref` names. */
export function resolve(document: JsonObject, node: unknown): JsonObject {
  const passed: string[] = [];
  let target = node;
  while (isObject(target) && typeof target["$ref"] === "string") {
    const reference = target["$ref"];
    if (passed.includes(reference)) throw new Error(`${reference} leads to nothing but itself`);
    passed.push(reference);
    target = at(document, ...keysOf(reference));
  }
  if (!isObject(target)) throw new Error(`expected a mapping${passed.length > 0 ? ` at ${passed.at(-1)}` : ""}`);
  return target;
}

/** The keys that a reference within a document goes by. */
export const keysOf = (reference: string): string[] => reference.slice(2).split("/").map(unescapePointer);
