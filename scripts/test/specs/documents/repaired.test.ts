import { describe, expect, it } from "vitest";
import { at, type JsonObject } from "../../../src/specs/documents/json.ts";
import { repaired } from "../../../src/specs/documents/repair/repaired.ts";
import { understood } from "../../../src/specs/documents/repair/understood.ts";

const documentOf = (version: string, schema: JsonObject, rest: JsonObject = {}): JsonObject => ({
  openapi: version,
  info: { title: "Made up", version: "1" },
  paths: {
    "/v": {
      post: {
        requestBody: { content: { "application/json": { schema } } },
        responses: { "200": { description: "" } },
      },
    },
  },
  ...rest,
});
const schemaOf = (document: JsonObject) =>
  at(document, "paths", "/v", "post", "requestBody", "content", "application/json", "schema");

describe("a document's usual faults", () => {
  it.each<[string, string, JsonObject, JsonObject]>([
    ["a type of Swagger", "3.0.3", { type: "file" }, { type: "string", format: "binary" }],
    ["base64 as a format", "3.1.0", { type: "string", format: "base64" }, { type: "string", format: "byte" }],
    [
      "a field that says itself that it is required",
      "3.0.3",
      { type: "object", properties: { a: { type: "string", required: true }, b: { type: "string", required: false } } },
      { type: "object", required: ["a"], properties: { a: { type: "string" }, b: { type: "string" } } },
    ],
    [
      "a pattern with escapes that need not be",
      "3.0.3",
      { type: "string", pattern: "^[A-Za-z0-9\\_\\- ]+\\-\\.$" },
      { type: "string", pattern: "^[A-Za-z0-9\\x5f\\x2d ]+\\x2d\\.$" },
    ],
    ["a pattern of another language", "3.0.3", { type: "string", pattern: "(?i)^voice" }, { type: "string" }],
    [
      "nullable in 3.1",
      "3.1.0",
      { type: "string", enum: ["a"], nullable: true },
      { type: ["string", "null"], enum: ["a", null] },
    ],
    [
      "nullable beside a reference in 3.1",
      "3.1.0",
      { $ref: "#/components/schemas/A", nullable: true, description: "An A" },
      { description: "An A", anyOf: [{ $ref: "#/components/schemas/A" }, { type: "null" }] },
    ],
    [
      "nullable beside allOf in 3.0",
      "3.0.3",
      { nullable: true, allOf: [{ type: "string" }] },
      { anyOf: [{ allOf: [{ type: "string" }] }, { type: "null" }] },
    ],
    [
      "an exclusive limit of 3.0 in 3.1",
      "3.1.0",
      { type: "number", minimum: 2, exclusiveMinimum: true },
      { type: "number", exclusiveMinimum: 2 },
    ],
  ])("are read as what they mean: %s", (_what, version, wrong, right) => {
    const given = documentOf(version, wrong);
    const before = structuredClone(given);
    const { document, repairs } = repaired(given);
    expect(schemaOf(document)).toEqual(right);
    expect(repairs.length).toBeGreaterThan(0);
    expect(given).toEqual(before);
  });

  it("make a 3.0 document with words of 3.1 one of 3.1, and say which word", () => {
    const { document, repairs } = repaired(documentOf("3.0.3", { type: ["string", "null"] }));
    expect(document["openapi"]).toBe("3.1.1");
    expect(repairs).toMatchObject([
      { what: expect.stringContaining("3.0.3 has no words for `type` is a list at #/paths") },
    ]);
  });

  it("are not sought in the vendor's data, nor in fields that are called like keywords", () => {
    const schema = {
      type: "object",
      properties: {
        nullable: { type: "boolean" },
        type: { type: "string", enum: ["file"] },
        required: { type: "boolean" },
      },
      example: { type: "file", nullable: true },
    };
    const given = documentOf("3.1.0", schema);
    expect(repaired(given)).toEqual({ document: given, repairs: [] });
  });

  it("leave a sound document as it is", () => {
    const given = documentOf("3.0.3", { type: "string", nullable: true });
    expect(repaired(given).document).toBe(given);
  });

  it("are statuses, answers, parameters and references too", () => {
    const wrong = documentOf(
      "3.0.3",
      { $ref: "#/definitions/A" },
      { components: { schemas: { A: { type: "object" } } } },
    );
    wrong["info"] = { title: "Made up", version: 2 };
    const item = at(wrong, "paths", "/v") as JsonObject;
    Object.assign(item["post"] as JsonObject, {
      responses: { "200": {}, "4xx": { description: "" } },
      parameters: [
        { name: "a", in: "query", type: "string" },
        { name: "a", in: "query", type: "string" },
      ],
    });
    wrong["paths"] = { "/v/{id}": item };
    const { document } = repaired(wrong);
    expect(at(document, "info", "version")).toBe("2");
    expect(at(document, "paths", "/v/{id}", "post")).toMatchObject({
      requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/A" } } } },
      responses: { "200": { description: "" }, "4XX": { description: "" } },
      parameters: [
        { name: "a", in: "query", schema: { type: "string" } },
        { name: "id", in: "path", required: true, schema: { type: "string" } },
      ],
    });
  });

  it("are not the words of 3.2, which go where nothing depends on them", () => {
    const newer = documentOf(
      "3.2.0",
      { type: "object" },
      { $self: "https://a.example", servers: [{ url: "/", name: "a" }] },
    );
    const item = at(newer, "paths", "/v") as JsonObject;
    item["query"] = { responses: {} };
    const { document, repairs } = understood(newer, "page.md");
    expect(document["openapi"]).toBe("3.1.1");
    expect(JSON.stringify(document)).not.toMatch(/\$self|"name"|"query"/);
    expect(repairs).toMatchObject([{ what: "OpenAPI 3.2.0 is read as 3.1, of which it is an extension" }]);
  });
});

describe("Swagger 2.0", () => {
  it("is read as OpenAPI 3, a shared body too, and stays what it is", () => {
    const swagger: JsonObject = {
      swagger: "2.0",
      info: { title: "Made up", version: "1" },
      host: "api.example",
      schemes: ["https"],
      paths: {
        "/v": { post: { parameters: [{ $ref: "#/parameters/Body" }], responses: { "200": { description: "" } } } },
      },
      parameters: { Body: { in: "body", name: "body", required: true, schema: { $ref: "#/definitions/A" } } },
      definitions: { A: { type: "object", properties: { a: { type: "string" } } } },
    };
    const before = structuredClone(swagger);
    const { document } = understood(swagger, "page.md");
    expect(schemaOf(document)).toEqual({ $ref: "#/components/schemas/A" });
    expect(at(document, "servers", 0, "url")).toBe("https://api.example");
    expect(swagger).toEqual(before);
  });
});
