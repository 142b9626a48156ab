import type { Contract, Json, JsonObject } from "./contract.ts";
import { follow } from "./operation.ts";

/** Names of the fields of a value, at any depth, that its schema does not declare: `gender`, `voiceSamples[0].speaker`. */
export function undeclaredFields(contract: Contract, schema: JsonObject, value: unknown, at = ""): string[] {
  const { properties, items, open } = shape(contract, schema);
  if (Array.isArray(value)) {
    return items === undefined
      ? []
      : value.flatMap((item, index) => undeclaredFields(contract, items, item, `${at}[${index}]`));
  }
  // A schema that declares no fields says nothing about them.
  if (typeof value !== "object" || value === null || open || properties.size === 0) return [];
  return Object.entries(value).flatMap(([name, field]) => {
    const path = at === "" ? name : `${at}.${name}`;
    const declared = properties.get(name);
    return declared === undefined ? [path] : undeclaredFields(contract, declared, field, path);
  });
}

interface Shape {
  readonly properties: Map<string, JsonObject>;
  items: JsonObject | undefined;
  /** Whether the schema says itself that other fields may come. */
  open: boolean;
}

/** What a schema and those it is composed of declare together. */
function shape(contract: Contract, node: JsonObject): Shape {
  const schema = follow(contract, node);
  const found: Shape = { properties: new Map(), items: undefined, open: false };
  for (const [name, property] of Object.entries(object(schema["properties"]))) {
    found.properties.set(name, object(property));
  }
  if (schema["items"] !== undefined) found.items = object(schema["items"]);
  found.open = schema["additionalProperties"] !== undefined && schema["additionalProperties"] !== false;
  for (const part of ["allOf", "anyOf", "oneOf"].flatMap((keyword) => list(schema[keyword]))) {
    const inner = shape(contract, object(part));
    for (const [name, property] of inner.properties) found.properties.set(name, property);
    found.items ??= inner.items;
    found.open ||= inner.open;
  }
  return found;
}

const object = (node: Json | undefined): JsonObject =>
  typeof node === "object" && node !== null && !Array.isArray(node) ? (node as JsonObject) : {};

const list = (node: Json | undefined): readonly Json[] => (Array.isArray(node) ? node : []);
