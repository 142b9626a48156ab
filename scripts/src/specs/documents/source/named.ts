/** Keys under which every key is a name that somebody chose. */
export const named: ReadonlySet<string> = new Set([
  ...["properties", "patternProperties", "dependentSchemas", "$defs", "definitions", "headers", "responses"],
  ...["content", "encoding", "callbacks", "links", "mapping", "schemas", "parameters", "requestBodies"],
]);
