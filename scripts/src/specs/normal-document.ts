import { at, isObject, type Json, type JsonObject, mapObjects } from "./json.ts";
import { resolve } from "./operation.ts";

/**
 * A document in the one form that code is generated from: bytes by their `format`, as OpenAPI 3.0 says them, and the
 * operation's body and answers where they are used instead of among the components.
 */
export function normalDocument(document: JsonObject, path: string, method: string): JsonObject {
  const normal = /^3\.1\./.test(String(document["openapi"]))
    ? (mapObjects(document, formatsOfBytes) as JsonObject)
    : structuredClone(document);
  const operation = at(normal, "paths", path, method) as JsonObject;
  const { requestBody, responses } = operation;
  if (requestBody !== undefined) operation["requestBody"] = resolve(normal, requestBody);
  if (isObject(responses)) {
    for (const [status, answer] of Object.entries(responses)) responses[status] = resolve(normal, answer);
  }
  const { components } = normal;
  if (isObject(components)) for (const section of ["requestBodies", "responses"]) delete components[section];
  return normal;
}

/** Below these stands the vendor's data, unless one of them is a field's name. */
const inData = /(?<!\/properties)\/(?:examples?|default|enum|const)(?:\/|$)/;

/** OpenAPI 3.1 says `contentEncoding: base64`, and for bytes as they are a `contentMediaType` alone. */
function formatsOfBytes(node: JsonObject, pointer: string): Json {
  const { type, contentEncoding: encoding, contentMediaType: mediaType } = node;
  const isText = type === "string" || (Array.isArray(type) && type.includes("string"));
  if (inData.test(pointer) || node["format"] !== undefined || !(isText || type === undefined)) return node;
  if (isText && encoding === "base64") return { ...node, format: "byte" };
  if (typeof mediaType !== "string" || (encoding !== undefined && encoding !== "binary")) return node;
  // JSON or XML in a string is text.
  if (/^text\/|[/+](?:json|xml)\b/.test(mediaType)) return node;
  return { ...node, type: type ?? "string", format: "binary" };
}
