import { at, isObject, type Json, type JsonObject } from "../../documents/json.ts";
import type { Frozen } from "./frozen/frozen-document.ts";

/** Two vendors' documents as they were on a day, and one made up for what those do not have. */
export type Base = Frozen | "made-up";

/** `major breaking/compatible review`: the bump, the effect on the wire and on types, whether a person has to look. */
export type Expected = `${string} ${string}/${string}`;

/** An edit of a document and the verdict that it has to get. */
export interface Trial {
  readonly base: Base;
  /** What somebody did to the document. */
  readonly edit: string;
  /** The rules that speak, and no other does; none for a rewrite without a change of meaning. */
  readonly rules: readonly string[];
  readonly expected: Expected;
  readonly change: Edit;
  /** The edited document is the older one. */
  readonly backwards?: true;
}

/** A trial the other way round: from the edited document to what it was made of. */
export const backwards = (one: Trial): Trial => ({ ...one, edit: `${one.edit}, backwards`, backwards: true });

/** An edit of the parsed document, in place, or of its text. */
export type Edit = { readonly apply: (document: JsonObject) => void } | { readonly rewrite: (text: string) => string };

/** A trial with an edit of the parsed document; its rules stand in one line. */
export const trial = (
  base: Base,
  rules: string,
  expected: Expected,
  edit: string,
  apply: (document: JsonObject) => void,
): Trial => ({ base, edit, rules: rules.split(" ").filter(Boolean), expected, change: { apply } });

/** The mapping at a path of keys. @throws Error when there is none: then the trial is about another document. */
export function node(document: Json | undefined, ...keys: readonly (string | number)[]): JsonObject {
  const found = at(document, ...keys);
  if (!isObject(found)) throw new Error(`no mapping at ${keys.join(" ")}`);
  return found;
}

/** The list at a path of keys. */
export function list(document: Json | undefined, ...keys: readonly (string | number)[]): Json[] {
  const found = at(document, ...keys);
  if (!Array.isArray(found)) throw new Error(`no list at ${keys.join(" ")}`);
  return found;
}

/** A component schema. */
export const schema = (document: JsonObject, name: string): JsonObject => node(document, "components", "schemas", name);
/** A field of a component schema. */
export const field = (document: JsonObject, name: string, key: string): JsonObject =>
  node(document, "components", "schemas", name, "properties", key);

/** The only operation of a document. */
export function operation(document: JsonObject): JsonObject {
  const [path = ""] = Object.keys(node(document, "paths"));
  return node(document, "paths", path, "post");
}
/** Cartesia's form. */
export const form = (document: JsonObject): JsonObject =>
  node(operation(document), "requestBody", "content", "multipart/form-data", "schema");
