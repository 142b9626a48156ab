import { isObject, type Json, type JsonObject } from "../json.ts";

/** Hears what was wrong with a node and is read otherwise. */
export type Report = (what: string) => void;

/** Words for a type that no version of OpenAPI knows, and what they plainly mean. */
const types: Readonly<Record<string, JsonObject>> = {
  file: { type: "string", format: "binary" },
  binary: { type: "string", format: "binary" },
  int: { type: "integer" },
  long: { type: "integer" },
  float: { type: "number" },
  double: { type: "number" },
  bool: { type: "boolean" },
  str: { type: "string" },
  text: { type: "string" },
  uuid: { type: "string", format: "uuid" },
  date: { type: "string", format: "date" },
  datetime: { type: "string", format: "date-time" },
  list: { type: "array" },
  dict: { type: "object" },
  map: { type: "object" },
  any: {},
};

/** Words for a format of bytes. */
const formats: Readonly<Record<string, string>> = { base64: "byte", file: "binary", bytes: "binary" };

/** Types and formats that have another name. */
export function withKnownTypes(schema: JsonObject, report: Report): JsonObject {
  let result = schema;
  const { type, format } = schema;
  const meant = typeof type === "string" && Object.hasOwn(types, type) ? types[type] : undefined;
  if (meant !== undefined) {
    report(`\`type: ${String(type)}\` is read as \`${JSON.stringify(meant)}\``);
    const { type: _type, ...rest } = schema;
    result = { ...rest, ...meant };
  }
  const bytes = typeof format === "string" && Object.hasOwn(formats, format) ? formats[format] : undefined;
  if (bytes !== undefined) {
    report(`\`format: ${String(format)}\` is read as \`format: ${bytes}\``);
    result = { ...result, format: bytes };
  }
  return result;
}

/** A pattern as validators of JavaScript read it, who know no needless escapes and no words of other languages. */
export function withKnownPattern(schema: JsonObject, report: Report): JsonObject {
  const { pattern, ...rest } = schema;
  if (typeof pattern !== "string" || isPattern(pattern)) return schema;
  const hex = (sign: string): string => `\\x${sign.charCodeAt(0).toString(16).padStart(2, "0")}`;
  const plain = pattern.replaceAll(/\\([\s\S])/g, (whole, sign: string) =>
    /[ -~]/.test(sign) && /[^A-Za-z0-9^$\\.*+?()[\]{}|/]/.test(sign) ? hex(sign) : whole,
  );
  if (isPattern(plain)) {
    report(`\`pattern: ${pattern}\` is read as \`${plain}\``);
    return { ...schema, pattern: plain };
  }
  report(`\`pattern: ${pattern}\` is none that JavaScript knows, and is not checked`);
  return rest;
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, "u") instanceof RegExp;
  } catch {
    return false;
  }
}

/** `required: true` in a property means the list beside `properties`, as it did for parameters. */
export function withRequiredList(schema: JsonObject, report: Report): JsonObject {
  const { properties } = schema;
  if (!isObject(properties)) return schema;
  const marked = Object.entries(properties).filter(([, one]) => isObject(one) && typeof one["required"] === "boolean");
  if (marked.length === 0) return schema;
  report("`required: true` in a property is read as the list of required fields");
  const listed = Array.isArray(schema["required"]) ? schema["required"] : [];
  const added = marked.filter(([, one]) => (one as JsonObject)["required"] === true).map(([name]) => name);
  const cleared = Object.fromEntries(
    Object.entries(properties).map(([name, one]) => {
      if (!isObject(one) || typeof one["required"] !== "boolean") return [name, one];
      const { required: _required, ...rest } = one;
      return [name, rest];
    }),
  );
  const required = [...new Set([...listed, ...added])];
  return { ...schema, ...(required.length > 0 ? { required } : {}), properties: cleared };
}

/** Whether a schema of an OpenAPI 3.0 document says what only 3.1 has words for, and what it is. */
export function wordOf31(schema: JsonObject): string | undefined {
  if (Array.isArray(schema["type"])) return "`type` is a list";
  if (schema["type"] === "null") return "`type: null`";
  for (const key of [
    "const",
    "contentMediaType",
    "contentEncoding",
    "$defs",
    "patternProperties",
    "prefixItems",
    "if",
  ]) {
    if (key in schema) return `\`${key}\``;
  }
  if (Array.isArray(schema["examples"])) return "`examples` in a schema";
  if (typeof schema["exclusiveMinimum"] === "number") return "a number as `exclusiveMinimum`";
  if (typeof schema["exclusiveMaximum"] === "number") return "a number as `exclusiveMaximum`";
  const composed = ["allOf", "anyOf", "oneOf"].find((key) => key in schema);
  if (schema["nullable"] === true && schema["type"] === undefined && composed !== undefined) {
    return `\`nullable\` beside \`${composed}\``;
  }
  return undefined;
}

/** `nullable`, and limits that are true or false, as OpenAPI 3.1 says them. */
export function in31(schema: JsonObject, report: Report): JsonObject {
  let result = schema;
  if (typeof schema["nullable"] === "boolean") {
    report("`nullable` is no word of OpenAPI 3.1, and is read as a type that may be null");
    const { nullable, ...rest } = result;
    result = nullable ? orNull(rest) : rest;
  }
  for (const [limit, exclusive] of [
    ["minimum", "exclusiveMinimum"],
    ["maximum", "exclusiveMaximum"],
  ] as const) {
    if (typeof result[exclusive] !== "boolean") continue;
    report(`\`${exclusive}\` is true or false, and is read as OpenAPI 3.0 means it`);
    const { [exclusive]: isExclusive, [limit]: bound, ...rest } = result;
    result = { ...rest, ...(bound === undefined ? {} : { [isExclusive === true ? exclusive : limit]: bound }) };
  }
  return result;
}

function orNull(schema: JsonObject): JsonObject {
  const { type, enum: values } = schema;
  if (type === undefined) {
    // What names and describes the whole stays outside.
    const outside = ["title", "description", "default", "example", "examples", "deprecated", "readOnly", "writeOnly"];
    const isOutside = (key: string): boolean => outside.includes(key) || key.startsWith("x-");
    const entries = Object.entries(schema);
    const inside = Object.fromEntries(entries.filter(([key]) => !isOutside(key)));
    const around = Object.fromEntries(entries.filter(([key]) => isOutside(key)));
    if (Object.keys(inside).length === 0) return schema;
    const list = ["anyOf", "oneOf"].find((key) => Array.isArray(inside[key]) && Object.keys(inside).length === 1);
    if (list === undefined) return { ...around, anyOf: [inside, { type: "null" }] };
    const parts = inside[list] as Json[];
    const isThere = parts.some((part) => isObject(part) && part["type"] === "null");
    return { ...around, [list]: isThere ? parts : [...parts, { type: "null" }] };
  }
  const list = [type].flat();
  return {
    ...schema,
    type: list.includes("null") ? list : [...list, "null"],
    ...(Array.isArray(values) && !values.includes(null) ? { enum: [...values, null] } : {}),
  };
}
