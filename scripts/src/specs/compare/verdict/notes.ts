import { at, isObject, type Json, type JsonObject } from "../../documents/json.ts";

/** What overlays say about the mappings of a document. */
export interface Notes {
  /** Names under which a package exports a schema. */
  readonly names: ReadonlyMap<JsonObject, readonly string[]>;
  /** Mappings whose description an overlay rests on. */
  readonly cited: ReadonlySet<JsonObject>;
  /** The version that clients send by themselves, by the schema of its header. */
  readonly sent: ReadonlyMap<JsonObject, string>;
  /** Operations for which an overlay describes every error that the document leaves out: `POST /voices/clone`. */
  readonly errorsByDefault: ReadonlySet<string>;
}

/**
 * Reads overlays against the document that they were written for. An action that does more than name or describe its
 * target takes what it adds from somewhere: from the target's own description when it has one, and from the
 * descriptions at the paths that its `x-cites` lists.
 */
export function notesOf(document: JsonObject, overlays: readonly JsonObject[]): Notes {
  const names = new Map<JsonObject, readonly string[]>();
  const cited = new Set<JsonObject>();
  const sent = new Map<JsonObject, string>();
  const errorsByDefault = new Set<string>();
  for (const action of overlays.flatMap(({ actions }) => (Array.isArray(actions) ? actions : []))) {
    const path = at(action, "target");
    const node = typeof path === "string" ? nodeAt(document, path) : undefined;
    const update = at(action, "update");
    if (isObject(node)) {
      const name = at(update, "x-type-name");
      if (typeof name === "string") names.set(node, [...(names.get(node) ?? []), name]);
      const adds = Object.keys(isObject(update) ? update : {}).some(
        (key) => !["x-type-name", "x-default-version", "description"].includes(key),
      );
      const version = at(update, "x-default-version");
      if (typeof version === "string") sent.set(node, version);
      const [, byPath = "", byMethod = ""] = /^\$\.paths\[['"](.+)['"]\]\.(\w+)\.responses$/.exec(String(path)) ?? [];
      if (byPath !== "" && at(update, "default") !== undefined)
        errorsByDefault.add(`${byMethod.toUpperCase()} ${byPath}`);
      if (adds && typeof node["description"] === "string") cited.add(node);
    }
    const cites = at(action, "x-cites");
    for (const citation of Array.isArray(cites) ? cites : []) {
      const place = nodeAt(document, String(citation));
      if (isObject(place)) cited.add(place);
    }
  }
  return { names, cited, sent, errorsByDefault };
}

/** The value at a JSONPath of names and indices, `$.paths['/voices'].post`; other paths are not followed. */
export function nodeAt(document: JsonObject, path: string): Json | undefined {
  const steps = [...path.matchAll(/\.(?<name>[\w$-]+)|\[(?:'(?<single>[^']*)'|"(?<double>[^"]*)"|(?<index>\d+))\]/g)];
  if (`$${steps.map(([text]) => text).join("")}` !== path) return undefined;
  return at(
    document,
    ...steps.map(({ groups = {} }) => groups["name"] ?? groups["single"] ?? groups["double"] ?? groups["index"] ?? ""),
  );
}
