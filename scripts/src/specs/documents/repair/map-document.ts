import { escapePointer, isObject, type Json, type JsonObject } from "../json.ts";
import { named } from "../source/named.ts";
import { methods } from "../source/operations.ts";

/** What a node of a document is, as far as repairs need to know. */
export type Part = "schema" | "parameter" | "response" | "operation" | "other";

/** Keys whose value is the vendor's data. */
const data = new Set(["example", "examples", "default", "enum", "const"]);

/** Keys of a schema whose value is a schema, or a list of them. */
const schemaKeys = new Set([
  ...["items", "additionalProperties", "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "contains"],
  ...["prefixItems", "propertyNames", "unevaluatedProperties", "unevaluatedItems"],
]);

/** Keys of a schema under which each key is a name, and each value a schema. */
const schemaNames = new Set(["properties", "patternProperties", "dependentSchemas", "$defs", "definitions"]);

const operations: ReadonlySet<string> = new Set(methods);

/** A copy of a document in which every node that is not data went through `change`, children first. */
export function mapDocument(
  document: JsonObject,
  change: (node: JsonObject, part: Part, pointer: string) => JsonObject,
): JsonObject {
  const map = (node: Json, part: Part, pointer: string): Json => {
    if (Array.isArray(node)) return node.map((one, index) => map(one, part, `${pointer}/${index}`));
    if (!isObject(node)) return node;
    const copy: JsonObject = {};
    for (const [key, value] of Object.entries(node)) {
      const place = `${pointer}/${escapePointer(key)}`;
      if (value === undefined || data.has(key) || key.startsWith("x-")) copy[key] = value;
      else if (isNames(part, key) && isObject(value)) copy[key] = names(value, partOf(part, key), place);
      else copy[key] = map(value, partOf(part, key), place);
    }
    return change(copy, part, pointer);
  };
  const names = (node: JsonObject, part: Part, pointer: string): JsonObject =>
    Object.fromEntries(
      Object.entries(node).map(([name, one]) => [
        name,
        one === undefined ? one : map(one, part, `${pointer}/${escapePointer(name)}`),
      ]),
    );
  return map(document, "other", "#") as JsonObject;
}

const isNames = (part: Part, key: string): boolean => (part === "schema" ? schemaNames.has(key) : named.has(key));

/** What stands below a key of a node. */
function partOf(part: Part, key: string): Part {
  if (part === "schema") return schemaKeys.has(key) || schemaNames.has(key) ? "schema" : "other";
  if (key === "schema" || key === "schemas" || key === "definitions" || key === "itemSchema") return "schema";
  if (key === "parameters") return "parameter";
  if (key === "responses") return "response";
  return operations.has(key) ? "operation" : "other";
}
