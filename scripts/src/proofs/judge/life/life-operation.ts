import { operationsOf, readDocument } from "../../../specs/documents/document.ts";
import { at, isObject, type JsonObject } from "../../../specs/documents/json.ts";
import { readOperation } from "../../../specs/documents/operation.ts";
import { resolve } from "../../../specs/documents/references.ts";
import type { Source } from "../../../specs/documents/sources.ts";
import { type FieldSchema, fieldSchema } from "../judged-operation.ts";

/** A parameter of a query. */
export interface QueryField {
  readonly name: string;
  readonly required: boolean;
  readonly type: string;
  /** Of each item where it is a list. */
  readonly values: readonly string[];
  readonly bounds: readonly [min: number, max: number] | undefined;
}

/** An operation on voices that exist, as requests are made for it. */
export interface LifeOperation {
  readonly name: string;
  readonly method: string;
  /** The methods that its path takes. */
  readonly methods: readonly string[];
  /** With an id in it where it takes one. */
  readonly path: string;
  readonly keyHeader: string;
  readonly keyPrefix: string;
  /** Headers that every request needs, each with a right value. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly query: readonly QueryField[];
  readonly body: FieldSchema | undefined;
}

/** The operations of a source that only its overlay describes. */
export async function readLifeOperations(source: Source): Promise<LifeOperation[]> {
  const vendored = await readDocument(source);
  const { document } = vendored;
  const { keyHeader, keyPrefix } = readOperation(vendored);
  const [, ...operations] = operationsOf(source);
  return operations.map(({ name, method, path }) => {
    const operation = at(document, "paths", path, method);
    const declared = at(operation, "parameters");
    const parameters = (Array.isArray(declared) ? declared : []).map((parameter) => resolve(document, parameter));
    const body = at(operation, "requestBody", "content", "application/json", "schema");
    return {
      name,
      method: method.toUpperCase(),
      methods: operations.filter((one) => one.path === path).map((one) => one.method.toUpperCase()),
      path: path.replace(/\{\w+\}/, "ada"),
      keyHeader,
      keyPrefix,
      headers: parameters
        .filter((parameter) => parameter["in"] === "header" && parameter["required"] === true)
        .map((parameter) => [String(parameter["name"]), String(at(parameter, "schema", "enum", 0))] as const),
      query: parameters
        .filter((parameter) => parameter["in"] === "query")
        .map((parameter) => field(document, parameter)),
      body: body === undefined ? undefined : fieldSchema(document, body),
    };
  });
}

function field(document: JsonObject, parameter: JsonObject): QueryField {
  const schema = resolve(document, parameter["schema"]);
  const items = isObject(schema["items"]) ? resolve(document, schema["items"]) : schema;
  const { minimum, maximum } = schema as { minimum?: number; maximum?: number };
  return {
    name: String(parameter["name"]),
    required: parameter["required"] === true,
    type: String(schema["type"]),
    values: Array.isArray(items["enum"]) ? items["enum"].map(String) : [],
    bounds: minimum === undefined || maximum === undefined ? undefined : [minimum, maximum],
  };
}
