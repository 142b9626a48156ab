import { isObject, type Json, type JsonObject, mapObjects } from "../../documents/json.ts";
import { target } from "../shapes/references.ts";
import { type Edit, node } from "./trial.ts";

/** An edit that takes every mapping of a document through `change`. */
export const everywhere = (change: (node: JsonObject, pointer: string) => Json): Edit => ({
  apply: (document) => Object.assign(document, mapObjects(structuredClone(document), change)),
});

/** Lists under a keyword, in the opposite order. */
export const reversed = (...keywords: readonly string[]): Edit =>
  everywhere((object) => {
    const lists = keywords.filter((keyword) => Array.isArray(object[keyword]));
    return {
      ...object,
      ...Object.fromEntries(lists.map((keyword) => [keyword, (object[keyword] as Json[]).toReversed()])),
    };
  });

/** What a nullable mapping becomes, given everything else that it says. */
export const nullable = (change: (rest: JsonObject) => JsonObject): Edit =>
  everywhere((object) => {
    const { nullable: isNullable, ...rest } = object;
    return isNullable === true ? change(rest) : object;
  });

/** The document in OpenAPI 3.1, where `null` is a type. */
export const inVersion31: Edit = {
  apply: (document) => {
    const typed = nullable(({ type, $ref, ...rest }) =>
      $ref === undefined ? { type: [type ?? null, "null"], ...rest } : { anyOf: [{ $ref }, { type: "null" }], ...rest },
    );
    if ("apply" in typed) typed.apply(document);
    document["openapi"] = "3.1.0";
  },
};

/** The same as OpenAPI 3.2, which says the same of schemas. */
export const inVersion32: Edit = {
  apply: (document) => {
    if ("apply" in inVersion31) inVersion31.apply(document);
    document["openapi"] = "3.2.0";
  },
};

/** References replaced by what they refer to, apart from those that lead into themselves. */
export const inlined: Edit = {
  apply: (document) => {
    const resolve = (value: Json, open: readonly string[]): Json => {
      if (Array.isArray(value)) return value.map((item) => resolve(item, open));
      if (!isObject(value)) return value;
      const { $ref, ...rest } = value;
      const own = Object.fromEntries(Object.entries(rest).map(([key, one]) => [key, resolve(one ?? null, open)]));
      if (typeof $ref !== "string" || open.includes($ref)) return $ref === undefined ? own : { $ref, ...own };
      return { ...(resolve(target(document, $ref), [...open, $ref]) as JsonObject), ...own };
    };
    document["paths"] = resolve(node(document, "paths"), []);
  },
};

const reference = "#/components/schemas/";

/** References to schemas led elsewhere, and what then stands among the schemas. */
export const schemasMoved = (
  move: (name: string) => string,
  place: (name: string, schema: Json | undefined) => JsonObject,
): Edit => ({
  apply: (document) => {
    const moved = mapObjects(document, (object) => {
      const { $ref } = object;
      const name = typeof $ref === "string" && $ref.startsWith(reference) ? $ref.slice(reference.length) : undefined;
      return name === undefined ? object : { ...object, $ref: reference + move(name) };
    });
    Object.assign(document, moved);
    const schemas = node(document, "components", "schemas");
    node(document, "components")["schemas"] = Object.assign(
      {},
      ...Object.entries(schemas).map(([name, schema]) => place(name, schema)),
    );
  },
});

/** Each reference to a schema in an `allOf` of its own. */
export const referencesWrapped: Edit = everywhere(({ $ref, ...rest }, pointer) => {
  const isSchema = typeof $ref === "string" && $ref.startsWith(reference) && !/\/(?:allOf|anyOf|oneOf)\//.test(pointer);
  if (isSchema) return { ...rest, allOf: [{ $ref }] };
  return $ref === undefined ? rest : { ...rest, $ref };
});

/** Equal parts as one, for which YAML writes an anchor and an alias. */
export function shared(value: Json): Json {
  const known = new Map<string, Json>();
  return mapObjects(value, (object) => {
    const text = JSON.stringify(object);
    known.set(text, known.get(text) ?? object);
    return known.get(text) ?? object;
  });
}
