/** Any value that YAML or JSON can hold. */
export type Json = string | number | boolean | null | Json[] | JsonObject;

/** A mapping, as every OpenAPI node is one. */
export interface JsonObject {
  [key: string]: Json | undefined;
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The value at a path of keys, or `undefined` where the path ends early. */
export function at(root: Json | undefined, ...keys: readonly (string | number)[]): Json | undefined {
  let node: Json | undefined = root;
  for (const key of keys) {
    if (Array.isArray(node)) node = node[Number(key)];
    else if (isObject(node)) node = node[key];
    else return undefined;
  }
  return node;
}

/** Calls `visit` for every mapping below `node`, parents first, with its JSON pointer. */
export function walk(node: Json | undefined, visit: (node: JsonObject, pointer: string) => void, pointer = "#"): void {
  if (Array.isArray(node)) {
    for (const [index, item] of node.entries()) walk(item, visit, `${pointer}/${index}`);
  } else if (isObject(node)) {
    visit(node, pointer);
    for (const [key, value] of Object.entries(node)) walk(value, visit, `${pointer}/${escapePointer(key)}`);
  }
}

/** A copy in which every mapping went through `change`, children first. */
export function mapObjects(node: Json, change: (node: JsonObject, pointer: string) => Json, pointer = "#"): Json {
  if (Array.isArray(node)) return node.map((item, index) => mapObjects(item, change, `${pointer}/${index}`));
  if (!isObject(node)) return node;
  const copy: JsonObject = {};
  for (const [key, value] of Object.entries(node)) {
    if (value !== undefined) copy[key] = mapObjects(value, change, `${pointer}/${escapePointer(key)}`);
  }
  return change(copy, pointer);
}

/** A key as a step of a JSON pointer. */
export const escapePointer = (key: string): string => key.replaceAll("~", "~0").replaceAll("/", "~1");

/**
 * The key that a step of a reference stands for: a reference is an address, so it may be percent-encoded too. A name with
 * a percent sign that nobody encoded stands for itself.
 */
export function unescapePointer(step: string): string {
  return decoded(step).replaceAll("~1", "/").replaceAll("~0", "~");
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
