import { at, isObject, type Json, type JsonObject } from "../documents/json.ts";
import { audioField } from "./audio-field.ts";
import { followed, type Place, placeAt, samePlace } from "./place.ts";

/** What a client package is made from. */
export interface DescribedOperation {
  readonly document: JsonObject;
  readonly path: string;
  /** `post` */
  readonly method: string;
  readonly contentType: string;
  readonly request: Place;
  /** The JSON of every success, each schema once; there is one at least. */
  readonly successes: readonly [Answer, ...Answer[]];
  /** Whether a success may come without a body. */
  readonly isEmptyAtTimes: boolean;
  /** The JSON of every other answer, each schema once. */
  readonly errors: readonly Place[];
  /** The field that carries the recordings. */
  readonly audio: Place;
}

/** The schema of an answer in JSON. */
type Answer = Place & { readonly status: string };

/**
 * @param keyHeader The header of the key, where the document says it as a parameter and not as a security scheme.
 * @throws Error that says what a client cannot be made from.
 */
export function describeOperation(document: JsonObject, operation: string, keyHeader?: string): DescribedOperation {
  try {
    return described(document, operation, keyHeader);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`--operation ${operation}: ${why}`, { cause });
  }
}

const fail = (what: string): never => {
  throw new Error(what);
};

function described(document: JsonObject, operation: string, keyHeader?: string): DescribedOperation {
  const [verb = "", path = ""] = operation.split(" ");
  const method = verb.toLowerCase();
  const start = ["paths", path, method];
  const node = at(document, ...start) as JsonObject;
  requireNoParameters(document, [at(document, "paths", path, "parameters"), node["parameters"]], keyHeader);

  const body = placeAt(document, [...start, "requestBody"]) ?? fail("it takes no body");
  const contentType = typeOfBody(body.schema["content"]);
  const request = placeAt(document, [...body.keys, "content", contentType, "schema"]) ?? fail("its body has no schema");
  // What beside the properties says which of them a request has is more than a list of fields and a type test know.
  const composite = ["allOf", "anyOf", "oneOf"].find((key) => request.schema[key] !== undefined);
  if (composite !== undefined) fail(`the schema of its body has an ${composite}, and such a client is written by hand`);
  if (!isObject(request.schema["properties"])) fail("the schema of its body lists no properties");

  const responses = isObject(node["responses"]) ? node["responses"] : {};
  const answers = Object.keys(responses).flatMap((status) => answerIn(document, [...start, "responses", status]));
  const [success, ...others] = unique(answers.filter(({ status }) => /^2/.test(status)));
  if (success === undefined) return fail("no success of it is JSON with a schema");
  for (const one of [success, ...others]) {
    if (samePlace(one)(request)) fail("its body and its success are one schema, and such a client is written by hand");
    if (Object.keys(one.schema).every((key) => /^(?:title|description|examples?|x-.*)$/.test(key))) {
      fail(`the schema of its success ${one.status} says nothing, so there is no type for it`);
    }
  }
  return {
    document,
    path,
    method,
    contentType,
    request,
    successes: [success, ...others],
    isEmptyAtTimes: Object.entries(responses).some(
      ([status, answer]) => /^2/.test(status) && isEmpty(document, answer as JsonObject),
    ),
    errors: unique(answers.filter(({ status }) => !/^[23]/.test(status))),
    audio: audioField({ document, request, isForm: contentType === "multipart/form-data" }),
  };
}

/** What a caller would have to give beside the body; a header that carries the key the client gives. */
function requireNoParameters(document: JsonObject, lists: readonly (Json | undefined)[], keyHeader = ""): void {
  for (const parameter of lists.flat()) {
    if (!isObject(parameter)) continue;
    const { schema } = followed(document, { keys: [], schema: parameter });
    const [kind, name] = [String(schema["in"]), String(schema["name"])];
    if (schema["required"] !== true) continue;
    if (kind === "header" && name.toLowerCase() === keyHeader.toLowerCase()) continue;
    const hint = kind === "header" && keyHeader === "" ? ` (if it carries the key: --key-header ${name})` : "";
    fail(`its ${kind} parameter ${name} is required, and such a client is written by hand${hint}`);
  }
}

/** The media type of a body, which has to be one that clients are made for. */
function typeOfBody(content: Json | undefined): string {
  const types = Object.keys(isObject(content) ? content : {});
  const [type = ""] = types;
  if (types.length > 1) fail(`its body is ${types.join(" or ")}, and clients are made for one kind of body`);
  if (/^(?:multipart\/form-data|application\/json(?:; ?charset=[\w-]+)?)$/.test(type)) return type;
  return fail(`its body is ${type || "empty"}, and clients are made for multipart/form-data or application/json`);
}

/** The schema of an answer's JSON, if it has one. */
function answerIn(document: JsonObject, keys: readonly string[]): Answer[] {
  const answer = placeAt(document, keys);
  const type = Object.keys((answer?.schema["content"] ?? {}) as JsonObject).find((one) => /[/+]json\b/.test(one));
  if (type === undefined || answer === undefined) return [];
  const schema = placeAt(document, [...answer.keys, "content", type, "schema"]);
  return schema === undefined ? [] : [{ ...schema, status: keys.at(-1) ?? "" }];
}

function isEmpty(document: JsonObject, answer: JsonObject): boolean {
  const { content } = followed(document, { keys: [], schema: answer }).schema;
  return !isObject(content) || Object.keys(content).length === 0;
}

const unique = <One extends Place>(places: readonly One[]): One[] =>
  places.filter((one, index) => places.findIndex(samePlace(one)) === index);
