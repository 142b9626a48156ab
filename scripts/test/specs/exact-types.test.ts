import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../src/specs/documents/json.ts";
import { splitDirections } from "../../src/specs/generate/directions.ts";
import { exactTypesFile } from "../../src/specs/generate/exact-types-file.ts";

const object = (name: string, properties: JsonObject, required: string[] = []): JsonObject => ({
  type: "object",
  "x-type-name": name,
  required,
  properties,
});
const json = (schema: JsonObject) => ({ content: { "application/json": { schema } } });

function linesOf(schemas: JsonObject, request: JsonObject, response: JsonObject): string[] {
  const vendored = {
    source: {
      name: "x",
      package: "@org/x",
      prefix: "X",
      page: "",
      operation: "",
      vendored: "",
      sha256: { spec: "", page: "" },
    },
    method: "post",
    path: "/clone",
    document: {
      paths: { "/clone": { post: { requestBody: json(request), responses: { "200": json(response) } } } },
      components: { schemas },
    } as unknown as JsonObject,
  };
  return exactTypesFile(vendored, splitDirections(vendored))
    .split("\n")
    .filter((line) => line.includes("expectTypeOf<"))
    .map((line) => line.replace(/^ *expectTypeOf<(.+)>\(\)\.toEqualTypeOf<(.+)>\(\);$/, "$1 = $2"));
}

describe("the exact types of a document", () => {
  it("are closed in requests and open in answers, with bytes one way and text the other", () => {
    const fields: JsonObject = {
      kind: { $ref: "#/components/schemas/Kind" },
      audio: { type: "string", format: "byte" },
      base: { type: "string", nullable: true },
      list: { type: "array", items: { type: "integer" } },
    };
    const schemas = { Kind: { type: "string", enum: ["a", "b"] } };
    expect(linesOf(schemas, object("Ask", fields, ["kind"]), { type: "object" })).toEqual([
      'Ask["kind"] = "a" | "b"',
      'Ask["audio"] = string | Uint8Array | undefined',
      'Ask["base"] = string | null | undefined',
      'Ask["list"] = (number)[] | undefined',
      'keyof Ask = "kind" | "audio" | "base" | "list"',
    ]);
    const answer = { ...schemas, Answer: object("Answer", fields, ["kind"]) };
    expect(linesOf(answer, { type: "object" }, { $ref: "#/components/schemas/Answer" })).toEqual([
      'Answer["kind"] = "a" | "b" | (string & {})',
      'Answer["audio"] = string | undefined',
      'Answer["base"] = string | null | undefined',
      'Answer["list"] = (number)[] | undefined',
      'keyof Answer = "kind" | "audio" | "base" | "list"',
    ]);
  });

  it("name other named types, and pass over what takes more than a line", () => {
    const schemas = {
      Voice: object("Voice", { id: { type: "string" } }),
      Answer: object("Answer", {
        voice: { $ref: "#/components/schemas/Voice" },
        voices: { type: "array", items: { $ref: "#/components/schemas/Voice" } },
        either: { oneOf: [{ type: "string" }, { type: "number" }] },
        inner: { type: "object", properties: {} },
      }),
    };
    expect(linesOf(schemas, { type: "object" }, { $ref: "#/components/schemas/Answer" })).toContain(
      'Answer["voices"] = (Voice)[] | undefined',
    );
    expect(linesOf(schemas, { type: "object" }, { $ref: "#/components/schemas/Answer" }).join()).not.toMatch(
      /\["(?:either|inner)"\] =/,
    );
  });
});
