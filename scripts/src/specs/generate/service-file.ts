import { readFile } from "node:fs/promises";
import { operationsOf, type VendoredDocument } from "../documents/document.ts";
import { fieldsOfFormat } from "../documents/fields-of-format.ts";
import { at, isObject, type Json, type JsonObject, mapObjects } from "../documents/json.ts";
import { is31 } from "../documents/normal-document.ts";
import type { Operation } from "../documents/operation.ts";
import type { Source } from "../documents/sources.ts";
import { inCommentLine } from "../documents/vendor-text/comment.ts";

/** What the client of a package needs at run time from its document. */
export function operationFile({ document, path, method, source }: VendoredDocument, operation: Operation): string {
  const format = operation.contentType === "multipart/form-data" ? "binary" : "byte";
  const bytes = fieldsOfFormat(document, [at(document, "paths", path, method, "requestBody")], format);
  return [
    "/** The address in the vendored document. */",
    `export const defaultBaseUrl = ${JSON.stringify(operation.baseUrl)};`,
    "",
    // The type of its paths says as much to a client of several operations.
    ...(source.added === undefined
      ? ["/** The path of the vendored operation. */", `export const clonePath = ${JSON.stringify(path)};`, ""]
      : []),
    ...(operation.defaultVersion === undefined
      ? []
      : [
          "/** The version that the client asks for by itself, as the overlay sets it. */",
          `export const defaultVersion = ${JSON.stringify(operation.defaultVersion)};`,
          "",
        ]),
    "/** The header that carries the key, and what stands before the key in it. */",
    `export const keyHeader = ${JSON.stringify(operation.keyHeader)};`,
    `export const keyPrefix = ${JSON.stringify(operation.keyPrefix)};`,
    "",
    ...(operation.key.in === "query"
      ? [
          "/** The parameter of the address that carries the key, which stands in that header until then. */",
          `export const keyParameter = ${JSON.stringify(operation.key.name)};`,
          "",
        ]
      : []),
    ...(Object.keys(operation.fixedHeaders).length > 0
      ? [
          "/** Headers that every request has. */",
          `export const fixedHeaders: Readonly<Record<string, string>> = ${JSON.stringify(operation.fixedHeaders)};`,
          "",
        ]
      : []),
    ...(operation.clientOptions.length > 0
      ? [
          "/** Parameters that the client sends with every request, by its options. */",
          `export const clientOptions = ${JSON.stringify(
            operation.clientOptions.map(({ option, name, in: place }) => ({ option, name, in: place })),
          )} as const;`,
          "",
        ]
      : []),
    "/** The fields of a request that carry bytes. */",
    `export const bytesFields: readonly string[] = ${JSON.stringify(bytes)};`,
    "",
  ].join("\n");
}

/** The run-time files that every client shares, as the templates beside the generator have them. */
export async function templateFiles(operation: Operation, { added }: Source): Promise<Record<string, string>> {
  const body = operation.contentType === "multipart/form-data" ? "multipart-body" : "json-body";
  // A client of one operation alone has no other method to type.
  const names = [
    ...["guarded-fetch", body],
    ...(added === undefined ? [] : ["typed-calls"]),
    ...(operation.key.in === "query" ? ["key-in-address"] : []),
    ...(operation.key.in === "basic" ? ["basic-key"] : []),
    ...(operation.clientOptions.length > 0 ? ["with-options"] : []),
  ];
  const files: Record<string, string> = {};
  for (const name of names) {
    files[`${name}.ts`] = await readFile(new URL(`../../../templates/${name}.ts`, import.meta.url), "utf8");
  }
  return files;
}

/** Packages that keep secrets out of what they show, each with code of its own: none of them may need another for it. */
const keepingSecrets = ["clone-core", "voices-mock", "clone-cli"];

/** The one place that knows how a secret may be spelled, for each package that keeps secrets: by its path. */
export async function secretFiles(): Promise<Record<string, string>> {
  const text = await readFile(new URL("../../../templates/spelled-secrets.ts", import.meta.url), "utf8");
  return Object.fromEntries(keepingSecrets.map((name) => [`packages/${name}/src/generated/spelled-secrets.ts`, text]));
}

/**
 * The document as the mock reads it: the whole contract, no prose, and schemas that are JSON Schema, so that a
 * validator needs to know nothing of OpenAPI 3.0's own keywords.
 */
export function contractFile({ document, path, method, source }: VendoredDocument, operation: Operation): string {
  const { info: _info, tags: _tags, ...contract } = document;
  const schemas = inJsonSchema(document, withoutProse(contract));
  const name = `${source.prefix.toLowerCase()}Contract`;
  const value = {
    id: source.name,
    method: method.toUpperCase(),
    path,
    baseUrl: operation.baseUrl,
    keyHeader: operation.keyHeader,
    keyPrefix: operation.keyPrefix,
    ...(operation.key.in === "query" && { keyParameter: operation.key.name }),
    contentType: operation.contentType,
    ...(source.added && { added: addedOperations(source) }),
    document: schemas,
  };
  return [
    'import type { Contract } from "../contract/contract.ts";',
    "",
    `/** ${inCommentLine(source.operation)} of ${source.prefix}: the vendored document with its overlay, without prose. */`,
    `export const ${name}: Contract = ${JSON.stringify(value, null, 2)};`,
    "",
  ].join("\n");
}

/** The document as it is understood, with the overlay, for the tests of its package: its schemas are JSON Schema. */
export function documentFile({ document }: VendoredDocument): string {
  const { paths, components } = document;
  const value = inJsonSchema(document, { paths, ...(components === undefined ? {} : { components }) });
  return [
    "/** The vendored document with its overlay, as code is generated from it: its schemas are JSON Schema. */",
    `export const document: unknown = ${JSON.stringify(value, null, 2)};`,
    "",
  ].join("\n");
}

const inJsonSchema = (document: JsonObject, part: Json): JsonObject =>
  (is31(document) ? part : mapObjects(part, jsonSchema)) as JsonObject;

/** Where the operations that the overlay adds stand in the document. */
function addedOperations(source: Source): Record<string, { method: string; path: string }> {
  const [, ...added] = operationsOf(source);
  return Object.fromEntries(added.map(({ name, method, path }) => [name, { method: method.toUpperCase(), path }]));
}

const prose = new Set(["description", "summary", "title", "tags", "x-codeSamples", "x-type-name", "x-default-version"]);

function withoutProse(node: Json, parent = ""): Json {
  // A schema's own list of examples is data.
  if (Array.isArray(node) && parent === "examples") return node;
  if (Array.isArray(node)) return node.map((item) => withoutProse(item, parent));
  if (!isObject(node)) return node;
  const copy: JsonObject = {};
  for (const [key, value] of Object.entries(node)) {
    // Below these a key is a name that somebody chose, not a keyword.
    const isName = parent === "properties" || parent === "schemas" || parent === "value" || parent === "example";
    if (value !== undefined && (isName || !prose.has(key))) {
      copy[key] = withoutProse(value, isName && parent === "value" ? parent : key);
    }
  }
  return copy;
}

/** OpenAPI 3.0's `nullable`, ignored siblings of `$ref`, and formats of bytes, said in JSON Schema. */
function jsonSchema(node: JsonObject): Json {
  if (typeof node["$ref"] === "string") {
    const reference = { $ref: node["$ref"] };
    return node["nullable"] === true ? { anyOf: [reference, { type: "null" }] } : reference;
  }
  if (node["nullable"] === true && node["type"] === undefined && Array.isArray(node["allOf"])) {
    const { nullable: _nullable, ...rest } = node;
    return { anyOf: [rest, { type: "null" }] };
  }
  const { nullable, type, enum: values, ...rest } = node;
  if (typeof nullable !== "boolean" || (type !== undefined && typeof type !== "string")) return node;
  if (!nullable) return { ...rest, ...(type && { type }), ...(values !== undefined && { enum: values }) };
  return {
    ...rest,
    // What names no type may be null already, unless it lists its values.
    ...(type === undefined ? {} : { type: [type, "null"] }),
    ...(Array.isArray(values) ? { enum: values.includes(null) ? values : [...values, null] } : {}),
  };
}
