import { upgradeFromTwoToThree } from "@scalar/openapi-upgrader/2.0-to-3.0";
import { at, isObject, type Json, type JsonObject, mapObjects } from "../json.ts";

/** Whether a document is Swagger 2.0, the name and version of OpenAPI before 3.0. */
export const isSwagger = (document: Json): boolean => isObject(document) && String(document["swagger"]) === "2.0";

/**
 * A Swagger 2.0 document as OpenAPI 3.0. The vendored file stays Swagger: this is made anew whenever it is read.
 *
 * @throws Error when the converter finds something in it that it has no words for.
 */
export function asOpenApi3(document: JsonObject, name: string): JsonObject {
  try {
    // The converter writes into what it gets, and takes a body behind a reference for a parameter.
    const own = structuredClone(document);
    return upgradeFromTwoToThree(withOwnBodies(own)) as JsonObject;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${name} is Swagger 2.0 that cannot be read as OpenAPI 3: ${why}`, { cause });
  }
}

function withOwnBodies(document: JsonObject): JsonObject {
  const shared = document["parameters"];
  if (!isObject(shared)) return document;
  const result = mapObjects(document, (node) => {
    const name = typeof node["$ref"] === "string" ? /^#\/parameters\/([^/]+)$/.exec(node["$ref"])?.[1] : undefined;
    const parameter = name === undefined ? undefined : shared[name];
    return isObject(parameter) && /^(?:body|formData)$/.test(String(parameter["in"])) ? parameter : node;
  }) as JsonObject;
  const left = Object.entries(shared).filter(([, one]) => !/^(?:body|formData)$/.test(String(at(one, "in"))));
  return { ...result, parameters: Object.fromEntries(left) };
}

/** The sections of a Swagger document that operations refer to. */
const sections = ["definitions", "parameters", "responses"] as const;

/** A Swagger document with some of its operations and what they reach, in its own order and its own words. */
export function prunedSwagger(document: JsonObject, paths: JsonObject): JsonObject {
  const reached = new Set<string>();
  const open: (Json | undefined)[] = [paths];
  while (open.length > 0) {
    const node = open.pop();
    if (Array.isArray(node)) open.push(...node);
    if (!isObject(node)) continue;
    const [, section = "", key = ""] =
      /^#\/(definitions|parameters|responses)\/(.+)$/.exec(String(node["$ref"] ?? "")) ?? [];
    const id = `${section}/${key}`;
    if (section !== "" && !reached.has(id)) {
      reached.add(id);
      open.push(at(document, section, key.replaceAll("~1", "/").replaceAll("~0", "~")));
    }
    open.push(...Object.values(node));
  }
  const result: JsonObject = { ...document, paths };
  for (const section of sections) {
    const entries = document[section];
    if (!isObject(entries)) continue;
    const left = Object.entries(entries).filter(([key]) =>
      reached.has(`${section}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`),
    );
    if (left.length > 0) result[section] = Object.fromEntries(left);
    else delete result[section];
  }
  return result;
}
