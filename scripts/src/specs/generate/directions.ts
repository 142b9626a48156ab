import { operationsOf, type VendoredDocument } from "../documents/document.ts";
import { hasHiddenFields, withoutHiddenFields } from "../documents/hidden-fields.ts";
import { at, isObject, type Json, type JsonObject, mapObjects, walk } from "../documents/json.ts";
import { keysOf } from "../documents/references.ts";
import { mapDocument } from "../documents/repair/map-document.ts";
import { pascalCase } from "./words.ts";

const componentPrefix = "#/components/schemas/";

/** The document, rewritten so that every schema is used in requests or in responses, never in both. */
export interface DirectedDocument {
  readonly document: JsonObject;
  /** Whether the schema at a JSON pointer is one that requests use. */
  readonly inRequest: (pointer: string) => boolean;
  /** The enums that responses carry, each a component of its own: JSON pointer to the kind of its values. */
  readonly openEnums: ReadonlyMap<string, "string" | "number">;
}

/**
 * A response may carry an enum value that is not known yet, a request may not; a request may carry bytes, a response
 * carries base64 text; a field that is read only is no part of a request. So a schema that both use and whose type would differ is copied, and responses get the copy.
 */
export function splitDirections({ document, path, method, source }: VendoredDocument): DirectedDocument {
  const normal = normaliseReferences(document);
  const [, ...added] = operationsOf(source);
  const places = [{ path, method }, ...added];
  const parts = (...keys: string[]): (Json | undefined)[] =>
    places.flatMap((place) => keys.map((key) => at(normal, "paths", place.path, place.method, key)));
  const request = reachable(normal, parts("requestBody", "parameters"));
  const response = reachable(normal, parts("responses"));
  const differing = differingByDirection(normal);
  const shared = [...request].filter((name) => response.has(name) && differing.has(name));
  const renamed = new Map(shared.map((name) => [componentPrefix + name, `${componentPrefix}${name}InResponse`]));

  const retarget = (node: Json): Json =>
    mapObjects(node, (object) => {
      const target = typeof object["$ref"] === "string" ? renamed.get(object["$ref"]) : undefined;
      return target === undefined ? object : { ...object, $ref: target };
    });

  const schemas: JsonObject = {};
  for (const [name, schema] of Object.entries(components(normal))) {
    if (schema === undefined) continue;
    schemas[name] = response.has(name) && !request.has(name) ? retarget(schema) : schema;
    if (shared.includes(name)) schemas[`${name}InResponse`] = retarget(schema);
  }
  const directed = structuredClone(normal);
  (directed["components"] as JsonObject)["schemas"] = schemas;
  for (const place of places) {
    const operation = at(directed, "paths", place.path, place.method) as JsonObject;
    operation["responses"] = retarget(operation["responses"] ?? {});
  }

  const inRequest = (pointer: string): boolean => {
    const name = componentName.exec(pointer)?.[1];
    return name === undefined ? !pointer.includes("/responses/") : request.has(name);
  };
  const visible = mapObjects(directed, (node, pointer) =>
    withoutHiddenFields(directed, node, inRequest(pointer) ? "request" : "response"),
  ) as JsonObject;
  const named = nameResponseEnums(visible, inRequest);
  const openEnums = Object.entries(components(named))
    .filter(([name, schema]) => isObject(schema) && isOpenList(schema) && !request.has(name))
    .map(([name, schema]) => [componentPrefix + name, kindOfValues(name, schema as JsonObject)] as const);
  return { document: named, inRequest, openEnums: new Map(openEnums) };
}

/** A list of values that may grow: what is true or false does not. */
const isOpenList = ({ enum: values }: JsonObject): boolean =>
  Array.isArray(values) &&
  !(
    values.some((value) => typeof value === "boolean") &&
    values.every((value) => value === null || typeof value === "boolean")
  );

function kindOfValues(name: string, { enum: values }: JsonObject): "string" | "number" {
  const kinds = new Set((values as Json[]).filter((value) => value !== null).map((value) => typeof value));
  const [kind] = kinds;
  if (kinds.size === 1 && (kind === "string" || kind === "number")) return kind;
  throw new Error(
    `The values of ${name}, ${JSON.stringify(values)}, are neither all text nor all numbers: such a list cannot be left open`,
  );
}

/**
 * Gives each enum inside a response schema a component of its own. openapi-typescript reports the same path for an
 * array and its items, and leaves `properties` out of paths: only a component's path is unmistakable.
 */
function nameResponseEnums(document: JsonObject, inRequest: (pointer: string) => boolean): JsonObject {
  const added = new Map<string, JsonObject>();
  const same = (one: JsonObject, other: JsonObject, ...keys: readonly string[]): boolean =>
    keys.every((key) => JSON.stringify(one[key]) === JSON.stringify(other[key]));
  const isFree = (name: string, node: JsonObject): boolean => {
    const other = added.get(name);
    if (other !== undefined) return same(other, node, "enum", "type", "nullable");
    return !Object.hasOwn(components(document), name);
  };
  const nameOf = (node: JsonObject, pointer: string): string => {
    const given = typeName(node);
    const other = given === undefined ? undefined : (added.get(given) ?? components(document)[given]);
    if (isObject(other) && !same(other, node, "enum")) {
      throw new Error(`Two schemas are named ${given}: give one an x-type-name of its own`);
    }
    const derived = pascalCase(pointer.replace(/^#\/components\/schemas|\/properties|\/items/g, ""));
    // Names that differ in signs alone become the same, and some have no letter that a type can have.
    const base = given ?? (derived || "Values");
    let name = base;
    for (let number = 2; !isFree(name, node); number++) name = `${base}${number}`;
    return name;
  };
  const named = mapDocument(document, (node, part, pointer) => {
    if (part !== "schema" || !isOpenList(node) || inRequest(pointer) || isComponent.test(pointer)) return node;
    const name = nameOf(node, pointer);
    added.set(name, node);
    return { $ref: componentPrefix + name };
  });
  Object.assign(components(named), Object.fromEntries(added));
  return named;
}

const componentName = /^#\/components\/schemas\/([^/]+)/;
const isComponent = /^#\/components\/schemas\/[^/]+$/;

/** The name that an overlay gives a schema. */
export const typeName = (schema: JsonObject): string | undefined =>
  typeof schema["x-type-name"] === "string" ? schema["x-type-name"] : undefined;

/** `nullable` beside a `$ref` means what its author meant: OpenAPI 3.0 ignores it there, so it moves around an `allOf`. */
function normaliseReferences(document: JsonObject): JsonObject {
  return mapObjects(document, (node) => {
    if (typeof node["$ref"] !== "string" || node["nullable"] !== true) return node;
    const { $ref, ...siblings } = node;
    return { ...siblings, allOf: [{ $ref }] };
  }) as JsonObject;
}

const components = (document: JsonObject): JsonObject => {
  const schemas = at(document, "components", "schemas");
  return isObject(schemas) ? schemas : {};
};

function reachable(document: JsonObject, starts: readonly (Json | undefined)[]): Set<string> {
  const seen = new Set<string>();
  // A list and no recursion: components refer to one another to any depth.
  const left = [...starts];
  while (left.length > 0) {
    for (const name of referredIn(left.pop())) {
      if (seen.has(name)) continue;
      seen.add(name);
      left.push(components(document)[name]);
    }
  }
  return seen;
}

/** The components that a part of the document refers to. */
function referredIn(node: Json | undefined): string[] {
  const names: string[] = [];
  walk(node, ({ $ref }) => {
    if (typeof $ref === "string" && $ref.startsWith(componentPrefix)) names.push(keysOf($ref).at(2) ?? "");
  });
  return names;
}

/** The components whose type is one thing in requests and another in responses, or that reach such a one. */
function differingByDirection(document: JsonObject): Set<string> {
  const users = new Map<string, string[]>();
  const differing = new Set<string>();
  for (const [name, schema] of Object.entries(components(document))) {
    for (const used of referredIn(schema)) {
      const others = users.get(used);
      if (others === undefined) users.set(used, [name]);
      else others.push(name);
    }
    walk(schema, (node) => {
      if (Array.isArray(node["enum"]) || node["format"] === "byte" || node["format"] === "binary") differing.add(name);
      if (hasHiddenFields(document, node)) differing.add(name);
    });
  }
  for (const name of differing) for (const user of users.get(name) ?? []) differing.add(user);
  return differing;
}
