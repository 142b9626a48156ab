import type { JsonObject } from "../../../specs/documents/json.ts";

/** A document of one operation, like those that are vendored, with some schemas beside its own. */
export function documentWith(schemas: JsonObject, request: JsonObject = {}, answer: JsonObject = {}): JsonObject {
  return {
    openapi: "3.0.3",
    info: { title: "Made up", version: "1" },
    servers: [{ url: "https://api.example" }],
    security: [{ key: [] }],
    paths: {
      "/v": {
        post: {
          operationId: "make",
          requestBody: {
            required: true,
            content: { "application/json": { schema: { type: "object", properties: request } } },
          },
          responses: {
            "200": {
              description: "Made.",
              content: { "application/json": { schema: { type: "object", properties: answer } } },
            },
          },
        },
      },
    },
    components: { securitySchemes: { key: { type: "http", scheme: "bearer" } }, schemas },
  };
}

export const operation = "POST /v";
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

/** Schemas S0 to Sn of which each is made by `make` from the next one. */
function levels(count: number, make: (next: JsonObject, index: number) => JsonObject): JsonObject {
  const schemas: JsonObject = {};
  for (let index = 0; index < count; index++) schemas[`S${index}`] = make(ref(`S${index + 1}`), index);
  schemas[`S${count}`] = { type: "object", properties: { end: { type: "string" } } };
  return schemas;
}
const within = (schemas: JsonObject): JsonObject => documentWith(schemas, { it: ref("S0") }, { it: ref("S0") });
const nested = (depth: number, wrap: (inner: JsonObject) => JsonObject): JsonObject => {
  let schema: JsonObject = { type: "string" };
  for (let level = 0; level < depth; level++) schema = wrap(schema);
  return schema;
};
const many = <Value>(count: number, make: (index: number) => Value): Value[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** Small documents that mean far more than they say, by what they repeat. */
export const bombs: Readonly<Record<string, () => JsonObject>> = {
  "allOf, twice the same on each level": () => within(levels(40, (next) => ({ allOf: [next, next] }))),
  "allOf, with a field of its own on each level": () =>
    within(
      levels(40, (next, index) => ({
        allOf: [next, next, { type: "object", properties: { [`f${index}`]: { type: "string" } } }],
      })),
    ),
  "allOf, with one field that all levels say more of": () =>
    within(
      Object.assign(
        levels(40, (_, index) => ({ allOf: [ref(`S${index + 1}`), ref(`T${index + 1}`)] })),
        Object.fromEntries(
          many(41, (index) => [
            `T${index}`,
            index === 40
              ? { type: "object", properties: { end: { type: "string", maxLength: 3 } } }
              : { allOf: [ref(`S${index + 1}`), ref(`T${index + 1}`), { properties: { end: { minLength: index } } }] },
          ]),
        ),
      ),
    ),
  "allOf that cannot be merged": () =>
    within(
      levels(40, (next, index) => ({
        allOf: [
          next,
          next,
          { type: "object", additionalProperties: false, properties: { [`f${index}`]: { type: "string" } } },
        ],
      })),
    ),
  "oneOf, twice the same on each level": () => within(levels(40, (next) => ({ oneOf: [next, next] }))),
  "anyOf of fields, twice on each level": () =>
    within(
      levels(40, (next, index) => ({
        anyOf: [
          { type: "object", properties: { [`a${index}`]: next } },
          { type: "object", properties: { [`b${index}`]: next } },
        ],
      })),
    ),
  "allOf of anyOf: a product": () =>
    documentWith(
      {},
      {
        it: {
          allOf: many(12, (index) => ({
            anyOf: many(8, (other) => ({
              type: "object",
              properties: { [`f${index}`]: { type: "string", enum: [`v${other}`] } },
              required: [`f${index}`],
            })),
          })),
        },
      },
    ),
  "two fields of the same on each level": () =>
    within(levels(40, (next) => ({ type: "object", properties: { a: next, b: next } }))),
  "not, twice the same on each level": () =>
    documentWith(
      levels(40, (next) => ({ type: "object", properties: { a: next, b: next } })),
      { it: { type: "object", not: ref("S0") } },
    ),
  "every schema holds every other": () =>
    within(
      Object.fromEntries(
        many(14, (index) => [
          `S${index}`,
          { type: "object", properties: Object.fromEntries(many(14, (other) => [`f${other}`, ref(`S${other}`)])) },
        ]),
      ),
    ),
  "a chain of references": () => within(levels(5000, (next) => next)),
  "a chain of fields": () => within(levels(5000, (next) => ({ type: "object", properties: { next } }))),
  "a chain that is also a list": () =>
    documentWith(
      levels(3000, (next) => ({ type: "object", properties: { next } })),
      Object.fromEntries(many(1900, (index) => [`f${index}`, ref(`S${index}`)])),
    ),
  "references in a circle": () => within({ S0: ref("S1"), S1: ref("S0") }),
  "allOf in a circle": () =>
    within({ S0: { allOf: [ref("S1"), { type: "object" }] }, S1: { allOf: [ref("S0"), { type: "object" }] } }),
  "anyOf in a circle": () =>
    within({ S0: { anyOf: [ref("S1"), { type: "string" }] }, S1: { anyOf: [ref("S0"), { type: "number" }] } }),
  "deeply nested fields": () => documentWith({}, { it: nested(300, (a) => ({ type: "object", properties: { a } })) }),
  "deeply nested lists": () => documentWith({}, { it: nested(300, (items) => ({ type: "array", items })) }),
  "deeply nested allOf": () => documentWith({}, { it: nested(300, (one) => ({ allOf: [one] })) }),
  "deeply nested example": () => documentWith({}, { it: { type: "object", example: nested(300, (a) => ({ a })) } }),
  "a list of twenty thousand values": () =>
    documentWith({}, { it: { type: "string", enum: many(20_000, (index) => `v${index}`) } }),
  "twenty thousand fields": () =>
    documentWith({}, Object.fromEntries(many(20_000, (index) => [`f${index}`, { type: "string" }]))),
  "twenty thousand required fields": () =>
    documentWith({}, { it: { type: "object", required: many(20_000, (index) => `f${index}`) } }),
  "thousands of alternatives": () =>
    documentWith(
      {},
      { it: { oneOf: many(4000, (index) => ({ type: "object", properties: { [`f${index}`]: { type: "string" } } })) } },
    ),
  "a chain of some hundred fields": () => within(levels(300, (next) => ({ type: "object", properties: { next } }))),
  "a chain of fields that can be followed": () =>
    within(levels(90, (next) => ({ type: "object", properties: { next } }))),
  "a shorter chain that is also a list": () =>
    documentWith(
      levels(1450, (next) => ({ type: "object", properties: { next } })),
      Object.fromEntries(many(1400, (index) => [`f${index}`, ref(`S${index}`)])),
    ),
  "thousands of alternatives on both sides": () =>
    documentWith(
      {},
      { a: { oneOf: many(4000, (index) => ({ type: "object", properties: { [`g${index}`]: { type: "string" } } })) } },
    ),
  "thousands of schemas that each hold a dozen": () =>
    within(
      Object.fromEntries(
        many(4000, (index) => [
          `S${index}`,
          {
            type: "object",
            properties: Object.fromEntries(many(12, (other) => [`f${other}`, ref(`S${(index * 7 + other) % 4000}`)])),
          },
        ]),
      ),
    ),
};
