import { isObject, type Json, type JsonObject } from "./json.ts";
import { resolve } from "./references.ts";

/** What a schema says for people alone. */
const words = new Set(["title", "description", "example", "examples", "deprecated", "externalDocs", "xml", "$comment"]);

const isWord = (key: string): boolean => words.has(key) || key.startsWith("x-");

/** Alternatives of a body beyond these are for a person. */
const mostAlternatives = 30;

/**
 * The schema of a body or an answer without what composes it: `allOf` merged into one object, and a choice whose branches
 * are objects as a choice of whole objects, each with the fields that stand beside it. `undefined` where no schema
 * without them says exactly the same, and where there is nothing to do.
 */
export function composed(document: JsonObject, schema: JsonObject): JsonObject | undefined {
  if (!["allOf", "anyOf", "oneOf"].some((key) => key in schema)) return undefined;
  return flattened({ document, known: new Map() }, schema, []);
}

interface Flattening {
  readonly document: JsonObject;
  /** What each part comes to: parts that repeat one another on each level are flattened once. */
  readonly known: Map<JsonObject, JsonObject | undefined>;
}

function flattened(all: Flattening, start: JsonObject, within: readonly JsonObject[]): JsonObject | undefined {
  if (!all.known.has(start)) all.known.set(start, flattenedOnce(all, start, within));
  return all.known.get(start);
}

function flattenedOnce(all: Flattening, start: JsonObject, within: readonly JsonObject[]): JsonObject | undefined {
  const { document } = all;
  const target = resolve(document, start);
  if (within.includes(target) || within.length > 20) return undefined;
  const inside = [...within, target];
  const { $ref: _reference, ...beside } = start;
  const { allOf, anyOf, oneOf, discriminator: _discriminator, ...own } = target;
  // What stands beside a reference counts too, as its author meant.
  let whole: JsonObject | undefined = target === start ? own : merged(own, beside);
  for (const part of listOf(allOf)) {
    const flat = whole !== undefined && isObject(part) ? flattened(all, part, inside) : undefined;
    if (whole === undefined || flat === undefined) return undefined;
    whole = merged(whole, flat);
  }
  for (const [key, list] of [
    ["anyOf", listOf(anyOf)],
    ["oneOf", listOf(oneOf)],
  ] as const) {
    if (list.length === 0 || whole === undefined) continue;
    if (list.length > mostAlternatives || isChoice(whole)) return undefined;
    const base: JsonObject = whole;
    const isBare = Object.keys(base).every((one) => isWord(one) || one === "type");
    const branches = list.map((branch): JsonObject | undefined => {
      if (!isObject(branch)) return undefined;
      // A component that is a whole branch keeps its name.
      const isName =
        isBare && list.length > 1 && typeof branch["$ref"] === "string" && Object.keys(branch).length === 1;
      if (isName && isPlainObject(resolve(document, branch))) return branch;
      const flat = flattened(all, branch, inside);
      if (flat === undefined || isChoice(flat)) return undefined;
      return merged(isBare ? { type: "object" } : withoutWords(base), flat);
    });
    const [first] = branches;
    if (first === undefined || branches.includes(undefined)) return undefined;
    const around = Object.fromEntries(Object.entries(base).filter(([one]) => isWord(one)));
    whole = list.length === 1 ? { ...withoutWords(first), ...around } : { ...around, [key]: branches as JsonObject[] };
  }
  return whole;
}

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

const isChoice = (schema: JsonObject): boolean => "anyOf" in schema || "oneOf" in schema;

const isPlainObject = (schema: JsonObject): boolean =>
  isObject(schema["properties"]) && !["allOf", "anyOf", "oneOf", "nullable"].some((key) => key in schema);

const withoutWords = (schema: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(schema).filter(([key]) => !isWord(key)));

/** Keywords of an object that two schemas can have together. */
const known = new Set(["type", "properties", "required", "additionalProperties"]);

/** Two schemas of objects that both hold, as one; `undefined` where one schema cannot say that. */
function merged(one: JsonObject, other: JsonObject): JsonObject | undefined {
  for (const schema of [one, other]) {
    if (schema["type"] !== undefined && schema["type"] !== "object") return undefined;
    if (Object.keys(schema).some((key) => !known.has(key) && !isWord(key))) return undefined;
  }
  const properties: JsonObject = { ...(one["properties"] as JsonObject | undefined) };
  for (const [name, schema] of Object.entries((other["properties"] ?? {}) as JsonObject)) {
    const there = properties[name];
    const both = there === undefined ? schema : sameOf(there, schema);
    if (both === undefined) return undefined;
    properties[name] = both;
  }
  const required = [...new Set([...listOf(one["required"]), ...listOf(other["required"])])];
  const additional = [one["additionalProperties"], other["additionalProperties"]].filter(
    (value) => value !== undefined && value !== true && !(isObject(value) && Object.keys(value).length === 0),
  );
  // Each part would forbid the fields of the others; the whole is meant.
  if (additional.some((value) => value !== false)) return undefined;
  // The first one's own name and words are those of the whole.
  const said = Object.entries(one).filter(([key]) => isWord(key));
  const added = Object.entries(other).filter(([key]) => words.has(key));
  return {
    ...Object.fromEntries([...added, ...said]),
    type: "object",
    ...(required.length > 0 ? { required } : {}),
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
    ...(additional.length > 0 ? { additionalProperties: false } : {}),
  };
}

/** One schema for a field that two parts describe alike, or that one of them leaves open. */
function sameOf(one: Json, other: Json | undefined): Json | undefined {
  if (!isObject(one) || !isObject(other)) return undefined;
  const [first, second] = [textOf(one), textOf(other)];
  if (first === second || second === "{}") return one;
  return first === "{}" ? other : undefined;
}

const textOf = (schema: JsonObject): string =>
  JSON.stringify(Object.fromEntries(Object.entries(withoutWords(schema)).sort(([a], [b]) => (a < b ? -1 : 1))));
