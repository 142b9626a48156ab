import { expect, it } from "vitest";
import { compareDocuments } from "../../../src/specs/compare/compare.ts";
import { madeUp } from "../../../src/specs/compare/trials/made-up.ts";
import { node, schema } from "../../../src/specs/compare/trials/trial.ts";
import type { JsonObject } from "../../../src/specs/documents/json.ts";
import { parseOpenApi } from "../../../src/specs/documents/source/parse-openapi.ts";

function withField(name: string): [old: JsonObject, edited: JsonObject] {
  const edited = parseOpenApi(madeUp, "made-up");
  node(schema(edited, "Order"), "properties")[name] = { type: "string" };
  return [parseOpenApi(madeUp, "made-up"), edited];
}

it.each(["hasOwnProperty", "valueOf", "toLocaleString"])(
  "a field named %s, of which no types can be made, is refused with its place",
  async (name) => {
    await expect(compareDocuments(...withField(name))).rejects.toThrow(
      `#/components/schemas/Order: no types can be made of a field named ${name}`,
    );
  },
);

// Every object has a function of that name, so `{ size: 1 }` is no value of `{ size: number; toString?: string }`.
it.each(["constructor", "toString"])("an optional field named %s stops requests of before to compile", async (name) => {
  const verdict = await compareDocuments(...withField(name));
  expect(verdict).toMatchObject({ bump: "major", wire: "compatible", types: "breaking", review: false });
});
