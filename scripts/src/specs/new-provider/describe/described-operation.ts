import { at, isObject, type Json, type JsonObject } from "../../documents/json.ts";
import { type AudioCarrier, audioField } from "./audio-field.ts";
import { chooseBody } from "./body-choice.ts";
import { followed, type Place, placeAt, samePlace } from "./place.ts";

/** What a client package is made from. */
export interface DescribedOperation {
  readonly document: JsonObject;
  readonly path: string;
  /** `post` */
  readonly method: string;
  readonly contentType: string;
  /** Where its body stands, behind a reference too. */
  readonly bodyKeys: readonly string[];
  /** Media types that the document has beside it. */
  readonly leftOut: readonly string[];
  readonly request: Place;
  /** The JSON of every success, each schema once; none where the document says of no success what it is. */
  readonly successes: readonly StatusPlace[];
  /** The lowest status of a success. */
  readonly successStatus: string;
  /** Whether the document does not say what some success is. */
  readonly isUntyped: boolean;
  /** Whether a success may come without a body. */
  readonly isEmptyAtTimes: boolean;
  /** The JSON of every other answer, each schema once. */
  readonly errors: readonly StatusPlace[];
  readonly audio: AudioCarrier;
}

/** The schema of an answer in JSON. */
type StatusPlace = Place & { readonly status: string };

/** What a person says of an operation. */
export interface SaidOfOperation {
  readonly body?: string | undefined;
  readonly audioField?: string | undefined;
}

/** @throws Error that says what a client cannot be made from. */
export function describeOperation(
  document: JsonObject,
  operation: string,
  said: SaidOfOperation = {},
): DescribedOperation {
  try {
    return described(document, operation, said);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`--operation ${operation}: ${why}`, { cause });
  }
}

function described(document: JsonObject, operation: string, said: SaidOfOperation): DescribedOperation {
  const [verb = "", path = ""] = operation.split(" ");
  const method = verb.toLowerCase();
  const start = ["paths", path, method];
  const node = at(document, ...start) as JsonObject;
  const { contentType, leftOut } = chooseBody(document, start, said.body);
  const body = placeAt(document, [...start, "requestBody"]);
  const request = placeAt(document, [...(body?.keys ?? []), "content", contentType, "schema"]);
  if (request === undefined) throw new Error("its body has no schema");
  if (!hasFields(document, request)) throw new Error("the schema of its body lists no properties");

  const responses = isObject(node["responses"]) ? node["responses"] : {};
  const isSuccess = (status: string): boolean => /^2/.test(status);
  const answers = Object.keys(responses).flatMap((status) => answerIn(document, [...start, "responses", status]));
  const good = Object.keys(responses).filter(isSuccess).sort();
  const [successStatus] = good;
  if (successStatus === undefined) throw new Error("it lists no success: a status that begins with 2");
  const successes = unique(answers.filter(({ status, schema }) => isSuccess(status) && saysSomething(schema)));
  for (const one of successes) {
    if (samePlace(one)(request)) {
      throw new Error("its body and its success are one schema, and such a client is written by hand");
    }
  }
  const typed = new Set(answers.filter(({ schema }) => saysSomething(schema)).map(({ status }) => status));
  const isEmptyStatus = (status: string): boolean => isEmpty(document, responses[status] as JsonObject);
  return {
    document,
    path,
    method,
    contentType,
    bodyKeys: body?.keys ?? [],
    leftOut,
    request,
    successes,
    successStatus,
    isUntyped: good.some((status) => !typed.has(status) && !isEmptyStatus(status)),
    isEmptyAtTimes: good.some(isEmptyStatus),
    errors: unique(answers.filter(({ status, schema }) => !/^[23]/.test(status) && saysSomething(schema))),
    audio: audioField({ document, request, isForm: contentType === "multipart/form-data" }, said.audioField),
  };
}

/** Whether a body is an object with fields, or a choice of such. */
function hasFields(document: JsonObject, start: Place, seen: Set<JsonObject> = new Set()): boolean {
  const { schema } = followed(document, start);
  if (seen.has(schema)) return false;
  seen.add(schema);
  if (isObject(schema["properties"])) return true;
  return ["allOf", "anyOf", "oneOf"]
    .flatMap((key) => [schema[key] ?? []].flat())
    .some((part) => isObject(part) && hasFields(document, { keys: [], schema: part }, seen));
}

const saysSomething = (schema: JsonObject): boolean =>
  Object.keys(schema).some((key) => !/^(?:title|description|examples?|x-.*)$/.test(key));

/** The schema of an answer's JSON, if it has one. */
function answerIn(document: JsonObject, keys: readonly string[]): StatusPlace[] {
  const answer = placeAt(document, keys);
  const { content } = answer?.schema ?? {};
  const types = Object.keys(isObject(content) ? content : {});
  const type = types.find((one) => /[/+]json\b/.test(one)) ?? types.find((one) => one === "*/*");
  if (type === undefined || answer === undefined) return [];
  const schema = placeAt(document, [...answer.keys, "content", type, "schema"]);
  return schema === undefined ? [] : [{ ...schema, status: keys.at(-1) ?? "" }];
}

function isEmpty(document: JsonObject, answer: JsonObject): boolean {
  const { content }: { content?: Json } = followed(document, { keys: [], schema: answer }).schema;
  return !isObject(content) || Object.keys(content).length === 0;
}

const unique = <One extends Place>(places: readonly One[]): One[] =>
  places.filter((one, index) => places.findIndex(samePlace(one)) === index);
