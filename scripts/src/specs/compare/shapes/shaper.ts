import { isObject, type Json, type JsonObject } from "../../documents/json.ts";
import type { Notes } from "../verdict/notes.ts";
import { canonical, canonicalSet } from "./canonical.ts";
import { hoistNull } from "./hoist-null.ts";
import { constraints, isDocumentation } from "./keywords.ts";
import { type Evening, evened } from "./merge.ts";
import { follow, resolvedText } from "./references.ts";
import { anything, type Draft, type Shape, type TypeName } from "./shape.ts";
import { Work } from "./work.ts";

const read = new Set([
  ...["type", "nullable", "enum", "const", "format", "default", "deprecated", "readOnly", "writeOnly", "properties"],
  ...["required", "additionalProperties", "items", "anyOf", "oneOf", "allOf", "contentEncoding"],
  ...Object.keys(constraints),
]);

/** Names that every object has: the generator takes its own for the document's, and stumbles over these. */
const unwritable: ReadonlySet<string> = new Set(
  Object.getOwnPropertyNames(Object.prototype).filter((name) => name !== "constructor" && name !== "toString"),
);

/** Makes the shapes of a document's schemas, each once. */
export class Shaper {
  readonly work = new Work();
  readonly #document: JsonObject;
  readonly #notes: Notes;
  readonly #evening: Evening;
  readonly #shapes = new Map<JsonObject, Shape>();
  /** Shapes whose content is still to be made: one by one, since schemas hold one another to any depth. */
  readonly #unfilled: { readonly draft: Draft; readonly given: JsonObject; readonly place: string }[] = [];
  #isFilling = false;
  readonly #bare = new Map<Shape, Shape>();

  constructor(document: JsonObject, notes: Notes) {
    this.#document = document;
    this.#notes = notes;
    this.#evening = { document, work: this.work, known: new Map() };
  }

  /** The shape of a schema as it stands in the document. */
  shape(given: Json | undefined): Shape {
    // References to one schema lead to one shape; a description beside a reference makes a shape of its own.
    const followed = follow(this.#document, given);
    const key = isObject(given) && hasWords(given) ? given : followed.node;
    const known = this.#shapes.get(key);
    if (known !== undefined) return known;
    const draft = anything();
    this.#shapes.set(key, draft);
    const place = followed.reference ?? this.work.place;
    this.#unfilled.push({ draft, given: isObject(given) ? given : key, place });
    if (!this.#isFilling) this.#fillAll();
    return draft;
  }

  #fillAll(): void {
    this.#isFilling = true;
    const filled: Draft[] = [];
    for (let next = this.#unfilled.pop(); next !== undefined; next = this.#unfilled.pop()) {
      this.work.place = next.place;
      this.#fill(next.draft, next.given);
      filled.push(next.draft);
    }
    hoistNull(filled, this.#bare);
    this.#isFilling = false;
  }

  #fill(draft: Draft, given: JsonObject): void {
    const { node, passed, reference } = evened(this.#evening, given);
    draft.component = /^#\/components\/schemas\/([^/]+)$/.exec(reference ?? "")?.[1];
    draft.names = [...new Set(passed.flatMap((one) => this.#notes.names.get(one) ?? []))];
    draft.cited = passed.some((one) => this.#notes.cited.has(one));
    draft.sent = passed.flatMap((one) => this.#notes.sent.get(one) ?? [])[0];
    draft.prose = wordsOf(node["description"] ?? null);
    const values = "const" in node ? [node["const"] ?? null] : (node["enum"] as Json[] | undefined);
    const types = declaredTypes(node, values);
    draft.types = types === undefined ? undefined : (canonicalSet(types.filter((one) => one !== "null")) as TypeName[]);
    const known = unique((values ?? []).filter((value) => value !== null));
    draft.enum = known.length === 0 ? undefined : known;
    draft.isConst = "const" in node;
    draft.nullable =
      node["nullable"] === true ||
      types?.includes("null") === true ||
      values?.includes(null) === true ||
      (types === undefined && !("anyOf" in node) && !("oneOf" in node) && !("allOf" in node));
    draft.format = node["contentEncoding"] === "base64" ? "byte" : (node["format"] as string | undefined);
    draft.default = node["default"];
    draft.deprecated = node["deprecated"] === true;
    draft.readOnly = node["readOnly"] === true;
    draft.writeOnly = node["writeOnly"] === true;
    this.#fillFields(draft, node);
    if (draft.types?.includes("array")) draft.items = this.shape(node["items"] ?? {});
    const alternatives = (node["anyOf"] ?? node["oneOf"] ?? []) as Json[];
    draft.alternatives = alternatives.map((one) => this.shape(one));
    draft.exclusive = "oneOf" in node && alternatives.length > 0;
    draft.every = (Array.isArray(node["allOf"]) ? node["allOf"] : []).map((one) => this.shape(one));
    draft.constraints = constraintsOf(node);
    draft.others = new Map(
      Object.entries(node)
        .filter(([key]) => key !== "$ref" && !read.has(key) && !isDocumentation(key))
        .concat(Object.entries("anyOf" in node && "oneOf" in node ? { oneOf: node["oneOf"] } : {}))
        .map(([key, value]) => [key, resolvedText(this.#document, value, this.work)]),
    );
  }

  #fillFields(draft: Draft, node: JsonObject): void {
    const fields = isObject(node["properties"]) ? node["properties"] : {};
    const properties = new Map<string, Shape>();
    for (const [name, schema] of Object.entries(fields)) {
      if (unwritable.has(name)) throw new Error(`${this.work.place}: no types can be made of a field named ${name}`);
      properties.set(name, this.shape(schema));
    }
    const required = new Set(Array.isArray(node["required"]) ? node["required"].map(String) : []);
    for (const name of required) if (!properties.has(name)) properties.set(name, this.shape({}));
    draft.properties = properties;
    draft.required = required;
    const additional = node["additionalProperties"];
    const free = additional === undefined || additional === true || (isObject(additional) && isEmpty(additional));
    draft.additional = free ? true : additional === false ? false : this.shape(additional);
    draft.additionalDeclared = additional !== undefined;
  }
}

const hasWords = (node: JsonObject): boolean => typeof node["description"] === "string";
const wordsOf = (text: Json): string => (typeof text === "string" ? text.replaceAll(/\s+/g, " ").trim() : "");
const isEmpty = (node: JsonObject): boolean => Object.keys(node).every(isDocumentation);
const unique = (values: readonly Json[]): Json[] => [...new Map(values.map((one) => [canonical(one), one])).values()];

/** The types that a schema names, or those that its other keywords take for granted. */
function declaredTypes(node: JsonObject, values: readonly Json[] | undefined): string[] | undefined {
  const { type } = node;
  if (typeof type === "string") return [type];
  if (Array.isArray(type)) return type.map(String);
  if ("properties" in node || "additionalProperties" in node) return ["object"];
  if ("items" in node) return ["array"];
  if (values === undefined) return undefined;
  return [...new Set(values.map((value) => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value)))];
}

/** Constraints that say something; OpenAPI 3.0 puts `exclusiveMinimum: true` beside the number. */
function constraintsOf(node: JsonObject): Map<string, Json> {
  const found = new Map<string, Json>();
  for (const [name, { idle: nothing }] of Object.entries(constraints)) {
    const value = node[name];
    if (value !== undefined && value !== nothing) found.set(name, value);
  }
  for (const [exclusive, inclusive] of [
    ["exclusiveMinimum", "minimum"],
    ["exclusiveMaximum", "maximum"],
  ] as const) {
    const value = found.get(exclusive);
    if (typeof value !== "boolean") continue;
    found.delete(exclusive);
    const bound = found.get(inclusive);
    if (!value || bound === undefined) continue;
    found.delete(inclusive);
    found.set(exclusive, bound);
  }
  return found;
}
