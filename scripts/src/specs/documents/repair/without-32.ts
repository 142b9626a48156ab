import { isObject, type Json, type JsonObject } from "../json.ts";
import { mapDocument } from "./map-document.ts";

/**
 * A document of OpenAPI 3.2 without the words that 3.1 does not know, as far as nothing else depends on them: names for
 * people, operations of other methods, and how a stream is cut. What is left of 3.2 the linter refuses by name.
 */
export function without32(document: JsonObject): JsonObject {
  const { $self: _self, tags, servers, paths, ...rest } = document;
  const result: JsonObject = {
    ...rest,
    ...(tags === undefined ? {} : { tags: listWithout(tags, ["parent", "kind", "summary"]) }),
    ...(servers === undefined ? {} : { servers: listWithout(servers, ["name"]) }),
    ...(isObject(paths)
      ? { paths: Object.fromEntries(Object.entries(paths).map(([path, item]) => [path, itemWithout32(item)])) }
      : {}),
  };
  return mapDocument(result, (node, part) => {
    if (part === "response") return without(node, ["summary"]);
    if (part === "operation") {
      return node["servers"] === undefined ? node : { ...node, servers: listWithout(node["servers"], ["name"]) };
    }
    if (part === "schema") {
      const { discriminator } = node;
      return isObject(discriminator) ? { ...node, discriminator: without(discriminator, ["defaultMapping"]) } : node;
    }
    return without(node, ["itemSchema", "itemEncoding", "prefixEncoding", "oauth2MetadataUrl"]);
  });
}

const itemWithout32 = (item: Json | undefined): Json | undefined =>
  isObject(item) ? without(item, ["query", "additionalOperations"]) : item;

const listWithout = (list: Json | undefined, keys: readonly string[]): Json =>
  Array.isArray(list) ? list.map((one) => (isObject(one) ? without(one, keys) : one)) : (list ?? null);

const without = (node: JsonObject, keys: readonly string[]): JsonObject =>
  keys.some((key) => key in node)
    ? Object.fromEntries(Object.entries(node).filter(([key]) => !keys.includes(key)))
    : node;
