import { at, isObject, type Json, type JsonObject, unescapePointer } from "../../documents/json.ts";
import { canonical } from "./canonical.ts";
import { isDocumentation } from "./keywords.ts";
import type { Work } from "./work.ts";

/** A mapping after its references were followed, and the mappings that it passed on the way, outermost first. */
export interface Followed {
  readonly node: JsonObject;
  readonly passed: readonly JsonObject[];
  /** The last reference on the way. */
  readonly reference?: string;
}

/** The mapping at a JSON pointer of the document: `#/components/schemas/Voice`. */
export function target(document: JsonObject, reference: string): JsonObject {
  const [root, ...keys] = reference.split("/");
  const found = root === "#" ? at(document, ...keys.map(unescapePointer)) : undefined;
  if (typeof found === "boolean") return found ? {} : { not: {} };
  if (isObject(found)) return found;
  throw new Error(`${reference} leads ${root === "#" ? "nowhere" : "out of the document, which cannot be compared"}`);
}

/** Follows references that have nothing beside them but documentation; any other stays to be merged. */
export function follow(document: JsonObject, given: Json | undefined): Followed {
  const passed: JsonObject[] = [];
  let node: JsonObject = isObject(given) ? given : given === false ? { not: {} } : {};
  let reference: string | undefined;
  for (;;) {
    if (passed.includes(node)) throw new Error(`${reference} refers to itself`);
    passed.push(node);
    const { $ref } = node;
    const bare = typeof $ref === "string" && Object.keys(node).every((key) => key === "$ref" || isDocumentation(key));
    if (!bare) return { node, passed, ...(reference === undefined ? {} : { reference }) };
    reference = $ref;
    node = target(document, $ref);
  }
}

/** The text of a value with references resolved and documentation left out: equal shapes have equal texts. */
export function resolvedText(document: JsonObject, value: Json | undefined, work: Work): string {
  const resolved = (node: Json | undefined, open: readonly string[]): Json => {
    work.step();
    if (Array.isArray(node)) return node.map((item) => resolved(item, open));
    if (!isObject(node)) return node ?? null;
    const { $ref, ...rest } = node;
    const own = Object.fromEntries(
      Object.entries(rest).flatMap(([key, one]) => (isDocumentation(key) ? [] : [[key, resolved(one, open)]])),
    );
    if (typeof $ref !== "string") return own;
    const level = open.indexOf($ref);
    if (level >= 0) return { ...own, recursion: open.length - level };
    work.place = $ref;
    return { ...(resolved(target(document, $ref), [...open, $ref]) as JsonObject), ...own };
  };
  return canonical(resolved(value, []));
}
