import { stringify } from "yaml";
import { parseData } from "../../documents/source/parse-openapi.ts";
import * as edits from "./rewrite-edits.ts";
import { type Base, backwards, type Edit, node, operation, type Trial } from "./trial.ts";

const bases: readonly Base[] = ["cartesia", "inworld", "made-up"];
const withNull: readonly Base[] = ["cartesia", "made-up"];
const all = (edit: string, change: Edit, of: readonly Base[] = bases): Trial[] =>
  of.map((base) => ({ base, edit, rules: [], expected: "none none/none", change }));
const text = (rewrite: (text: string) => string): Edit => ({ rewrite });
const { everywhere, nullable, reversed, schemasMoved } = edits;

/** Rewrites of whole documents without a change of meaning. */
export const rewriteTrials: readonly Trial[] = [
  ...all(
    "nothing",
    text((document) => document),
  ),
  ...all(
    "keys in the opposite order",
    everywhere((object) => Object.fromEntries(Object.entries(object).reverse())),
  ),
  ...all("values in the opposite order", reversed("enum")),
  ...all("required fields in the opposite order", reversed("required")),
  ...all("unions in the opposite order", reversed("anyOf", "oneOf")),
  ...all("parameters and tags in the opposite order", reversed("parameters", "tags")),
  ...all(
    "JSON instead of YAML",
    text((document) => JSON.stringify(parseData(document))),
  ),
  ...all(
    "every text in quotes",
    text((document) => stringify(parseData(document), { defaultStringType: "QUOTE_DOUBLE", lineWidth: 0 })),
  ),
  ...all(
    "anchors for what stands twice",
    text((document) => stringify(edits.shared(parseData(document)))),
  ),
  ...all("null as a type, in OpenAPI 3.1", edits.inVersion31, withNull),
  ...all("the same in OpenAPI 3.2", edits.inVersion32),
  ...all("the same in OpenAPI 3.2", edits.inVersion32).map(backwards),
  ...all(
    "null as one of anyOf",
    nullable((rest) => ({ anyOf: [rest, { type: "null" }] })),
    withNull,
  ),
  ...all(
    "null as one of oneOf",
    nullable((rest) => ({ oneOf: [{ type: "null" }, rest] })),
    withNull,
  ),
  ...all(
    "null beside an allOf",
    nullable((rest) => ({ allOf: [rest], nullable: true })),
    withNull,
  ),
  ...all(
    "null inside an allOf",
    nullable((rest) => ({ allOf: [{ ...rest, nullable: true }] })),
    withNull,
  ),
  ...all(
    "null as a value",
    everywhere((object) =>
      object["nullable"] === true && Array.isArray(object["enum"])
        ? { ...object, enum: [...object["enum"], null] }
        : object,
    ),
    ["made-up"],
  ),
  ...all("references inlined", edits.inlined),
  ...all("references in an allOf", edits.referencesWrapped),
  ...all(
    "schemas renamed",
    schemasMoved(
      (name) => `Renamed${name}`,
      (name, schema) => ({ [`Renamed${name}`]: schema }),
    ),
  ),
  ...all(
    "schemas by way of another name",
    schemasMoved(
      (name) => `Alias${name}`,
      (name, schema) => ({ [name]: schema, [`Alias${name}`]: { $ref: `#/components/schemas/${name}` } }),
    ),
  ),
  ...all("an unused schema", {
    apply: (document) => {
      node(document, "components", "schemas")["Unused"] = { type: "object" };
    },
  }),
  ...all(
    "extensions of the vendor",
    everywhere((object) => ("type" in object && !("in" in object) ? { ...object, "x-order": 1 } : object)),
  ),
  ...all(
    "what says nothing, said",
    everywhere((object) =>
      object["type"] === "string" && !("in" in object) ? { minLength: 0, deprecated: false, ...object } : object,
    ),
  ),
  ...all("another operationId", {
    apply: (document) => {
      operation(document)["operationId"] = "other";
    },
  }),
];
