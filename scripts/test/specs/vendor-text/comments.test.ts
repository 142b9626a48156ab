import ts from "typescript";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../src/specs/documents/json.ts";
import { splitDirections } from "../../../src/specs/generate/directions.ts";
import { schemaFile } from "../../../src/specs/generate/schema-file.ts";

/** A document with some words wherever openapi-typescript writes words into a comment. */
const documentWith = (words: string): JsonObject => {
  const said = { title: words, summary: words, description: words };
  const data = { default: words, example: { [words]: [words] } };
  return {
    openapi: "3.1.0",
    info: { title: words, version: "1" },
    paths: {
      "/v": {
        ...{ summary: words, description: words },
        post: {
          ...{ summary: words, description: words, operationId: "make" },
          parameters: [{ in: "header", name: "X", description: words, example: words, schema: { type: "string" } }],
          requestBody: {
            description: words,
            content: { "application/json": { example: words, schema: { $ref: "#/components/schemas/Body" } } },
          },
          responses: { "200": { description: words, headers: { Y: { description: words, schema: said } } } },
        },
      },
    },
    components: {
      schemas: {
        Body: {
          ...{ type: "object", ...said, examples: [words, { [words]: words }] },
          properties: {
            plain: { type: "string", ...said, ...data, format: words },
            old: { type: "string", ...said, deprecated: true },
            list: { type: "array", items: { type: "string", enum: ["@deprecated x", "b"], ...said } },
            description: { type: "string", enum: ["@deprecated y", "b"] },
            default: { type: "string", enum: ["@deprecated z", "b"] },
          },
        },
      },
    },
  };
};

async function fileOf(words: string): Promise<string> {
  const source = { name: "", package: "", prefix: "", page: "", operation: "", vendored: "" };
  const document = documentWith(words);
  const sha256 = { spec: "", page: "" };
  return schemaFile(splitDirections({ document, path: "/v", method: "post", source: { ...source, sha256 } }));
}

/** Every tag of a file as the compiler reads it, by the number of times that it is there. */
function tagsOf(text: string): Record<string, number> {
  const file = ts.createSourceFile("made.ts", text, ts.ScriptTarget.Latest, true);
  expect((file as unknown as { parseDiagnostics: readonly unknown[] }).parseDiagnostics).toEqual([]);
  const tags: Record<string, number> = {};
  const visit = (node: ts.Node): void => {
    const comments = (node as unknown as { jsDoc?: readonly ts.JSDoc[] }).jsDoc ?? [];
    for (const comment of comments) {
      for (const tag of comment.tags ?? []) tags[tag.tagName.text] = (tags[tag.tagName.text] ?? 0) + 1;
      const links = Array.isArray(comment.comment)
        ? comment.comment.filter((part) => part.kind !== ts.SyntaxKind.JSDocText)
        : [];
      if (links.length > 0) tags["link"] = (tags["link"] ?? 0) + links.length;
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return tags;
}

describe("a vendor's words in the comments of generated types", () => {
  it.each([
    "@deprecated Use ours.",
    "Words.\n@deprecated\n  @internal x",
    "Words.\r\n* @deprecated",
    "*/ evil(); /* @deprecated",
    "Ends here */\n@deprecated",
    "In a line @deprecated and {@link evil}",
    "a\u2028@deprecated b\u2029@deprecated c\r@deprecated d\u00a0@deprecated e\u200b@deprecated\u3000@deprecated",
    "\t@deprecated\v@deprecated\f@deprecated",
    "@",
    "@ deprecated\n@",
    "*@deprecated **@deprecated",
    "` @deprecated `",
  ])("are no tags: %j", async (words) => {
    const calm = tagsOf(await fileOf("calm words"));
    expect(calm["deprecated"]).toBe(1);
    expect(tagsOf(await fileOf(words))).toEqual(calm);
  });

  it("leave the types as they are, also of fields that are called as a keyword is", async () => {
    const text = await fileOf("@deprecated");
    expect(text).toContain('list?: ("@deprecated x" | "b")[]');
    expect(text).toContain('description?: "@deprecated y" | "b"');
    expect(text).toContain('default?: "@deprecated z" | "b"');
  });

  it("stay word for word where they are honest", async () => {
    const words = "Write to voices@example.com, see `a|b` & <c> {d}.\n\n  - 5 * 5 = 25 @ once";
    const text = await fileOf(words);
    for (const line of words.split("\n")) expect(text).toContain(line.trim());
  });

  it("show what nobody sees", async () => {
    expect(await fileOf("a\u202eb\u0000")).toContain("a\\u{202e}b\\u{0}");
  });
});
