import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../src/specs/documents/json.ts";
import { normalDocument } from "../../src/specs/documents/normal-document.ts";
import { readOperation } from "../../src/specs/documents/operation.ts";
import { splitDirections } from "../../src/specs/generate/directions.ts";
import { exactTypesFile } from "../../src/specs/generate/exact-types-file.ts";
import { namesFile } from "../../src/specs/generate/names-file.ts";
import { schemaFile } from "../../src/specs/generate/schema-file.ts";
import { contractFile } from "../../src/specs/generate/service-file.ts";

const path = "/clone";
const base = (request: JsonObject, answer: JsonObject, rest: JsonObject = {}): JsonObject => ({
  openapi: "3.1.0",
  info: { title: "Made up", version: "1" },
  servers: [{ url: "https://api.example/v1" }],
  security: [{ key: [] }],
  paths: {
    [path]: {
      post: {
        requestBody: { $ref: "#/components/requestBodies/Clone" },
        responses: { "201": { $ref: "#/components/responses/Cloned" } },
      },
    },
  },
  components: {
    requestBodies: { Clone: { content: { "multipart/form-data": { schema: request } } } },
    responses: { Cloned: { description: "", content: { "application/json": { schema: answer } } } },
    securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Made-Up-Key" } },
    ...(rest["components"] as JsonObject | undefined),
  },
});
const vendored = (document: JsonObject) => ({
  source: {
    name: "made-up",
    package: "@org/made-up",
    prefix: "MadeUp",
    page: "",
    operation: "POST /clone",
    vendored: "",
    sha256: { spec: "", page: "" },
  },
  method: "post",
  path,
  document: normalDocument(document, [{ path, method: "post" }]),
});
const form = (properties: JsonObject): JsonObject => ({ type: "object", "x-type-name": "Form", properties });
const octets = { type: "string", contentMediaType: "application/octet-stream" };

describe("OpenAPI 3.1", () => {
  it("says bytes by their media type, alone, in lists and beside null, and base64 by its encoding", async () => {
    const request = form({
      clip: octets,
      bare: { contentMediaType: "audio/wav" },
      clips: { type: "array", items: octets },
      maybe: { ...octets, type: ["string", "null"] },
      encoded: { type: "string", contentEncoding: "base64" },
      json: { type: "string", contentMediaType: "application/json" },
      example: { ...octets, examples: [{ contentMediaType: "audio/wav" }] },
    });
    const text = await schemaFile(splitDirections(vendored(base(request, { type: "object" }))));
    for (const field of [
      "clip?: Blob;",
      "bare?: Blob;",
      "clips?: Blob[];",
      "maybe?: Blob | null;",
      "encoded?: string | Uint8Array;",
      "json?: string;",
      "example?: Blob;",
    ]) {
      expect(text).toContain(` ${field}`);
    }
  });

  it("has exact types for lists of types, constants, and references that may be null", () => {
    const request = form({
      maybe: { type: ["string", "null"] },
      either: { anyOf: [{ $ref: "#/components/schemas/Id" }, { type: "null" }] },
      kind: { const: "instant" },
      both: { type: ["string", "integer"] },
      clips: { type: "array", items: octets },
    });
    const document = vendored(
      base(request, { type: "object" }, { components: { schemas: { Id: { type: "string" } } } }),
    );
    const text = exactTypesFile(document, splitDirections(document));
    expect(text).toContain('<Form["maybe"]>().toEqualTypeOf<string | null | undefined>');
    expect(text).toContain('<Form["either"]>().toEqualTypeOf<string | null | undefined>');
    expect(text).toContain('<Form["kind"]>().toEqualTypeOf<"instant" | undefined>');
    expect(text).toContain('<Form["clips"]>().toEqualTypeOf<(Blob)[] | undefined>');
    expect(text).not.toContain('<Form["both"]>');
  });

  it("names an answer where it stands, whatever its status", () => {
    const answer = { type: "object", "x-type-name": "Answer", properties: { id: { type: "string" } } };
    const document = vendored(base(form({ clip: { ...octets, "x-audio": {} } }), answer));
    const text = namesFile(document, splitDirections(document), readOperation(document));
    expect(text).toContain(
      'export type Answer = paths["/clone"]["post"]["responses"][201]["content"]["application/json"];',
    );
    expect(text).toContain('export const formFields = [\n  "clip",\n] as const');
  });

  it("keeps what its schemas say for the mock: they are JSON Schema already", () => {
    const answer = {
      type: "object",
      properties: { id: { $ref: "#/components/schemas/Id", maxLength: 9 } },
      examples: [{ id: "1", title: "data, not prose" }],
    };
    const schemas = { Id: { type: "string", title: "prose" } };
    const document = vendored(base(form({ clip: octets }), answer, { components: { schemas } }));
    const text = contractFile(document, readOperation(document));
    expect(text).toContain('"maxLength": 9');
    expect(text).toContain("data, not prose");
    expect(text).not.toContain('"prose"');
  });
});

describe("an operation", () => {
  const operation = (change: (document: JsonObject) => void) => {
    const document = base(form({ clip: octets }), { type: "object" });
    change(document);
    return readOperation(vendored(document));
  };

  it("takes a key in a header of its own, and passes over ways in that one key does not open", () => {
    const { keyHeader, keyPrefix } = operation((document) => {
      document["security"] = [{}, { key: [], other: [] }, { cookie: [] }, { key: [] }];
      const { securitySchemes } = document["components"] as { securitySchemes: JsonObject };
      securitySchemes["cookie"] = { type: "apiKey", in: "cookie", name: "session" };
    });
    expect([keyHeader, keyPrefix]).toEqual(["X-Made-Up-Key", ""]);
    expect(() => operation((document) => (document["security"] = [{}]))).toThrow("it names no security scheme");
  });

  it("has its own server before its path's and the document's, and a whole address", () => {
    const own = operation((document) => {
      const item = (document["paths"] as JsonObject)[path] as JsonObject;
      item["servers"] = [{ url: "https://path.example" }];
      (item["post"] as JsonObject)["servers"] = [{ url: "https://own.example" }];
    });
    expect(own.baseUrl).toBe("https://own.example");
    for (const url of ["/v1", "https://{region}.example"]) {
      expect(() => operation((document) => (document["servers"] = [{ url }]))).toThrow(
        `its server ${JSON.stringify(url)}`,
      );
    }
  });
});
