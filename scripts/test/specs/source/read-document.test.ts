import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { JsonObject } from "../../../src/specs/documents/json.ts";
import { lintProblems } from "../../../src/specs/documents/source/lint.ts";
import { specFromText } from "../../../src/specs/documents/source/read-spec.ts";
import { document } from "./pages.ts";

const object = (properties: JsonObject): JsonObject => ({ type: "object", properties });
const reference = (name: string): JsonObject => ({ $ref: `#/components/${name}` });
const json = (schema: JsonObject): JsonObject => ({ content: { "application/json": { schema } } });

const whole: JsonObject = {
  openapi: "3.1.0",
  info: { title: "Everything", version: "1" },
  servers: [{ url: "https://api.example" }],
  security: [{ root: [] }],
  tags: [{ name: "voices" }, { name: "other" }],
  paths: {
    "/voices": {
      parameters: [reference("parameters/version")],
      servers: [{ url: "https://voices.example" }],
      post: {
        tags: ["voices"],
        requestBody: json(reference("schemas/Request")),
        responses: { "200": { description: "", ...json(reference("schemas/Animal")) } },
      },
      get: { responses: { "200": { description: "", ...json(reference("schemas/Unused")) } } },
    },
    "/other": { post: { security: [{ other: [] }], responses: { "200": { description: "" } } } },
  },
  webhooks: {},
  components: {
    parameters: { version: { name: "v", in: "header", schema: reference("schemas/Version") } },
    schemas: {
      Version: { type: "string" },
      Request: {
        ...object({ default: reference("schemas/Default"), example: reference("schemas/Example") }),
        example: { $ref: "#/components/schemas/Unused" },
      },
      Default: { type: "string", default: "x" },
      Example: object({ self: reference("schemas/Example") }),
      Animal: { oneOf: [reference("schemas/Cat")], discriminator: { propertyName: "kind", mapping: { dog: "Dog" } } },
      Cat: object({ kind: { type: "string" } }),
      Dog: { allOf: [reference("schemas/Cat")] },
      Unused: { type: "string" },
    },
    securitySchemes: {
      root: { type: "http", scheme: "bearer" },
      other: { type: "apiKey", in: "header", name: "X" },
    },
  },
};
const read = (value: JsonObject, operations = ["POST /voices"]) =>
  specFromText(JSON.stringify(value), "whole.json", { operations });

describe("a whole document", () => {
  it("is cut down to an operation and what it reaches", () => {
    const spec = read(whole);
    expect(parse(spec.text)).toEqual(spec.document);
    expect(Object.keys(spec.document)).toEqual([
      "openapi",
      "info",
      "servers",
      "security",
      "tags",
      "paths",
      "components",
    ]);
    const { paths, components, tags, security, servers } = spec.document as Record<string, Record<string, object>>;
    expect(Object.keys(paths ?? {})).toEqual(["/voices"]);
    expect(Object.keys(paths?.["/voices"] ?? {})).toEqual(["parameters", "servers", "post"]);
    expect(Object.keys(components?.["schemas"] ?? {})).toEqual([
      "Version",
      "Request",
      "Default",
      "Example",
      "Animal",
      "Cat",
      "Dog",
    ]);
    expect(Object.keys(components?.["securitySchemes"] ?? {})).toEqual(["root"]);
    expect({ tags, security, servers }).toEqual({
      tags: [{ name: "voices" }],
      security: whole["security"],
      servers: whole["servers"],
    });
  });

  it("keeps an operation's own security, and no scheme that it overrides", () => {
    const { document: kept } = read(whole, ["POST /other"]);
    expect(kept["security"]).toBeUndefined();
    expect(kept["components"]).toEqual({ securitySchemes: { other: { type: "apiKey", in: "header", name: "X" } } });
  });

  it("keeps several operations", () => {
    const { document: kept } = read(whole, ["POST /other", "GET /voices"]);
    expect(Object.keys(kept["paths"] ?? {})).toEqual(["/voices", "/other"]);
  });

  it("may have a name with a percent sign, encoded or not", () => {
    const [schema, other] = [reference("schemas/100%"), reference("schemas/50%25")];
    const named = { ...whole, components: { schemas: { "100%": { type: "string" }, "50%": { type: "number" } } } };
    const post = { requestBody: json(schema), responses: { "200": { description: "", ...json(other) } } };
    const spec = read({ ...named, security: [], paths: { "/voices": { post } } });
    expect(spec.document["components"]).toEqual(named.components);
  });

  it("stays byte for byte when nothing is left out and it is YAML", () => {
    const spec = specFromText(document(), "spec.yaml", { operations: ["POST /voices"] });
    expect(spec.text).toBe(document());
    expect(spec.kind).toBe("document");
  });

  it("in JSON becomes YAML of the same meaning", () => {
    const spec = specFromText(JSON.stringify(parse(document())), "spec.json", { operations: ["POST /voices"] });
    expect(parse(spec.text)).toEqual(parse(document()));
    expect(spec.text).toMatch(/^openapi: 3\.0\.1\n/);
  });

  it.each([
    ["other.yaml#/Voice", "other.yaml#/Voice leads out of the document"],
    ["https://host.example/a.yaml", "leads out of the document"],
    ["#/paths/~1other/post", "leads to another place than the components"],
    ["#/components/schemas/Gone", "#/components/schemas/Gone leads nowhere"],
  ])("is refused with a reference to %s", (target, message) => {
    const paths = { "/voices": { post: { requestBody: { $ref: target }, responses: {} } } };
    expect(() => read({ ...whole, paths })).toThrow(message);
  });

  it("of 1.5 MB is read, parsed and cut down", () => {
    const schemas = Object.fromEntries(
      Array.from({ length: 7000 }, (_, index) => [
        `S${index}`,
        object({ text: { type: "string", description: "x".repeat(150) } }),
      ]),
    );
    const components = { ...(whole["components"] as JsonObject) };
    components["schemas"] = { ...(components["schemas"] as JsonObject), ...schemas };
    const text = JSON.stringify({ ...whole, components });
    expect(text.length).toBeGreaterThan(1_500_000);
    expect(specFromText(text, "big.json", { operations: ["POST /voices"] }).text.length).toBeLessThan(3000);
  });
});

describe("lintProblems", () => {
  it("finds nothing in a sound document", async () => {
    expect(await lintProblems(parse(document()))).toEqual([]);
    expect(await lintProblems(read(whole).document)).toEqual([]);
  });

  it("says where a document is not what OpenAPI allows", async () => {
    const wrong = parse(document().replace("in: header", "in: heder").replace("type: object", "typ: object"));
    expect(await lintProblems(wrong)).toEqual([
      "#/components/schemas/Voice/typ Property `typ` is not expected here.",
      expect.stringContaining("#/components/securitySchemes/key/in"),
    ]);
  });

  it("fetches nothing that a document refers to", async () => {
    let asked = 0;
    const server = createServer((_request, response) => {
      asked++;
      response.end("type: object\n");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/voice.yaml`;
    await lintProblems(parse(document().replace("'#/components/schemas/Voice'", address)));
    server.close();
    expect(asked).toBe(0);
  });
});
