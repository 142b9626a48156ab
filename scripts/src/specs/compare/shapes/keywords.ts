/** Keywords that say nothing about what goes over the wire. */
const documentation: ReadonlySet<string> = new Set([
  ...["title", "summary", "description", "example", "examples", "externalDocs", "$comment", "$schema", "$id"],
  // Definitions count where they are referred to.
  ...["$defs", "definitions"],
]);

/** A vendor's own extension says nothing either; those of this project's overlays are read on purpose. */
export const isDocumentation = (keyword: string): boolean => documentation.has(keyword) || keyword.startsWith("x-");

/** Keywords that may stand beside a `$ref` and only add to what it says. */
export const lightSiblings: ReadonlySet<string> = new Set([
  ...["nullable", "readOnly", "writeOnly", "default", "deprecated"],
]);

/**
 * Constraints and the way in which they tighten: `"up"` when a larger value allows less, `"down"` when a smaller one
 * does, `"any"` when every other value may refuse what was allowed. The value that says nothing counts as absent.
 */
export const constraints: Readonly<
  Record<string, { readonly tightens: "up" | "down" | "any"; readonly idle?: unknown }>
> = {
  minLength: { tightens: "up", idle: 0 },
  maxLength: { tightens: "down" },
  pattern: { tightens: "any" },
  minimum: { tightens: "up" },
  maximum: { tightens: "down" },
  exclusiveMinimum: { tightens: "up" },
  exclusiveMaximum: { tightens: "down" },
  multipleOf: { tightens: "any" },
  minItems: { tightens: "up", idle: 0 },
  maxItems: { tightens: "down" },
  uniqueItems: { tightens: "any", idle: false },
  minProperties: { tightens: "up", idle: 0 },
  maxProperties: { tightens: "down" },
};
