import { expect, it } from "vitest";
import { compareDocuments } from "../../../src/specs/compare/compare.ts";
import { madeUp } from "../../../src/specs/compare/trials/made-up.ts";
import { node, schema } from "../../../src/specs/compare/trials/trial.ts";
import type { JsonObject } from "../../../src/specs/documents/json.ts";
import { parseOpenApi } from "../../../src/specs/documents/source/parse-openapi.ts";

/** A document whose answers hold one of two schemas without a name of their own. */
function withVariants(...variants: JsonObject[]): JsonObject {
  const document = parseOpenApi(madeUp, "made-up");
  node(schema(document, "Thing"), "properties")["variant"] = { oneOf: variants };
  return document;
}

const variant = (kind: string, fields: JsonObject = {}): JsonObject => ({
  type: "object",
  required: ["kind", "version"],
  properties: { kind: { type: "string", enum: [kind] }, version: { type: "string", enum: ["1"] }, ...fields },
});
const field = { unit: { type: "string" } };

it("variants without a name are known by the only value of a field that no other has", async () => {
  const old = withVariants(variant("circle"), variant("square"));
  const edited = withVariants(variant("square", field), variant("circle", field));
  const verdict = await compareDocuments(old, edited);
  expect(verdict).toMatchObject({ bump: "minor", review: false });
  expect(new Set(verdict.changes.map(({ rule }) => rule))).toEqual(new Set(["response-optional-field-added"]));
});

it("a variant with another value is another one, which a client of before does not expect", async () => {
  const old = withVariants(variant("circle"), variant("square"));
  const edited = withVariants(variant("line", field), variant("point", field));
  expect(await compareDocuments(old, edited)).toMatchObject({ bump: "major", wire: "breaking" });
});
