import { readDocument } from "../../specs/documents/document.ts";
import { at, isObject, type JsonObject } from "../../specs/documents/json.ts";
import { readOperation } from "../../specs/documents/operation.ts";
import { resolve } from "../../specs/documents/references.ts";
import { readSources, type Source } from "../../specs/documents/sources.ts";

/** The part of a schema that requests are made from, with every reference followed. */
export interface FieldSchema {
  readonly type: "string" | "boolean" | "object" | "array";
  readonly format?: string;
  readonly values?: readonly string[];
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, FieldSchema>>;
  readonly items?: FieldSchema;
}

/** A header that every request needs. */
interface NeededHeader {
  readonly name: string;
  readonly values: readonly string[];
}

/** A vendored operation as the table of requests is generated from it. */
export interface JudgedOperation {
  readonly spec: string;
  readonly method: string;
  readonly path: string;
  readonly contentType: string;
  readonly keyHeader: string;
  /** `Bearer ` */
  readonly keyPrefix: string;
  readonly headers: readonly NeededHeader[];
  readonly body: FieldSchema;
}

/** The services that the mock has; another client has its contract tests alone. */
const mocked: readonly string[] = ["cartesia-voices", "inworld-voices"];

/** The sources whose requests the mock and Prism both judge. */
export const judgedSources = async (): Promise<Source[]> =>
  (await readSources()).filter(({ name }) => mocked.includes(name));

export async function readJudgedOperation(source: Source): Promise<JudgedOperation> {
  const vendored = await readDocument(source);
  const { document, path, method } = vendored;
  const { contentType, keyHeader, keyPrefix, requestSchema } = readOperation(vendored);
  const parameters = at(document, "paths", path, method, "parameters");
  const headers = (Array.isArray(parameters) ? parameters : [])
    .map((parameter) => resolve(document, parameter))
    .filter((parameter) => parameter["in"] === "header" && parameter["required"] === true)
    .map((parameter) => ({ name: String(parameter["name"]), values: texts(at(parameter, "schema", "enum")) }));
  const body = fieldSchema(document, requestSchema);
  return { spec: source.name, method: method.toUpperCase(), path, contentType, keyHeader, keyPrefix, headers, body };
}

/** A schema of a document as requests are made from it. */
export function fieldSchema(document: JsonObject, node: unknown): FieldSchema {
  const schema = resolve(document, node);
  const { type, format, items } = schema as { type?: unknown; format?: unknown; items?: unknown };
  if (!isJudged(type)) throw new Error(`The judge has no requests for a field of type ${String(type)}`);
  const required = texts(schema["required"]);
  // A field of another type that a later document adds is left out of requests until it has edits of its own.
  const properties = Object.entries(isObject(schema["properties"]) ? schema["properties"] : {}).filter(
    ([name, property]) => required.includes(name) || isJudged(innerType(document, property)),
  );
  return {
    type,
    ...(typeof format === "string" ? { format } : {}),
    ...(schema["enum"] === undefined ? {} : { values: texts(schema["enum"]) }),
    required,
    properties: Object.fromEntries(properties.map(([name, property]) => [name, fieldSchema(document, property)])),
    ...(items === undefined ? {} : { items: fieldSchema(document, items) }),
  };
}

const isJudged = (type: unknown): type is FieldSchema["type"] =>
  type === "string" || type === "boolean" || type === "object" || type === "array";

/** The type of a field, or of what its list holds. */
function innerType(document: JsonObject, node: unknown): unknown {
  const { type, items } = resolve(document, node);
  return type === "array" && items !== undefined ? innerType(document, items) : type;
}

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
