import { createConfig } from "@redocly/openapi-core";
import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import ts from "typescript";
import { isObject, type Json, type JsonObject } from "../documents/json.ts";
import { as31 } from "../documents/normal-document.ts";
import type { ClientOption } from "../documents/reach/client-options.ts";
import type { Key } from "../documents/reach/key.ts";
import { resolve } from "../documents/references.ts";
import { withPlainComments } from "../documents/vendor-text/comment.ts";
import type { DirectedDocument } from "./directions.ts";
import { withoutForeign } from "./without-foreign.ts";

const factory = ts.factory;
const blob = factory.createTypeReferenceNode("Blob");
const bytesOrText = factory.createUnionTypeNode([
  factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
  factory.createTypeReferenceNode("Uint8Array"),
]);
const orNull = (type: ts.TypeNode): ts.TypeNode =>
  factory.createUnionTypeNode([type, factory.createLiteralTypeNode(factory.createNull())]);
/** `string & {}`: any other value, which editors still complete with the known ones. */
const anyOther = (keyword: ts.KeywordTypeSyntaxKind) =>
  factory.createIntersectionTypeNode([factory.createKeywordTypeNode(keyword), factory.createTypeLiteralNode([])]);
const others = {
  string: anyOther(ts.SyntaxKind.StringKeyword),
  number: anyOther(ts.SyntaxKind.NumberKeyword),
};

/** What a client sends by itself. */
export interface ClientsOwn {
  readonly key?: Key;
  readonly headers: readonly string[];
  readonly options: readonly ClientOption[];
}

/** The `paths`, `components` and `operations` types of a document, as the text of a TypeScript module. */
export async function schemaFile(
  directed: DirectedDocument,
  own: ClientsOwn = { headers: [], options: [] },
): Promise<string> {
  const document = as31(withPlainComments(withoutForeign(withoutClientsOwn(directed.document, own))));
  const nodes = await openapiTS(document as unknown as OpenAPI3, {
    alphabetize: false,
    defaultNonNullable: false,
    silent: true,
    redocly: await offline(),
    transform(schema, { path = "" }) {
      const types = [schema.type].flat();
      if (!types.includes("string") || !directed.inRequest(path)) return undefined;
      const bytes = schema.format === "binary" ? blob : schema.format === "byte" ? bytesOrText : undefined;
      const isNullable = types.includes("null") || ("nullable" in schema && schema.nullable === true);
      return bytes !== undefined && isNullable ? orNull(bytes) : bytes;
    },
    postTransform(type, { path = "" }) {
      const kind = directed.openEnums.get(path);
      return kind === undefined ? undefined : factory.createUnionTypeNode([type, others[kind]]);
    },
  });
  return astToString(nodes);
}

/** openapi-typescript's own settings, but for an address: a document must not make this machine fetch. */
async function offline(): ReturnType<typeof createConfig> {
  const config = await createConfig({ rules: { "operation-operationId-unique": "error" } }, { extends: ["minimal"] });
  config.resolve.http.customFetch = (address: unknown) =>
    Promise.reject(new Error(`${String(address)} leads out of the document`));
  return config;
}

/**
 * What the client sends by itself a caller need not name: headers and query parameters become optional, the key and what
 * stands in the path are no parameters of a call at all.
 */
function withoutClientsOwn(document: JsonObject, own: ClientsOwn): JsonObject {
  const copy = structuredClone(document);
  const isKey = (parameter: JsonObject): boolean =>
    own.key !== undefined && own.key.in !== "basic" && isNamed(parameter, own.key.in, own.key.name);
  const isOption = (parameter: JsonObject): boolean =>
    own.options.some((option) => isNamed(parameter, option.in, option.name));
  const left = (parameters: Json | undefined): Json[] =>
    (Array.isArray(parameters) ? parameters : []).filter((one) => {
      const parameter = isObject(one) ? resolve(copy, one) : {};
      const isHeader = own.headers.some((name) => isNamed(parameter, "header", name));
      // In its own place, a component's, so that what refers to it stays as it is.
      if (isOption(parameter) || isHeader) parameter["required"] = parameter["in"] === "path";
      return !isKey(parameter) && !(isOption(parameter) && parameter["in"] === "path");
    });
  for (const item of Object.values(copy["paths"] ?? {})) {
    for (const node of isObject(item) ? [item, ...Object.values(item)] : []) {
      if (isObject(node) && node["parameters"] !== undefined) node["parameters"] = left(node["parameters"]);
    }
  }
  return copy;
}

const isNamed = (parameter: JsonObject, place: string, name: string): boolean =>
  parameter["in"] === place && String(parameter["name"]).toLowerCase() === name.toLowerCase();
