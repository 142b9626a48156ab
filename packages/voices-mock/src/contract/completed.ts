import type { Contract, Json, JsonObject } from "./contract.ts";
import { follow } from "./operation.ts";
import { sampleOf } from "./sample.ts";

/** Documents hold a handful of levels; a schema that requires itself has no end. */
const maxDepth = 20;

/**
 * An answer with every field that the contract requires of it. A service's own words are written by hand; a field that a
 * later document requires has none yet, and gets the plainest value that its schema allows. `leftOut` are fields of the
 * whole answer that stay away.
 */
export function completed(
  contract: Contract,
  schema: Json | undefined,
  value: unknown,
  { leftOut = [], depth = 0 }: { readonly leftOut?: readonly string[]; readonly depth?: number } = {},
): unknown {
  if (typeof value !== "object" || value === null || depth > maxDepth) return value;
  const parts = partsOf(contract, schema);
  if (Array.isArray(value)) {
    const items = parts.find((part) => part["items"] !== undefined)?.["items"];
    return value.map((item) => completed(contract, items, item, { depth: depth + 1 }));
  }
  const fields: Record<string, unknown> = { ...value };
  for (const part of parts) {
    for (const [name, field] of Object.entries(objectOf(part["properties"]))) {
      if (name in fields) fields[name] = completed(contract, field, fields[name], { depth: depth + 1 });
    }
    for (const name of Array.isArray(part["required"]) ? part["required"] : []) {
      const field = String(name);
      const known = objectOf(part["properties"])[field];
      if (field in fields || leftOut.includes(field) || objectOf(known)["writeOnly"] === true) continue;
      fields[field] = sampleOf(contract, known, false);
    }
  }
  return fields;
}

/** A schema and all that it is made of at the same time. */
function partsOf(contract: Contract, schema: Json | undefined): JsonObject[] {
  if (!isObject(schema)) return [];
  const own = follow(contract, schema);
  const all = Array.isArray(own["allOf"]) ? own["allOf"].flatMap((part: Json) => partsOf(contract, part)) : [];
  return [own, ...all];
}

const isObject = (node: Json | undefined): node is JsonObject =>
  typeof node === "object" && node !== null && !Array.isArray(node);
const objectOf = (node: Json | undefined): JsonObject => (isObject(node) ? node : {});
