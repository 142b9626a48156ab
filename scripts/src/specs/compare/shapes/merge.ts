import { isObject, type Json, type JsonObject } from "../../documents/json.ts";
import { canonical } from "./canonical.ts";
import { isDocumentation, lightSiblings } from "./keywords.ts";
import { type Followed, follow, target } from "./references.ts";
import type { Work } from "./work.ts";

/** What schemas of one document are made even with: each once, and all of it counted. */
export interface Evening {
  readonly document: JsonObject;
  readonly work: Work;
  readonly known: Map<JsonObject, Followed>;
}

/** Vendors nest a handful of levels. */
const maxDepth = 50;

/** A schema that is true or false allows everything or nothing. */
const mapping = (part: Json): JsonObject => (isObject(part) ? part : part === false ? { not: {} } : {});

/**
 * A schema without references, without an `allOf` that one mapping can say, without `null` among its alternatives: the
 * same meaning in fewer forms. Fields keep theirs; they are made even when it is their turn.
 */
export function evened(evening: Evening, given: JsonObject, depth = 0): Followed {
  const known = evening.known.get(given);
  if (known !== undefined) return known;
  const made = evenedOnce(evening, given, depth);
  evening.known.set(given, made);
  return made;
}

function evenedOnce(evening: Evening, given: JsonObject, depth: number): Followed {
  const { document, work } = evening;
  work.step();
  const followed = follow(document, given);
  if (depth > maxDepth) {
    const place = followed.reference ?? work.place;
    throw new Error(`${place} is made of itself by allOf or anyOf, or of more than ${maxDepth} levels of them`);
  }
  // What stands beside a reference is said of this use.
  const { description } = followed.passed.find((one) => typeof one["description"] === "string") ?? {};
  let node = description === undefined ? followed.node : { ...followed.node, description };
  const passed = [...followed.passed];
  const also = (part: Json): JsonObject => {
    const inner = evened(evening, mapping(part), depth + 1);
    passed.push(...inner.passed);
    return inner.node;
  };
  const plain = (part: Json): JsonObject => evened(evening, mapping(part), depth + 1).node;
  if (typeof node["$ref"] === "string") {
    const { $ref, ...siblings } = node;
    const referred = target(document, $ref);
    const light = Object.keys(siblings).every((key) => lightSiblings.has(key) || isDocumentation(key));
    node = light ? { ...also(referred), ...siblings } : { allOf: [{ $ref }, siblings] };
  }
  if (Array.isArray(node["allOf"])) {
    const { allOf, ...rest } = node;
    // What several parts make together is none of them.
    const parts = (allOf as Json[]).map((part, _, all) => (all.length === 1 ? also(part) : plain(part)));
    const merged = parts.length === 1 ? onePart(rest, parts[0] ?? {}, work) : mergedParts(rest, parts, work);
    node = merged ?? node;
  }
  for (const keyword of ["anyOf", "oneOf"] as const) {
    const parts = node[keyword];
    if (!Array.isArray(parts)) continue;
    const left = parts.filter((part) => !isNull(follow(document, part).node));
    const { [keyword]: _, ...rest } = node;
    const nullable = left.length < parts.length ? { nullable: true } : {};
    const [only] = left;
    if (left.length === 1 && only !== undefined) node = { ...onePart(rest, also(only), work), ...nullable };
    else if (left.length === 0) node = { ...rest, ...nullable };
    else node = { ...rest, [keyword]: left, ...nullable };
  }
  return { ...followed, node, passed };
}

const isNull = (node: JsonObject): boolean =>
  node["type"] === "null" ||
  ("const" in node && node["const"] === null) ||
  (Array.isArray(node["enum"]) && node["enum"].length > 0 && node["enum"].every((value) => value === null)) ||
  (Array.isArray(node["type"]) && node["type"].length === 1 && node["type"][0] === "null");

/** `nullable` beside an `allOf` of one means what its author meant. */
function onePart(rest: JsonObject, part: JsonObject, work: Work): JsonObject {
  const merged = mergedParts(rest, [part], work) ?? { allOf: [rest, part] };
  return rest["nullable"] === true || part["nullable"] === true ? { ...merged, nullable: true } : merged;
}

/** One mapping that says what all of them say; `undefined` when there is none. */
function mergedParts(rest: JsonObject, parts: readonly JsonObject[], work: Work): JsonObject | undefined {
  const result: JsonObject = {};
  const all = [rest, ...parts];
  // Closed to other fields, a part would refuse the fields of the others.
  if (all.length > 2 && all.some((part) => isClosed(part))) return undefined;
  if (isClosed(rest) && parts.some((part) => "properties" in part)) return undefined;
  for (const part of all) {
    for (const [keyword, value] of Object.entries(part)) {
      const present = result[keyword];
      work.step();
      if (value === undefined || keyword === "nullable") continue;
      if (present === undefined || isDocumentation(keyword)) {
        // What stands outside is said of this use: it wins.
        result[keyword] = present ?? value;
      } else if (keyword === "properties" && isObject(present) && isObject(value)) {
        result[keyword] = mergedFields(present, value, work);
      } else if (keyword === "required" && Array.isArray(present) && Array.isArray(value)) {
        result[keyword] = [...new Set([...present, ...value])];
      } else if (keyword === "enum" && Array.isArray(present) && Array.isArray(value)) {
        const texts = new Set(value.map((one) => canonical(one, work)));
        result[keyword] = present.filter((one) => texts.has(canonical(one, work)));
      } else if (present !== value && canonical(present, work) !== canonical(value, work)) {
        return undefined;
      }
    }
  }
  const nullable = rest["nullable"] === true || (parts.length > 0 && parts.every((part) => part["nullable"] === true));
  return nullable ? { ...result, nullable } : result;
}

const isClosed = (node: JsonObject): boolean =>
  node["additionalProperties"] === false || node["unevaluatedProperties"] === false;

const mergedFields = (first: JsonObject, second: JsonObject, work: Work): JsonObject => ({
  ...first,
  ...Object.fromEntries(
    Object.entries(second).map(([name, schema]) => {
      const other = first[name];
      work.step();
      const same =
        other === schema ||
        other === undefined ||
        schema === undefined ||
        canonical(other, work) === canonical(schema, work);
      return [name, same ? (schema ?? other) : { allOf: [other, schema] }];
    }),
  ),
});
