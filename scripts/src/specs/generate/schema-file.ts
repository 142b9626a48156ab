import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import ts from "typescript";
import { at, isObject, type Json, type JsonObject } from "../documents/json.ts";
import { as31 } from "../documents/normal-document.ts";
import { withPlainComments } from "../documents/vendor-text/comment.ts";
import type { DirectedDocument } from "./directions.ts";

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

/** The `paths`, `components` and `operations` types of a document, as the text of a TypeScript module. */
export async function schemaFile(directed: DirectedDocument, defaultedHeaders: readonly string[]): Promise<string> {
  const document = as31(withPlainComments(withOptionalHeaders(directed.document, defaultedHeaders)));
  const nodes = await openapiTS(document as unknown as OpenAPI3, {
    alphabetize: false,
    defaultNonNullable: false,
    silent: true,
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

/** The client sends these headers by itself, so a caller need not name them. */
function withOptionalHeaders(document: JsonObject, names: readonly string[]): JsonObject {
  const copy = structuredClone(document);
  const relax = (parameters: Json | undefined): void => {
    for (const parameter of Object.values(parameters ?? {})) {
      if (isObject(parameter) && parameter["in"] === "header" && names.includes(String(parameter["name"]))) {
        parameter["required"] = false;
      }
    }
  };
  relax(at(copy, "components", "parameters"));
  for (const item of Object.values(copy["paths"] ?? {})) {
    relax(at(item, "parameters"));
    for (const operation of Object.values(isObject(item) ? item : {})) relax(at(operation, "parameters"));
  }
  return copy;
}
