import type { JsonObject } from "../../documents/json.ts";
import { type Base, backwards, field, node, type Trial, trial } from "./trial.ts";

const circle = { $ref: "#/components/schemas/Circle" };
const text = { type: "string" };

/** What `choice` says, in a request and in an answer: a circle, a text, or null. Each writes `null` in another place. */
const places: Readonly<Record<string, JsonObject>> = {
  "null beside the list": { anyOf: [circle, text], nullable: true },
  "null as one more of the list": { anyOf: [circle, text, { type: "null" }] },
  "null as the only value of one more": { anyOf: [{ enum: [null] }, circle, text] },
  "null in each of the list": {
    anyOf: [
      { allOf: [circle], nullable: true },
      { ...text, nullable: true },
    ],
  },
  "null in the other of the list": { anyOf: [{ allOf: [circle], nullable: true }, text] },
  "null among the types of one of the list": { anyOf: [circle, { type: ["string", "null"] }] },
  "null in a list within the list": { anyOf: [{ anyOf: [circle, { type: "null" }] }, text] },
};

const said = (schema: "Order" | "Thing", what: JsonObject) => (document: JsonObject) => {
  node(document, "components", "schemas", schema, "properties")["choice"] = structuredClone(what);
};
const base: Base = "made-up";
const same = (edit: string, schema: "Order" | "Thing", what: JsonObject): Trial[] => {
  const where = schema === "Order" ? "in a request" : "in an answer";
  const one = trial(base, "", "none none/none", `${edit}, ${where}`, said(schema, what));
  return [one, backwards(one)];
};
const never = { anyOf: [circle, text] };

/** Alternatives that differ only in where `null` stands are the same, and those that differ in whether it does are not. */
export const nullPlaceTrials: readonly Trial[] = [
  ...Object.entries(places).flatMap(([edit, what]) => [...same(edit, "Order", what), ...same(edit, "Thing", what)]),
  trial(
    base,
    "request-null-removed",
    "major breaking/breaking",
    "a union in a request loses null",
    said("Order", never),
  ),
  backwards(
    trial(
      base,
      "request-null-added",
      "minor compatible/compatible",
      "a union in a request loses null",
      said("Order", never),
    ),
  ),
  trial(
    base,
    "response-null-removed",
    "minor compatible/compatible",
    "a union in an answer loses null",
    said("Thing", never),
  ),
  backwards(
    trial(
      base,
      "response-null-added",
      "major breaking/breaking",
      "a union in an answer loses null",
      said("Thing", never),
    ),
  ),
  trial(base, "response-null-added", "major breaking/breaking", "one of exactly one may be null", (document) => {
    field(document, "Thing", "plain")["oneOf"] = [circle, { ...text, nullable: true }];
  }),
];
