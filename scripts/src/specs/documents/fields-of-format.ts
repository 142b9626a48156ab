import { isObject, type Json, type JsonObject, walk } from "./json.ts";
import { resolve } from "./references.ts";

/** The names of all fields below some nodes of a document whose value has this format, each once. */
export function fieldsOfFormat(document: JsonObject, nodes: readonly (Json | undefined)[], format: string): string[] {
  const names = new Set<string>();
  const seen = new Set<unknown>();
  const look = (node: Json | undefined): void =>
    walk(node, (object) => {
      for (const [name, property] of Object.entries(isObject(object["properties"]) ? object["properties"] : {})) {
        if (isObject(property) && property["format"] === format) names.add(name);
      }
      const reference = object["$ref"];
      if (typeof reference !== "string" || seen.has(reference)) return;
      seen.add(reference);
      look(resolve(document, object));
    });
  for (const node of nodes) look(node);
  return [...names];
}
