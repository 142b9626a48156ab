import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { documentWith, operation } from "../../../src/proofs/specs/tests/bombs.ts";
import { withOverlay } from "../../../src/specs/documents/document.ts";
import type { Json, JsonObject } from "../../../src/specs/documents/json.ts";
import { normalDocument } from "../../../src/specs/documents/normal-document.ts";
import { specFromText } from "../../../src/specs/documents/source/read-spec.ts";
import { splitDirections } from "../../../src/specs/generate/directions.ts";
import { schemaFile } from "../../../src/specs/generate/schema-file.ts";

const source = {
  ...{ name: "made-up", package: "@org/made-up", prefix: "MadeUp", page: "", operation, vendored: "" },
  sha256: { spec: "", page: "" },
};
const secret = "SECRET-OF-THIS-MACHINE";
const file = join(tmpdir(), `own-references-${process.pid}`);
const asked: (string | undefined)[] = [];
const server = createServer((request, response) => {
  asked.push(request.url);
  response.end(`{ "description": "${secret}" }`);
});

beforeAll(async () => {
  await writeFile(file, secret);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
});
afterAll(() => new Promise((closed) => server.close(closed)));

const address = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/op`;
const post = (document: JsonObject): JsonObject =>
  ((document["paths"] as JsonObject)["/v"] as JsonObject)["post"] as JsonObject;
const parameter = (beside: JsonObject): JsonObject => ({
  ...documentWith({}),
  paths: {
    "/v": {
      post: {
        ...post(documentWith({})),
        parameters: [{ name: "q", in: "query", schema: { type: "string", ...beside } }],
      },
    },
  },
});

/** Places that a program which resolves references follows, though nothing in OpenAPI says so. */
const places: Readonly<Record<string, (to: string) => JsonObject>> = {
  "a word of the vendor's own": (to) => {
    const document = documentWith({});
    post(document)["x-more"] = { $ref: to };
    return document;
  },
  "a schema's example": (to) => parameter({ example: { $ref: to } }),
  "a schema's default": (to) => parameter({ default: [{ $ref: to }] }),
  "a list of values": (to) => parameter({ enum: [{ $ref: to }] }),
  "a discriminator": (to) =>
    documentWith(
      { A: { type: "object", properties: { kind: { type: "string" } } } },
      {
        it: {
          oneOf: [{ $ref: "#/components/schemas/A" }],
          discriminator: { propertyName: "kind", mapping: { a: to } },
        },
      },
    ),
  "what is called as a field": (to) => documentWith({ A: { properties: { $ref: to } as JsonObject } }),
};

/** What a document comes to when nobody refused it before. */
const generated = async (document: JsonObject): Promise<string> => {
  const normal = normalDocument(document, [{ path: "/v", method: "post" }]);
  return schemaFile(splitDirections({ source, document: normal, path: "/v", method: "post" }));
};

describe.each(Object.entries(places))("a reference to elsewhere in %s", (_where, made) => {
  it.each([
    ["an address", address],
    ["a file", () => file],
    ["a file's address", () => pathToFileURL(file).href],
  ])("is refused when it is %s, and nothing is fetched or read", async (_what, to) => {
    const why = `${to()} leads out of the document, at #/`;
    const text = JSON.stringify(made(to()));
    expect(() => specFromText(text, "spec.yaml", { operations: [operation] })).toThrow(why);
    await expect(withOverlay(source, made(to()), { overlay: "1.0.0", actions: [] })).rejects.toThrow(why);
    const types = await generated(made(to())).catch(String);
    expect(types).not.toContain(secret);
    expect(asked).toEqual([]);
  });
});

describe("an example that only looks like a reference", () => {
  const shown = (example: Json): JsonObject =>
    documentWith({}, {}, { name: { type: "string", example, "x-own": { $ref: "#/nowhere" } } });

  it("is read, and leads nowhere", async () => {
    const { document } = specFromText(JSON.stringify(shown({ $ref: "#/nowhere" })), "spec.yaml", {
      operations: [operation],
    });
    expect(await generated(document)).toContain("name?: string;");
  });

  it("is not fetched where it stands at an address", async () => {
    const document = shown("x");
    const { content } = (post(document)["responses"] as Record<string, JsonObject>)["200"] as JsonObject;
    const media = (content as Record<string, JsonObject>)["application/json"] as JsonObject;
    media["examples"] = { one: { externalValue: address() }, other: { value: { externalValue: file } } };
    expect(await generated(document)).not.toContain(secret);
    expect(asked).toEqual([]);
  });
});
