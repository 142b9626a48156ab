import { describe, expect, it } from "vitest";
import { composed } from "../../../src/specs/documents/composed.ts";
import { at, type JsonObject } from "../../../src/specs/documents/json.ts";
import { requestFields } from "../../../src/specs/documents/request-fields.ts";
import { describeOperation } from "../../../src/specs/new-provider/describe/described-operation.ts";

const text = { type: "string" };
const object = (properties: JsonObject, ...required: string[]): JsonObject => ({
  type: "object",
  ...(required.length > 0 ? { required } : {}),
  properties,
});
const document = (schemas: JsonObject = {}): JsonObject => ({ components: { schemas } });
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

describe("a composition", () => {
  it("of objects becomes one object, under the name and with the words of the whole", () => {
    const parts = { Named: { ...object({ name: text }, "name"), "x-type-name": "Named" } };
    const whole = {
      "x-type-name": "Whole",
      description: "All",
      allOf: [ref("Named"), object({ note: text, name: {} })],
    };
    expect(composed(document(parts), whole)).toEqual({
      "x-type-name": "Whole",
      description: "All",
      ...object({ name: text, note: text }, "name"),
    });
  });

  it("that is closed in one of its parts is closed as a whole", () => {
    const closed = { ...object({ a: text }), additionalProperties: false };
    expect(composed(document(), { allOf: [closed, object({ b: text })] })).toEqual({
      ...object({ a: text, b: text }),
      additionalProperties: false,
    });
  });

  it("of whole objects stays a choice of them by their names", () => {
    const schemas = { One: object({ a: text }, "a"), Other: object({ b: text }, "b") };
    const choice = { oneOf: [ref("One"), ref("Other")] };
    expect(composed(document(schemas), choice)).toEqual(choice);
  });

  it("beside fields becomes a choice of whole objects", () => {
    const either = { ...object({ a: text, b: text, c: text }, "c"), anyOf: [{ required: ["a"] }, { required: ["b"] }] };
    expect(composed(document(), either)).toEqual({
      anyOf: [object({ a: text, b: text, c: text }, "c", "a"), object({ a: text, b: text, c: text }, "c", "b")],
    });
  });

  it.each<[string, JsonObject]>([
    [
      "has a field that two parts describe otherwise",
      { allOf: [object({ a: text }), object({ a: { type: "number" } })] },
    ],
    ["has a part that is no object", { allOf: [object({ a: text }), text] }],
    ["has a limit of the whole", { allOf: [object({ a: text }), { minProperties: 1 }] }],
    ["holds itself", { allOf: [ref("Loop")] }],
    ["is none", object({ a: text })],
  ])("stays as it is where it %s", (_what, schema) => {
    expect(composed(document({ Loop: { allOf: [ref("Loop")] } }), schema)).toBeUndefined();
  });
});

describe("parts that repeat one another ten times on each of twelve levels", () => {
  const levels = (end: JsonObject): JsonObject =>
    document(
      Object.fromEntries(
        Array.from({ length: 13 }, (_, level) => [
          `A${level}`,
          level === 12 ? end : { allOf: Array.from({ length: 10 }, () => ref(`A${level + 1}`)) },
        ]),
      ),
    );
  // A trillion of them, one by one: whoever does that does not come back.
  it("are made one object, and their fields are found", () => {
    const whole = levels(object({ a: text }, "a"));
    expect(composed(whole, at(whole, "components", "schemas", "A0") as JsonObject)).toEqual(object({ a: text }, "a"));
    expect(requestFields(whole, ref("A0"))).toEqual(["a"]);
  });

  it("are left as they are where one object cannot say the same, and are no body of fields", () => {
    const whole = levels(text);
    expect(composed(whole, at(whole, "components", "schemas", "A0") as JsonObject)).toBeUndefined();
    const content = { "application/json": { schema: ref("A0") } };
    const answered = { paths: { "/v": { post: { requestBody: { content }, responses: {} } } }, ...whole };
    expect(() => describeOperation(answered, "POST /v")).toThrow("the schema of its body lists no properties");
  });
});
