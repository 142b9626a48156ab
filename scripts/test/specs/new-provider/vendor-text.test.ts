import ts from "typescript";
import { describe, expect, it } from "vitest";
import { requireForeign } from "../../../src/specs/documents/document.ts";
import type { JsonObject } from "../../../src/specs/documents/json.ts";
import { normalDocument } from "../../../src/specs/documents/normal-document.ts";
import { readOperation } from "../../../src/specs/documents/operation.ts";
import { splitDirections } from "../../../src/specs/generate/directions.ts";
import { exactTypesFile } from "../../../src/specs/generate/exact-types-file.ts";
import { namesFile } from "../../../src/specs/generate/names-file.ts";
import { schemaFile } from "../../../src/specs/generate/schema-file.ts";
import { describeOperation } from "../../../src/specs/new-provider/describe/described-operation.ts";
import { exampleText } from "../../../src/specs/new-provider/write/example-text.ts";

/** Ends a comment, a text, a template, a line; and again where an ending that was cut out leaves another one. */
const words =
  "It's \"q\" `b` */ evil(); /* \u0024{evil()} **// evil(); /**\n\nevil();\n{{prefix}} @internal {@link x} ``` \u2028 ' \\ ";
const oneLine = words.replaceAll("\n", " ");

const document = (): JsonObject => ({
  openapi: "3.1.0",
  info: { title: words, version: "1" },
  servers: [{ url: "https://api.example" }],
  security: [{ key: [] }],
  paths: {
    "/v": {
      post: {
        summary: words,
        description: words,
        requestBody: { content: { "multipart/form-data": { schema: { $ref: "#/components/schemas/Body" } } } },
        responses: {
          "200": {
            description: words,
            content: { "application/json": { schema: { $ref: "#/components/schemas/Voice" } } },
          },
        },
      },
    },
  },
  components: {
    securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Key" } },
    schemas: {
      Body: {
        type: "object",
        required: ["voice-name", oneLine, "kind", "file"],
        properties: {
          "voice-name": { type: "string", description: words, example: words, title: words },
          [oneLine]: { type: "string", default: words },
          "1": { type: "string" },
          kind: { type: "string", enum: [words, "a]b"] },
          file: { type: "string", format: "binary", description: words },
        },
      },
      Voice: { type: "object", description: words, properties: { state: { type: "string", enum: ["]", words] } } },
    },
  },
});

/** The document as an overlay that names its types leaves it. */
function named(): JsonObject {
  const copy = document();
  const { schemas } = copy["components"] as { schemas: Record<string, Record<string, JsonObject>> };
  Object.assign(schemas["Body"] ?? {}, { "x-type-name": "Request" });
  Object.assign(schemas["Voice"] ?? {}, { "x-type-name": "Answer" });
  Object.assign(schemas["Body"]?.["properties"]?.["kind"] ?? {}, { "x-type-name": "Kind" });
  Object.assign(schemas["Voice"]?.["properties"]?.["state"] ?? {}, { "x-type-name": "State" });
  Object.assign(schemas["Body"]?.["properties"]?.["file"] ?? {}, { "x-audio": {} });
  return copy;
}

/** The calls in a program, whatever stands in its comments and texts. */
function callsOf(text: string): string[] {
  const file = ts.createSourceFile("made.ts", text, ts.ScriptTarget.Latest, true);
  const broken = (file as unknown as { parseDiagnostics: readonly unknown[] }).parseDiagnostics;
  expect(broken).toEqual([]);
  const calls: string[] = [];
  const visit = (node: ts.Node): void => {
    // Named by what is called, whose own text may stand in brackets and quotes before it.
    if (ts.isCallExpression(node)) {
      const called = node.expression;
      calls.push(ts.isPropertyAccessExpression(called) ? called.name.text : called.getText(file).replace(/<.*/s, ""));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return calls;
}

describe("a vendor's text", () => {
  const vendored = () => ({
    source: {
      name: "made-up",
      package: "@org/made-up",
      prefix: "MadeUp",
      page: "",
      operation: "POST /v",
      vendored: "",
      sha256: { spec: "", page: "" },
    },
    method: "post",
    path: "/v",
    document: normalDocument(named(), [{ path: "/v", method: "post" }]),
  });

  it("never becomes code in what is generated", async () => {
    const directed = splitDirections(vendored());
    const names = namesFile(vendored(), directed, readOperation(vendored()));
    expect(names).toContain("evil");
    expect([...new Set(callsOf(names))]).toEqual(["includes"]);
    const comments = names.split("\n").filter((line) => line.startsWith("/**"));
    expect(comments.filter((line) => /(?<!\\)@internal/.test(line))).toEqual([]);
    expect(callsOf(await schemaFile(directed))).toEqual([]);
    expect([...new Set(callsOf(exactTypesFile(vendored(), directed)))].sort()).toEqual([
      "expectTypeOf",
      "toEqualTypeOf",
    ]);
  });

  it("never ends the comment or the fence that an example stands in", () => {
    const text = exampleText(describeOperation(document(), "POST /v"));
    expect(text).toContain("evil");
    expect(text).not.toMatch(/\*\/|```|[\n\u2028]/);
    expect(callsOf(`const body = ${text};`)).toEqual([]);
  });

  it("is refused where its fields repeat one another without end", () => {
    const copy = document();
    const { schemas } = copy["components"] as { schemas: JsonObject };
    for (let level = 0; level < 40; level++) {
      const next = { $ref: `#/components/schemas/${level === 39 ? "Voice" : `L${level + 1}`}` };
      schemas[`L${level}`] = { type: "object", properties: { a: next, b: next } };
    }
    Object.assign((schemas["Body"] as JsonObject)["properties"] as JsonObject, {
      it: { $ref: "#/components/schemas/L0" },
    });
    expect(() => describeOperation(copy, "POST /v")).toThrow(/its field it\.a\..* repeats its parts so often/);
  });

  it.each(["x-type-name", "x-audio", "x-key-prefix"])("is refused with %s, a word of overlays", (keyword) => {
    const own = { openapi: "3.1.0", paths: {}, components: { schemas: { Voice: { [keyword]: "X = 1; evil()" } } } };
    expect(() => requireForeign(own, "page.md")).toThrow(`page.md has ${keyword} at #/components/schemas/Voice`);
  });
});

describe("an operation", () => {
  const operation = (change: (copy: Record<string, JsonObject>) => void) => {
    const copy = named();
    change(copy as Record<string, JsonObject>);
    const source = { ...vendoredSource };
    return readOperation({ source, document: copy, method: "post", path: "/v" });
  };
  const vendoredSource = {
    name: "made-up",
    package: "",
    prefix: "",
    page: "",
    operation: "",
    vendored: "",
    sha256: { spec: "", page: "" },
  };

  it.each([
    "https://x.example/*/evil();/*",
    "http://x.example",
    "https://user:word@x.example",
    "https://x.example?a=1",
  ])("is refused with the server %s", (url) => {
    expect(() => operation((copy) => Object.assign(copy, { servers: [{ url }] }))).toThrow(JSON.stringify(url));
  });

  it("is refused with a key in what is no header", () => {
    const scheme = (name: string) => ({ securitySchemes: { key: { type: "apiKey", in: "header", name } } });
    expect(() => operation((copy) => Object.assign(copy["components"] ?? {}, scheme("X`*/ Key")))).toThrow(
      '"X`*/ Key" is not a header\'s name',
    );
  });
});
