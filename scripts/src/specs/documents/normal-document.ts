import { composed } from "./composed.ts";
import { at, isObject, type Json, type JsonObject, mapObjects } from "./json.ts";
import { resolve } from "./references.ts";

/**
 * A document in the one form that code is generated from: bytes by their `format`, as OpenAPI 3.0 says them, and the
 * operations' bodies and answers where they are used instead of among the components.
 */
export function normalDocument(
  document: JsonObject,
  operations: readonly { readonly path: string; readonly method: string }[],
): JsonObject {
  const normal = is31(document) ? (mapObjects(document, formatsOfBytes) as JsonObject) : structuredClone(document);
  for (const [index, { path, method }] of operations.entries()) {
    const operation = at(normal, "paths", path, method) as JsonObject;
    const { requestBody, responses } = operation;
    if (requestBody !== undefined) operation["requestBody"] = resolve(normal, requestBody);
    // A voice is made of a body, whether or not the document remembers to say that it must be there.
    if (index === 0 && isObject(operation["requestBody"])) operation["requestBody"]["required"] = true;
    if (isObject(responses)) {
      for (const [status, answer] of Object.entries(responses)) responses[status] = resolve(normal, answer);
    }
    for (const part of [operation["requestBody"], ...Object.values(isObject(responses) ? responses : {})]) {
      const { content } = isObject(part) ? part : {};
      for (const media of Object.values(isObject(content) ? content : {})) if (isObject(media)) compose(normal, media);
    }
  }
  const { components } = normal;
  if (isObject(components)) for (const section of ["requestBodies", "responses"]) delete components[section];
  return normal;
}

/** Puts a schema that its parts say together in the place of the composition, in the component where it is one. */
function compose(document: JsonObject, media: JsonObject): void {
  const { schema } = media;
  if (!isObject(schema)) return;
  const target = resolve(document, schema);
  const whole = composed(document, target);
  if (whole === undefined) return;
  const name = typeof schema["$ref"] === "string" ? /^#\/components\/schemas\/([^/]+)$/.exec(schema["$ref"])?.[1] : "";
  const schemas = at(document, "components", "schemas");
  // A reference to a reference, or to a place within a component, stays as it is: an intersection says the same.
  if (name === "") media["schema"] = whole;
  else if (name !== undefined && isObject(schemas) && schemas[name] === target) schemas[name] = whole;
}

/** Below these stands the vendor's data, unless one of them is a field's name. */
const inData = /(?<!\/properties)\/(?:examples?|default|enum|const)(?:\/|$)/;

function formatsOfBytes(node: JsonObject, pointer: string): Json {
  const format = inData.test(pointer) || node["format"] !== undefined ? undefined : formatOf31(node);
  return format === undefined ? node : { ...node, type: node["type"] ?? "string", format };
}

/** How a schema of a document says that it is bytes: as they are, or as base64; `undefined` when it is something else. */
export function formatOfBytes(document: JsonObject, schema: JsonObject): "binary" | "byte" | undefined {
  const { format } = schema;
  if (format === "binary" || format === "byte") return format;
  return is31(document) && format === undefined ? formatOf31(schema) : undefined;
}

/** OpenAPI 3.1 says `contentEncoding: base64`, and for bytes as they are a `contentMediaType` alone. */
function formatOf31({ type, contentEncoding: encoding, contentMediaType: mediaType }: JsonObject) {
  const isText = type === "string" || (Array.isArray(type) && type.includes("string"));
  if (isText && encoding === "base64") return "byte";
  if (!isText && type !== undefined) return undefined;
  if (typeof mediaType !== "string" || (encoding !== undefined && encoding !== "binary")) return undefined;
  // JSON or XML in a string is text.
  return /^text\/|[/+](?:json|xml)\b/.test(mediaType) ? undefined : "binary";
}

/** Whether a document is OpenAPI 3.1 or 3.2, whose schemas are JSON Schema. */
export const is31 = (document: JsonObject): boolean => /^3\.[12]\./.test(String(document["openapi"]));

/** A document of OpenAPI 3.2 for a program that knows 3.1: what it says of schemas is the same. */
export const as31 = (document: JsonObject): JsonObject =>
  /^3\.2\./.test(String(document["openapi"])) ? { ...document, openapi: "3.1.1" } : document;
