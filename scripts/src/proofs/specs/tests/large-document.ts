import type { JsonObject } from "../../../specs/documents/json.ts";

const words = "Words that say what this is, at the length that vendors like to write. ".repeat(2);

/** A made-up whole spec of at least so many bytes, whose schemas hold one another in circles. */
export function largeDocument(bytes: number): JsonObject {
  const count = Math.ceil(bytes / 3200);
  const paths: JsonObject = {};
  const schemas: JsonObject = {
    Problem: {
      type: "object",
      properties: { code: { type: "string", enum: ["a", "b"] }, message: { type: "string" } },
    },
  };
  const reference = (index: number): JsonObject => ({ $ref: `#/components/schemas/Thing${index % count}` });
  const body = (schema: JsonObject): JsonObject => ({ content: { "application/json": { schema } } });
  for (let index = 0; index < count; index++) {
    const properties: JsonObject = {};
    for (let field = 0; field < 14; field++) {
      properties[`field${field}`] = [
        reference(index * 7 + field),
        { type: "array", items: reference(index + 1), description: words },
        { type: "string", nullable: true, enum: ["x", "y", "z"], description: words },
        { anyOf: [{ type: "string" }, reference(index + 3)], description: words },
      ][field % 4];
    }
    schemas[`Thing${index}`] = { type: "object", required: ["field2"], properties, description: words };
    paths[`/things${index}/{id}`] = {
      post: {
        operationId: `make${index}`,
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        requestBody: body(reference(index)),
        responses: {
          "200": { description: "Made.", ...body(reference(index + 5)) },
          default: { description: "Not made.", ...body({ $ref: "#/components/schemas/Problem" }) },
        },
      },
    };
  }
  return { openapi: "3.0.3", info: { title: "Large", version: "1" }, paths, components: { schemas } };
}
