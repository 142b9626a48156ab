import type { Json, JsonObject } from "../../documents/json.ts";
import { canonicalSet } from "./canonical.ts";
import type { Shape, TypeName } from "./shape.ts";

/** Where a shape stands in the one that holds it. */
export type Place =
  | readonly ["property", string]
  | readonly ["alternative" | "part", number]
  | readonly ["item" | "other"];

/** How a shape inside another is written. */
export type WriteInner = (shape: Shape, place: Place) => JsonObject;

/** A shape as OpenAPI 3.0 in the fewest forms: what means the same is written the same, whatever the vendor wrote. */
export function plainSchema(shape: Shape, inner: WriteInner): JsonObject {
  const parts: JsonObject[] = shape.every.map((part, index) => inner(part, ["part", index]));
  if (shape.alternatives.length > 0) {
    const keyword = shape.exclusive ? "oneOf" : "anyOf";
    parts.push({ [keyword]: shape.alternatives.map((one, index) => inner(one, ["alternative", index])) });
  }
  // Nothing but null.
  if (shape.types?.length === 0) parts.push({ type: "null" });
  const kinds = shape.types ?? (parts.length === 0 ? [undefined] : []);
  const own = shape.enum === undefined ? kinds.map((type) => ofType(shape, type, inner)) : enumSchemas(shape.enum);
  if (own.length === 1 && own[0] !== undefined) parts.unshift(own[0]);
  else if (own.length > 1) parts.unshift({ anyOf: own });
  const [only] = parts;
  const schema = parts.length === 1 && only !== undefined && !("$ref" in only) ? only : { allOf: parts };
  return shape.nullable ? { ...schema, nullable: true } : schema;
}

/** Whether a shape is written where it stands: it holds no other and no list of values. */
export const isLeaf = (shape: Shape): boolean =>
  shape.enum === undefined &&
  shape.alternatives.length + shape.every.length === 0 &&
  (shape.types === undefined ||
    (shape.types.length === 1 && shape.types.every((type) => type !== "object" && type !== "array")));

export function leafSchema({ types, format, nullable }: Shape): JsonObject {
  const [type] = types ?? [];
  if (type === undefined) return {};
  return { type, ...(format === undefined ? {} : { format }), ...(nullable ? { nullable } : {}) };
}

function ofType(shape: Shape, type: TypeName | undefined, inner: WriteInner): JsonObject {
  if (type === "array") return { type, items: shape.items === undefined ? {} : inner(shape.items, ["item"]) };
  if (type !== "object") {
    return leafSchema({ ...shape, types: type === undefined ? undefined : [type], nullable: false });
  }
  const { properties, required, additional } = shape;
  // Fields of other names are in the types only where there are none else, or where the document says what they hold.
  const others: Json | undefined =
    typeof additional === "object" ? inner(additional, ["other"]) : properties.size === 0 ? additional : undefined;
  return {
    type,
    properties: Object.fromEntries(
      [...properties].map(([name, field]) => [name, withAccess(inner(field, ["property", name]), field)]),
    ),
    required: [...properties.keys()].filter((name) => required.has(name)),
    ...(others === undefined ? {} : { additionalProperties: others }),
  };
}

/** The generator wants values of one kind in a list. */
function enumSchemas(values: readonly Json[]): JsonObject[] {
  const sorted = canonicalSet(values);
  const kinds = ["string", "number"].map((type) => ({ type, enum: sorted.filter((value) => typeof value === type) }));
  const schemas: JsonObject[] = kinds.filter((kind) => kind.enum.length > 0);
  return values.some((value) => typeof value === "boolean") ? [...schemas, { type: "boolean" }] : schemas;
}

/** A field's schema with the one direction in which it goes, which the generator reads. */
function withAccess(schema: JsonObject, { readOnly, writeOnly }: Shape): JsonObject {
  if (!readOnly && !writeOnly) return schema;
  return { allOf: [schema], ...(readOnly ? { readOnly } : {}), ...(writeOnly ? { writeOnly } : {}) };
}
