import { at, isObject, type Json, type JsonObject } from "../json.ts";
import { formatOfBytes } from "../normal-document.ts";

/** A schema, and the keys that lead to it from the document's root, every reference followed. */
export interface Place {
  readonly keys: readonly string[];
  readonly schema: JsonObject;
}

/** What a client package is made from. */
export interface DescribedOperation {
  readonly document: JsonObject;
  readonly path: string;
  /** `post` */
  readonly method: string;
  readonly contentType: string;
  readonly request: Place;
  /** The first success with JSON. */
  readonly success: Place & { readonly status: string };
  /** The JSON of every other answer, each schema once. */
  readonly errors: readonly Place[];
  /** The first field that carries audio. */
  readonly audio: Place;
}

/** @throws Error that says what a client cannot be made from. */
export function describeOperation(document: JsonObject, operation: string): DescribedOperation {
  const [verb = "", path = ""] = operation.split(" ");
  const method = verb.toLowerCase();
  const fail = (what: string): never => {
    throw new Error(`--operation ${operation}: ${what}`);
  };
  const start = ["paths", path, method];
  const node = at(document, ...start) as JsonObject;
  for (const parameter of [at(document, "paths", path, "parameters"), node["parameters"]].flat()) {
    if (parameter === undefined) continue;
    const { schema } = followed(document, { keys: [], schema: parameter as JsonObject });
    if (schema["required"] !== true) continue;
    fail(
      `its ${String(schema["in"])} parameter ${String(schema["name"])} is required, and such a client is written by hand`,
    );
  }
  const body = place(document, [...start, "requestBody"]) ?? fail("it takes no body");
  const types = Object.keys(isObject(body.schema["content"]) ? body.schema["content"] : {});
  const [contentType = ""] = types;
  if (types.length !== 1 || !/^(?:multipart\/form-data$|application\/json\b)/.test(contentType)) {
    fail(
      `its body is ${types.join(" or ") || "empty"}, and clients are made for multipart/form-data or application/json`,
    );
  }
  const request = place(document, [...body.keys, "content", contentType, "schema"]) ?? fail("its body has no schema");
  if (!isObject(request.schema["properties"])) fail("the schema of its body lists no properties");

  const answers = Object.keys(isObject(node["responses"]) ? node["responses"] : {}).flatMap((status) => {
    const answer = place(document, [...start, "responses", status]);
    const type = Object.keys((answer?.schema["content"] ?? {}) as JsonObject).find((one) => /[/+]json\b/.test(one));
    const found =
      type === undefined || answer === undefined
        ? undefined
        : place(document, [...answer.keys, "content", type, "schema"]);
    return found === undefined ? [] : [{ ...found, status }];
  });
  const success = answers.find(({ status }) => /^2/.test(status)) ?? fail("no success of it is JSON with a schema");
  if (sameAs(success)(request)) fail("its body and its success are one schema, and such a client is written by hand");
  const errors = answers.filter(({ status }) => !/^[23]/.test(status));
  return {
    document,
    path,
    method,
    contentType,
    request,
    success,
    errors: errors.filter((one, index) => errors.findIndex(sameAs(one)) === index),
    audio: audioIn(document, request) ?? fail("no field of its body carries audio, as bytes or base64"),
  };
}

/** The value at some keys, references followed; `undefined` where there is none. */
function place(document: JsonObject, keys: readonly string[]): Place | undefined {
  const schema = at(document, ...keys);
  return isObject(schema) ? followed(document, { keys, schema }) : undefined;
}

/** Where a reference leads; the place itself when it is none. */
export function followed(document: JsonObject, { keys, schema }: Place): Place {
  const { $ref } = schema;
  if (typeof $ref !== "string") return { keys, schema };
  const next = $ref
    .slice(2)
    .split("/")
    .map((key) => decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~"));
  return followed(document, { keys: next, schema: at(document, ...next) as JsonObject });
}

const sameAs =
  ({ keys }: Place) =>
  (other: Place): boolean =>
    keys.join("\n") === other.keys.join("\n");

/** Every schema directly within another one, with the keys from there. */
export function inner({ keys, schema }: Place): Place[] {
  const found: [readonly string[], Json | undefined][] = [
    ...Object.entries(isObject(schema["properties"]) ? schema["properties"] : {}).map(
      ([name, one]) => [["properties", name], one] as [string[], Json | undefined],
    ),
    [["items"], schema["items"]],
    [["additionalProperties"], schema["additionalProperties"]],
    ...["allOf", "anyOf", "oneOf"].flatMap((key) =>
      [schema[key] ?? []].flat().map((one, index) => [[key, String(index)], one] as [string[], Json]),
    ),
  ];
  return found.flatMap(([steps, one]) => (isObject(one) ? [{ keys: [...keys, ...steps], schema: one }] : []));
}

/** The first property that carries audio, or is a list of what does. */
function audioIn(document: JsonObject, start: Place, seen = new Set<JsonObject>()): Place | undefined {
  const { keys, schema } = followed(document, start);
  if (seen.has(schema)) return undefined;
  seen.add(schema);
  if (formatOfBytes(document, schema) !== undefined) return { keys, schema };
  for (const one of inner({ keys, schema })) {
    const found = audioIn(document, one, seen);
    // The list is what a limit of their number is about.
    if (found !== undefined) return one.keys.at(-1) === "items" && found.keys === one.keys ? { keys, schema } : found;
  }
  return undefined;
}
