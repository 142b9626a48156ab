import type { Contract, Json, JsonObject } from "./contract.ts";
import { follow } from "./operation.ts";

/**
 * The plainest value of a schema: one made of its fields, but for those that hold themselves, also where they are required:
 * such a value would have no end. Always the same.
 *
 * @param exemplary Whether an example, where there is one, is taken for what it is an example of.
 */
export function sampleOf(
  contract: Contract,
  node: Json | undefined,
  exemplary: boolean,
  within: readonly JsonObject[] = [],
): Json {
  const schema = follow(contract, node);
  const { const: only, enum: values, example, examples, default: usual } = schema;
  if (only !== undefined) return only;
  if (Array.isArray(values)) return (values as readonly Json[]).find((value) => value !== null) ?? null;
  const [given] = [example, ...(Array.isArray(examples) ? (examples as readonly Json[]) : []), usual].filter(
    (one) => one !== undefined && one !== null,
  );
  if (given !== undefined && exemplary) return given;
  const path = [...within, schema];
  const isNew = (inner: Json | undefined): boolean => !path.includes(follow(contract, inner));
  const parts = (keyword: string): readonly Json[] =>
    Array.isArray(schema[keyword]) ? (schema[keyword] as readonly Json[]) : [];
  const [either] = [...parts("oneOf"), ...parts("anyOf")].filter(
    (one) => follow(contract, one)["type"] !== "null" && isNew(one),
  );
  const whole = [...parts("allOf"), ...(either === undefined ? [] : [either])]
    .filter(isNew)
    .map((one) => sampleOf(contract, one, exemplary, path));
  const own = Object.entries((schema["properties"] ?? {}) as JsonObject)
    .filter(([, field]) => isNew(field))
    .map(([name, field]) => [name, sampleOf(contract, field, exemplary, path)] as const);
  const isObject = schema["properties"] !== undefined || typeOf(schema) === "object";
  if (whole.length > 0 && !isObject) return mergedOf(whole);
  return isObject
    ? (mergedOf([...whole, Object.fromEntries(own)]) as JsonObject)
    : plain(contract, schema, exemplary, path);
}

/** Several objects in one; of other values the first. */
const mergedOf = (parts: readonly Json[]): Json =>
  parts.every((part) => typeof part === "object" && part !== null && !Array.isArray(part))
    ? (Object.assign({}, ...parts) as JsonObject)
    : (parts[0] ?? null);

const typeOf = ({ type }: JsonObject): Json | undefined =>
  Array.isArray(type) ? (type as readonly Json[]).find((one) => one !== "null") : type;

function plain(contract: Contract, schema: JsonObject, exemplary: boolean, path: readonly JsonObject[]): Json {
  const least = Number(schema["minItems"] ?? 0);
  switch (typeOf(schema)) {
    case "boolean":
      return true;
    case "integer":
    case "number":
      return Number(schema["minimum"] ?? 1);
    case "array":
      return Array.from({ length: least }, () => sampleOf(contract, schema["items"], exemplary, path));
    case "string":
      return textOf(schema);
    default:
      return schema["type"] === "null" ? null : {};
  }
}

/** Texts of a format, as far as one is easily wrong. */
const ofFormat: Readonly<Record<string, string>> = {
  uuid: "0f8fad5b-d9cb-469f-a165-70867728950e",
  uri: "https://example.com/",
  email: "ada@example.com",
  date: "2026-01-31",
  "date-time": "2026-01-31T12:00:00Z",
  byte: "AAAA",
};

const textOf = ({ format, minLength, maxLength }: JsonObject): string => {
  const text = ofFormat[String(format)] ?? "sample";
  return text.padEnd(Number(minLength ?? 0), "x").slice(0, maxLength === undefined ? undefined : Number(maxLength));
};
