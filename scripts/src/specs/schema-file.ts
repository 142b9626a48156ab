import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import ts from "typescript";
import type { DirectedDocument } from "./directions.ts";
import { at, isObject, type JsonObject } from "./json.ts";

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
  const document = withOptionalHeaders(directed.document, defaultedHeaders);
  const nodes = await openapiTS(document as unknown as OpenAPI3, {
    alphabetize: false,
    defaultNonNullable: false,
    silent: true,
    transform(schema, { path = "" }) {
      if (schema.type !== "string" || !directed.inRequest(path)) return undefined;
      const bytes = schema.format === "binary" ? blob : schema.format === "byte" ? bytesOrText : undefined;
      return bytes !== undefined && "nullable" in schema && schema.nullable === true ? orNull(bytes) : bytes;
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
  const parameters = at(copy, "components", "parameters");
  if (isObject(parameters)) {
    for (const parameter of Object.values(parameters)) {
      if (isObject(parameter) && parameter["in"] === "header" && names.includes(String(parameter["name"]))) {
        parameter["required"] = false;
      }
    }
  }
  return copy;
}
