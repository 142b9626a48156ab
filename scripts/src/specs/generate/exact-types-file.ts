import type { VendoredDocument } from "../documents/document.ts";
import { isObject, type Json, type JsonObject, walk } from "../documents/json.ts";
import { resolve } from "../documents/references.ts";
import { type DirectedDocument, typeName } from "./directions.ts";
import { isIndex } from "./names-file.ts";

/**
 * A test that the compiler runs: the exact type of every field of the named types, read from the document without
 * openapi-typescript. It moves with the document, so that no test has to be edited when a vendor changes a field.
 */
export function exactTypesFile({ source }: VendoredDocument, directed: DirectedDocument): string {
  const names = new Set<string>();
  const lines: string[] = [];
  const print = typePrinter(directed, names);
  const seen = new Set<string>();
  walk(directed.document, (node, pointer) => {
    const name = typeName(node);
    if (name === undefined || seen.has(name) || !isObject(node["properties"])) return;
    seen.add(name);
    // What is either this or that has fields that only some of its types have.
    if ("anyOf" in node || "oneOf" in node) return;
    const required = Array.isArray(node["required"]) ? node["required"] : [];
    for (const [field, schema] of Object.entries(node["properties"])) {
      const type = print(schema, directed.inRequest(pointer));
      if (type === undefined) continue;
      names.add(name);
      const optional = required.includes(field) ? "" : " | undefined";
      lines.push(`  expectTypeOf<${name}[${JSON.stringify(field)}]>().toEqualTypeOf<${type}${optional}>();`);
    }
    // With fields of any name `keyof` is any text, and beside these a type has fields from elsewhere.
    if (["additionalProperties", ...composites].some((key) => node[key] !== undefined)) return;
    if (Object.keys(node["properties"]).length === 0) return;
    names.add(name);
    const keys = Object.keys(node["properties"]).map((key) => (isIndex(key) ? key : JSON.stringify(key)));
    lines.push(`  expectTypeOf<keyof ${name}>().toEqualTypeOf<${keys.join(" | ")}>();`);
  });
  if (lines.length === 0) return "export {};\n";
  return [
    'import { expectTypeOf } from "vitest";',
    `import type { ${[...names].sort().join(", ")} } from "../../src/generated/names.ts";`,
    "",
    `/** Compiled, never run: the fields of ${source.prefix}'s types as the document has them. */`,
    "export function exactTypes(): void {",
    ...lines,
    "}",
    "",
  ].join("\n");
}

/** Beside these, a schema's own properties are not all that it has. */
const composites = ["allOf", "anyOf", "oneOf"];

const isNull = (schema: Json): boolean => isObject(schema) && schema["type"] === "null";

/** The type of a schema as a user writes it; `undefined` for what takes more than a line, which its own name covers. */
function typePrinter({ document, openEnums }: DirectedDocument, names: Set<string>) {
  const within: string[] = [];
  const print = (schema: Json | undefined, isRequest: boolean): string | undefined => {
    if (!isObject(schema)) return undefined;
    const alternatives = schema["anyOf"] ?? schema["oneOf"];
    const others = Array.isArray(alternatives) ? alternatives.filter((one) => !isNull(one)) : [];
    // OpenAPI 3.1's way to let a reference be null.
    const isEither = Array.isArray(alternatives) && others.length === 1 && alternatives.length === 2;
    const listed = Array.isArray(schema["type"]) && schema["type"].includes("null");
    const nullable = isEither || schema["nullable"] === true || listed;
    const type = isEither ? print(others[0], isRequest) : bare(schema, isRequest);
    return type === undefined || !nullable ? type : `${type} | null`;
  };
  const bare = (schema: JsonObject, isRequest: boolean): string | undefined => {
    const reference = schema["$ref"];
    if (typeof reference === "string") {
      const target = resolve(document, schema);
      if (!isObject(target["properties"])) {
        // A list of lists of itself has no end.
        if (within.includes(reference)) return undefined;
        within.push(reference);
        const type = open(print(target, isRequest), openEnums.get(reference));
        within.pop();
        return type;
      }
      const name = typeName(target);
      // Both directions of a schema bear its name, and the exported type is that of one of them.
      if (name === undefined || reference.endsWith("InResponse")) return undefined;
      names.add(name);
      return name;
    }
    const { allOf, enum: values } = schema;
    if (Array.isArray(allOf)) return allOf.length === 1 ? print(allOf[0], isRequest) : undefined;
    if (schema["const"] !== undefined) return JSON.stringify(schema["const"]);
    if (Array.isArray(values)) return values.map((value) => JSON.stringify(value)).join(" | ");
    const types = [schema["type"]].flat().filter((one) => one !== "null");
    if (types.length !== 1 || "anyOf" in schema || "oneOf" in schema) return undefined;
    const [type] = types;
    if (type === "array") {
      const item = print(schema["items"], isRequest);
      return item === undefined ? undefined : `(${item})[]`;
    }
    if (type === "string" && isRequest && schema["format"] === "binary") return "Blob";
    if (type === "string" && isRequest && schema["format"] === "byte") return "string | Uint8Array";
    if (type === "integer") return "number";
    return type === "string" || type === "number" || type === "boolean" ? type : undefined;
  };
  const open = (type: string | undefined, kind: "string" | "number" | undefined): string | undefined =>
    type === undefined || kind === undefined ? type : `${type} | (${kind} & {})`;
  return print;
}
