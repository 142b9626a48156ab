import { at, isObject, type Json, type JsonObject, unescapePointer } from "../json.ts";
import { named } from "./named.ts";
import { nearest } from "./nearest.ts";
import { operationsOf } from "./operations.ts";
import { requireOwnReferences } from "./own-references.ts";
import { isSwagger, prunedSwagger } from "./swagger.ts";

/** Keys whose value is data of the vendor: a `$ref` inside refers to nothing. */
const data = new Set(["example", "examples", "default", "enum", "const"]);
/** How many references one after the other lead from an operation to a component at most; vendors need about ten. */
const maxReferences = 100;

/** How many components one operation may reach. The vendored ones reach eleven, a whole spec has some hundred. */
const maxComponents = 2000;

/**
 * A document with the named operations (`POST /voices/clone`) and what they reach, in its own order. What counts for
 * them from above, servers, security and a path's own parameters, stays where it stood.
 *
 * @throws Error when an operation is missing or a reference leads out of the document or nowhere.
 */
export function pruned(document: JsonObject, operations: readonly string[], name: string): JsonObject {
  const paths: JsonObject = {};
  const kept: JsonObject[] = [];
  for (const [path, item] of Object.entries((document["paths"] ?? {}) as JsonObject)) {
    const wanted = operations.filter((operation) => operation.slice(operation.indexOf(" ") + 1) === path);
    if (wanted.length === 0 || !isObject(item)) continue;
    const methods = wanted.map((operation) => operation.slice(0, operation.indexOf(" ")).toLowerCase());
    const others = operationsOf({ paths: { [path]: item } }).map((one) => one.slice(0, one.indexOf(" ")).toLowerCase());
    paths[path] = Object.fromEntries(
      Object.entries(item).filter(([key]) => methods.includes(key) || !others.includes(key)),
    );
    kept.push(...methods.map((method) => item[method]).filter(isObject));
  }
  requireOperations(document, operations, name);
  if (isSwagger(document)) return prunedSwagger(document, paths);

  const inherited = kept.some((operation) => operation["security"] === undefined);
  const { components: _components, webhooks: _webhooks, externalDocs: _docs, tags, security, ...rest } = document;
  const result: JsonObject = { ...rest, paths };
  if (inherited && security !== undefined) result["security"] = security;
  const used = new Set(kept.flatMap((operation) => (Array.isArray(operation["tags"]) ? operation["tags"] : [])));
  const usedTags = Array.isArray(tags) ? tags.filter((tag) => used.has(at(tag, "name") ?? null)) : [];
  if (usedTags.length > 0) result["tags"] = usedTags;

  const reached = reachedComponents(document, result, name);
  const components: JsonObject = {};
  for (const [section, entries] of Object.entries((document["components"] ?? {}) as JsonObject)) {
    if (!isObject(entries)) continue;
    const left = Object.entries(entries).filter(([key]) => reached.has(`${section}/${key}`));
    if (left.length > 0) components[section] = Object.fromEntries(left);
  }
  if (Object.keys(components).length > 0) result["components"] = components;
  // In the order of the document.
  return Object.fromEntries(Object.keys(document).flatMap((key) => (key in result ? [[key, result[key]]] : [])));
}

/** A document has not the operation that was asked for. */
export class MissingOperation extends Error {
  override readonly name = "MissingOperation";
  /** Those that were most likely meant. */
  readonly near: readonly string[];

  constructor(message: string, near: readonly string[]) {
    super(message);
    this.near = near;
  }
}

/** Fails unless the document has every operation. */
export function requireOperations(document: JsonObject, operations: readonly string[], name: string): void {
  const present = operationsOf(document);
  for (const operation of operations) {
    if (present.includes(operation)) continue;
    const near = nearest(operation, present);
    const more = present.length > near.length ? `, and ${present.length - near.length} more` : "";
    throw new MissingOperation(
      `${name} has no operation ${operation}; it has ${near.join(", ") || "none"}${more}`,
      near,
    );
  }
}

/** Fails unless every reference and security scheme that a document names stands in its own components. */
export function requireReferences(document: JsonObject, name: string): void {
  requireOwnReferences(document, name);
  // First what operations reach, which is bounded, then what stands there and is not reached.
  reachedComponents(document, { ...document, components: {} }, name);
  reachedComponents(document, document, name);
}

/** `schemas/Voice` for every component that `start`, a part of the document, reaches. */
function reachedComponents(document: JsonObject, start: JsonObject, name: string): Set<string> {
  const reached = new Set<string>();
  // One after the other, those that are fewest references away first: components hold one another to any depth.
  let found: [component: Json, section: string][] = [];
  const reach = (section: string, key: string, from: string): void => {
    const id = `${section}/${key}`;
    if (reached.has(id)) return;
    const component = at(document, "components", section, key);
    if (component === undefined) throw new Error(`${name}: ${from} leads nowhere`);
    if (reached.size >= maxComponents) {
      throw new Error(`${name}: ${from} is one more than the ${maxComponents} components that an operation may reach`);
    }
    reached.add(id);
    found.push([component, section]);
  };
  const refer = (reference: string): void => {
    const [root, components, section, key] = reference.split("/").map(unescapePointer);
    if (root !== "#") {
      throw new Error(`${name}: ${reference} leads out of the document; give one that holds everything it refers to`);
    }
    // Where Swagger 2.0 kept its schemas: read as what the same name stands for now.
    if (components === "definitions" && section !== undefined && key === undefined) {
      reach("schemas", section, reference);
      return;
    }
    if (components !== "components" || section === undefined || key === undefined) {
      throw new Error(`${name}: ${reference} leads to another place than the components, which is not supported`);
    }
    reach(section, key, reference);
  };
  const visit = (node: Json | undefined, parent: string, isName: boolean): void => {
    if (Array.isArray(node)) for (const item of node) visit(item, parent, false);
    if (!isObject(node)) return;
    if (!isName && typeof node["$ref"] === "string") refer(node["$ref"]);
    for (const [key, value] of Object.entries(node)) {
      if (!isName && (data.has(key) || key.startsWith("x-"))) {
        if (key === "examples" && isObject(value)) referredExamples(value);
        continue;
      }
      if (!isName && key === "discriminator") mapped(at(value, "mapping"));
      if (!isName && key === "security" && Array.isArray(value)) secured(value);
      else visit(value, key, !isName && named.has(key) && isObject(value));
    }
  };
  const referredExamples = (examples: JsonObject): void => {
    for (const example of Object.values(examples)) {
      const reference = at(example, "$ref");
      if (typeof reference === "string") refer(reference);
    }
  };
  const mapped = (mapping: Json | undefined): void => {
    for (const target of Object.values(isObject(mapping) ? mapping : {})) {
      if (typeof target !== "string") continue;
      if (target.startsWith("#/")) refer(target);
      else if (at(document, "components", "schemas", target) !== undefined) reach("schemas", target, target);
    }
  };
  const secured = (requirements: Json[]): void => {
    for (const requirement of requirements) {
      for (const scheme of Object.keys(isObject(requirement) ? requirement : {})) {
        reach("securitySchemes", scheme, `the security scheme ${scheme}`);
      }
    }
  };
  visit(start["paths"], "paths", true);
  for (const [section, entries] of Object.entries((start["components"] ?? {}) as JsonObject)) {
    visit(entries, section, true);
  }
  if (Array.isArray(start["security"])) secured(start["security"]);
  for (let references = 1; found.length > 0; references++) {
    if (references > maxReferences) {
      const last = [...reached].at(-1);
      throw new Error(`${name}: ${last} is behind more than ${maxReferences} references, one after the other`);
    }
    const next = found;
    found = [];
    for (const [component, section] of next) visit(component, section, false);
  }
  return reached;
}
