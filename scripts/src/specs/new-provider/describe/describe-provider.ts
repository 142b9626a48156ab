import { Work } from "../../compare/shapes/work.ts";
import type { VendoredDocument } from "../../documents/document.ts";
import { at, isObject, type Json, type JsonObject } from "../../documents/json.ts";
import { formatOfBytes } from "../../documents/normal-document.ts";
import type { Operation } from "../../documents/operation.ts";
import { typeName } from "../../generate/directions.ts";
import type { ProviderNames } from "../names.ts";
import type { DescribedOperation } from "./described-operation.ts";
import { followed, inner, type Place, placeAt } from "./place.ts";
import type { Answer, Field, FieldType, ProviderDescription } from "./provider-description.ts";

/** The description of an operation, from its document with the overlay applied. */
export function describeProvider({
  names,
  vendored,
  described,
  operation,
}: {
  readonly names: ProviderNames;
  readonly vendored: VendoredDocument;
  readonly described: DescribedOperation;
  readonly operation: Operation;
}): ProviderDescription {
  const { document } = vendored;
  const { request, audio, method, path } = described;
  const limits = audio.place.schema["x-audio"];
  const most = at(limits, "samples", "max");
  const isList = audio.place.schema !== audio.item.schema;
  const answers = (wanted: (status: string) => boolean): Answer[] => {
    const responses = at(document, "paths", path, method, "responses");
    return Object.keys(isObject(responses) ? responses : {})
      .filter(wanted)
      .sort()
      .map((status) => answerOf(document, status, placeAt(document, ["paths", path, method, "responses", status])));
  };
  const [success, ...others] = answers((status) => /^2/.test(status));
  if (success === undefined) throw new Error("it lists no success: a status that begins with 2");
  return {
    names,
    method: method.toUpperCase(),
    path,
    baseUrl: operation.baseUrl.replace(/\/+$/, ""),
    body: described.contentType === "multipart/form-data" ? "form" : "json",
    key: operation.key,
    clientOptions: operation.clientOptions,
    fixedHeaders: operation.fixedHeaders,
    requestType: typeName(request.schema) ?? "",
    fields: fieldsOf(document, request, [], new Work()),
    audio: {
      path: [...audio.names, ...(isList ? ["*"] : [])],
      format: described.contentType === "multipart/form-data" ? "binary" : "base64",
      isList,
      ...(typeof most === "number" ? { maxSamples: most } : {}),
    },
    successes: [success, ...others],
    isEmptyAtTimes: described.isEmptyAtTimes,
    errors: answers((status) => !/^[23]/.test(status)).filter(({ typeName: name }) => name !== undefined),
  };
}

function answerOf(document: JsonObject, status: string, answer: Place | undefined): Answer {
  const content = answer?.schema["content"];
  const type = Object.keys(isObject(content) ? content : {}).find((one) => /[/+]json\b/.test(one) || one === "*/*");
  const media = type === undefined ? undefined : at(content, type);
  const schema =
    type === undefined ? undefined : placeAt(document, [...(answer?.keys ?? []), "content", type, "schema"]);
  const name = schema === undefined ? undefined : typeName(schema.schema);
  return {
    status,
    ...(name === undefined ? {} : { typeName: name }),
    fields: schema === undefined ? [] : fieldsOf(document, schema, [], new Work()),
    examples: examplesOf(document, media, schema),
  };
}

function examplesOf(document: JsonObject, media: Json | undefined, schema: Place | undefined): Json[] {
  const named = at(media, "examples");
  const values = Object.values(isObject(named) ? named : {}).map((one) =>
    isObject(one) ? followed(document, { keys: [], schema: one }).schema["value"] : undefined,
  );
  const { example, examples } = schema?.schema ?? {};
  const all = [...values, at(media, "example"), example, ...(Array.isArray(examples) ? examples : [])];
  return all.filter((one) => one !== undefined);
}

/** The fields of an object, those of every part and alternative included. */
function fieldsOf(
  document: JsonObject,
  start: Place,
  path: readonly string[],
  work: Work,
  within: readonly JsonObject[] = [],
): Field[] {
  work.place = path.length === 0 ? "its body" : `its field ${path.join(".")}`;
  work.step();
  const here = followed(document, start);
  if (within.includes(here.schema)) return [];
  const inside = [...within, here.schema];
  const listed = here.schema["required"];
  const own = inner(here)
    .filter((one) => one.keys.at(-2) === "properties")
    .map((one): Field => {
      const name = one.keys.at(-1) ?? "";
      const required = Array.isArray(listed) && listed.includes(name);
      return fieldOf(document, one, { name, required, path: [...path, name] }, work, inside);
    });
  const all = partsOf(here, "allOf").flatMap((part) => fieldsOf(document, part, path, work, inside));
  const choices = [...partsOf(here, "anyOf"), ...partsOf(here, "oneOf")]
    .filter(({ schema }) => schema["type"] !== "null")
    .map((part) => fieldsOf(document, part, path, work, inside));
  const isInAll = (name: string): boolean =>
    choices.every((fields) => fields.some((field) => field.name === name && field.required));
  const either = choices.flat().map((field) => ({ ...field, required: field.required && isInAll(field.name) }));
  const found = [...own, ...all, ...either];
  return found.filter((field, index) => found.findIndex(({ name }) => name === field.name) === index);
}

const partsOf = (place: Place, key: string): Place[] => inner(place).filter((one) => one.keys.at(-2) === key);

function fieldOf(
  document: JsonObject,
  start: Place,
  { name, required, path }: { readonly name: string; readonly required: boolean; readonly path: readonly string[] },
  work: Work,
  within: readonly JsonObject[],
): Field {
  const whole = followed(document, start);
  const nullable = isNullable(whole.schema) || isNullable(start.schema);
  const here = onlyPart(document, whole);
  const { schema } = here;
  const type = typeOf(document, schema);
  const values = Array.isArray(schema["enum"]) ? schema["enum"].filter(isValue) : [];
  const items = inner(here).find((one) => one.keys.at(-1) === "items");
  const item = items === undefined ? undefined : onlyPart(document, followed(document, items));
  const inside =
    type === "list" && item !== undefined
      ? fieldsOf(document, item, [...path, "*"], work, within)
      : type === "object" || type === "either"
        ? fieldsOf(document, here, path, work, within)
        : [];
  const described = [start.schema, whole.schema, schema].map((one) => one["description"]).find(isText);
  const example = [start.schema, whole.schema, schema].flatMap(exampleOf)[0];
  const named = typeName(schema);
  return {
    name,
    path,
    type,
    ...(type === "list" ? { items: item === undefined ? "unknown" : typeOf(document, item.schema) } : {}),
    required,
    nullable,
    ...(values.length > 0 ? { values } : {}),
    ...(named !== undefined && values.length > 0 ? { typeName: named } : {}),
    ...(isText(schema["format"]) ? { format: schema["format"] } : {}),
    ...(typeof schema["maxLength"] === "number" ? { maxLength: schema["maxLength"] } : {}),
    ...(described === undefined ? {} : { description: described }),
    ...(example === undefined ? {} : { example }),
    ...(inside.length > 0 ? { fields: inside } : {}),
  };
}

const isText = (value: Json | undefined): value is string => typeof value === "string";

const isValue = (value: Json): value is string | number | boolean => /^(?:string|number|boolean)$/.test(typeof value);

const exampleOf = ({ example, examples, default: usual }: JsonObject): Json[] =>
  [example, ...(Array.isArray(examples) ? examples : []), usual].filter((one) => one !== undefined);

function isNullable(schema: JsonObject): boolean {
  const parts = [schema["anyOf"] ?? [], schema["oneOf"] ?? []].flat();
  return (
    schema["nullable"] === true ||
    [schema["type"]].flat().includes("null") ||
    parts.some((part) => at(part, "type") === "null")
  );
}

/** What a schema is apart from `null`, where that is one thing. */
function onlyPart(document: JsonObject, place: Place): Place {
  let here = place;
  for (let depth = 0; depth < 20; depth++) {
    const parts = ["allOf", "anyOf", "oneOf"].flatMap((key) => partsOf(here, key));
    const [only, ...others] = parts.filter(({ schema }) => schema["type"] !== "null");
    if (only === undefined || others.length > 0 || here.schema["properties"] !== undefined) return here;
    here = followed(document, only);
  }
  return here;
}

function typeOf(document: JsonObject, schema: JsonObject): FieldType {
  const bytes = formatOfBytes(document, schema);
  if (bytes !== undefined) return bytes === "binary" ? "binary" : "base64";
  const types = [schema["type"]].flat().filter((one) => one !== "null" && one !== undefined);
  const [type] = types;
  if (types.length > 1) return "either";
  if (type === "string" || type === "boolean" || type === "object") return type;
  if (type === "number" || type === "integer") return "number";
  if (type === "array") return "list";
  if (isObject(schema["properties"]) || "allOf" in schema) return "object";
  if ("anyOf" in schema || "oneOf" in schema) return "either";
  const [value] = Array.isArray(schema["enum"]) ? schema["enum"] : [schema["const"]];
  const kind = typeof value;
  return kind === "string" || kind === "number" || kind === "boolean" ? kind : "unknown";
}
