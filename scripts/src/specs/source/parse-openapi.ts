import { parse } from "yaml";
import { at, isObject, type Json, type JsonObject } from "../json.ts";

/**
 * YAML or JSON as plain data: anchors resolved and no mapping shared by two places, since an edit of one would
 * change the other.
 *
 * @throws Error saying line and column where the text stops being YAML.
 */
export function parseData(text: string): Json {
  // A mapping that holds itself has no JSON form, so it ends here too.
  return JSON.parse(JSON.stringify(parse(text, { merge: true, prettyErrors: true }) ?? null)) as Json;
}

/**
 * An OpenAPI 3 document from its text.
 *
 * @throws Error saying what the text is instead. `name` is how it calls the text.
 */
export function parseOpenApi(text: string, name: string): JsonObject {
  let value: Json;
  try {
    value = parseData(text);
  } catch (error) {
    throw new Error(`${name} is neither YAML nor JSON: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  const found = whyNotOpenApi(value);
  if (found !== undefined) throw new Error(`${name} is not an OpenAPI 3 document: ${found}`);
  return value as JsonObject;
}

/** What keeps a value from being an OpenAPI 3 document; `undefined` when nothing does. */
export function whyNotOpenApi(value: Json): string | undefined {
  if (!isObject(value)) return `it is ${Array.isArray(value) ? "a list" : JSON.stringify(value)}, not a mapping`;
  if ("swagger" in value) return `it is Swagger ${String(value["swagger"])}, and only OpenAPI 3.0 and 3.1 are read`;
  const version = value["openapi"];
  const { paths } = value;
  const old = isObject(paths) && typeof paths["path"] === "string" && typeof paths["method"] === "string";
  const shape = old ? "; its `paths` is {path, method}, an older format of documentation pages" : "";
  if (version === undefined) return `it has no \`openapi\` field${shape}`;
  if (!/^3\.[01]\./.test(String(version))) {
    return `its \`openapi\` field says ${JSON.stringify(version)}, and only 3.0 and 3.1 are read${shape}`;
  }
  if (!isObject(paths)) return "its `paths` is not a mapping";
  const odd = Object.keys(paths).find((path) => !path.startsWith("/") && !path.startsWith("x-"));
  if (odd !== undefined)
    return `its \`paths\` has the key ${JSON.stringify(odd)}, which does not begin with "/"${shape}`;
  for (const [path, item] of Object.entries(paths)) {
    if (!path.startsWith("x-") && !isObject(item)) return `${path} in its \`paths\` is not a mapping`;
  }
  return undefined;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

/** The operations of a document: `POST /voices/clone`. */
export function operationsOf(document: JsonObject): string[] {
  const { paths } = document;
  return Object.entries(isObject(paths) ? paths : {}).flatMap(([path, item]) =>
    methods.filter((method) => isObject(at(item, method))).map((method) => `${method.toUpperCase()} ${path}`),
  );
}
