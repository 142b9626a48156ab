import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { at, type JsonObject } from "../../src/specs/documents/json.ts";
import type { Operation } from "../../src/specs/documents/operation.ts";
import { readSources, root, verifySource } from "../../src/specs/documents/sources.ts";
import { splitDirections } from "../../src/specs/generate/directions.ts";
import { generatedFiles, outOfStep } from "../../src/specs/generate/generated-files.ts";
import { schemaFile } from "../../src/specs/generate/schema-file.ts";
import { contractFile } from "../../src/specs/generate/service-file.ts";

const vendored = (schemas: JsonObject, request: JsonObject, response: JsonObject) => ({
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
  path: "/clone",
  document: {
    openapi: "3.0.3",
    info: { title: "Made up", version: "1" },
    paths: {
      "/clone": {
        post: {
          requestBody: { required: true, content: { "application/json": { schema: request } } },
          responses: { "200": { description: "", content: { "application/json": { schema: response } } } },
        },
      },
    },
    components: { schemas },
  } as unknown as JsonObject,
});

const typesOf = async (...given: Parameters<typeof vendored>): Promise<string> =>
  (await schemaFile(splitDirections(vendored(...given)))).replaceAll(/\s+/g, " ");

describe("generated types", () => {
  it("close an enum in requests and open it in responses", async () => {
    const language = { type: "string", enum: ["en", "fr"] };
    const both = { type: "object", properties: { language: { $ref: "#/components/schemas/Language" } } };
    const text = await typesOf({ Language: language }, both, both);
    expect(text).toContain(' Language: "en" | "fr";');
    expect(text).toContain(' LanguageInResponse: ("en" | "fr") | (string & {});');
  });

  it("open an enum that stands inside an array or a property of a response alone", async () => {
    const response = {
      type: "object",
      properties: {
        kinds: { type: "array", items: { type: "string", enum: ["a"] } },
        "odd key": { type: "string", enum: ["b"], nullable: true },
      },
    };
    const text = await typesOf({ Answer: response }, { type: "object" }, { $ref: "#/components/schemas/Answer" });
    expect(text).toContain('kinds?: components["schemas"]["AnswerKinds"][];');
    expect(text).toContain('AnswerKinds: "a" | (string & {});');
    expect(text).toContain('AnswerOddKey: ("b" | null) | (string & {});');
  });

  it("open a list of numbers to numbers, and refuse a list that cannot be left open", async () => {
    const answer = (values: (string | number)[]) => ({
      Answer: { type: "object", properties: { code: { enum: values } } },
    });
    const reference = { $ref: "#/components/schemas/Answer" };
    expect(await typesOf(answer([1, 2]), { type: "object" }, reference)).toContain(
      "AnswerCode: (1 | 2) | (number & {});",
    );
    await expect(typesOf(answer([]), { type: "object" }, reference)).rejects.toThrow("AnswerCode");
    await expect(typesOf(answer(["a", 1]), { type: "object" }, reference)).rejects.toThrow("cannot be left open");
  });

  it("give each list of values a type of its own, whatever the names of its fields", async () => {
    const fields = (properties: JsonObject): JsonObject => ({ type: "object", properties });
    const answer = fields({
      voice_kind: { type: "string", enum: ["a"] },
      "voice-kind": { type: "string", enum: ["b"] },
      "voice.kind": { type: "string", enum: ["a"] },
      voiceKind: { type: "string", enum: ["a"], nullable: true },
      taken: { type: "string", enum: ["c"] },
    });
    const text = await typesOf(
      { Answer: answer, AnswerTaken: { type: "object" }, 声: fields({ 音: { enum: ["d"] }, 楽: { enum: ["e"] } }) },
      { type: "object" },
      { allOf: [{ $ref: "#/components/schemas/Answer" }, { $ref: "#/components/schemas/声" }] },
    );
    expect(text).toContain('voice_kind?: components["schemas"]["AnswerVoiceKind"];');
    expect(text).toContain('"voice-kind"?: components["schemas"]["AnswerVoiceKind2"];');
    expect(text).toContain('"voice.kind"?: components["schemas"]["AnswerVoiceKind"];');
    expect(text).toContain('voiceKind?: components["schemas"]["AnswerVoiceKind3"];');
    expect(text).toContain('AnswerVoiceKind: "a" | (string & {});');
    expect(text).toContain('AnswerVoiceKind2: "b" | (string & {});');
    expect(text).toContain('AnswerVoiceKind3: ("a" | null) | (string & {});');
    expect(text).toContain('taken?: components["schemas"]["AnswerTaken2"];');
    expect(text).toContain('Values: "d" | (string & {});');
    expect(text).toContain('Values2: "e" | (string & {});');
  });

  it("refuse one name for two lists of values", async () => {
    const kind = (value: string): JsonObject => ({ type: "string", enum: [value], "x-type-name": "Kind" });
    const answer = { type: "object", properties: { one: kind("a"), other: kind("b") } };
    await expect(typesOf({}, { type: "object" }, answer)).rejects.toThrow("Two schemas are named Kind");
  });

  it("take no example for a schema", async () => {
    const answer = {
      type: "object",
      properties: { options: { type: "object", example: { enum: ["a", "b"] } }, example: { enum: ["c"] } },
    };
    const text = await typesOf({ Answer: answer }, { type: "object" }, { $ref: "#/components/schemas/Answer" });
    expect(text).not.toContain("AnswerOptionsExample");
    expect(text).toContain('example?: components["schemas"]["AnswerExample"];');
  });

  it("leave a list of what is true or false closed", async () => {
    const answer = { Answer: { type: "object", properties: { done: { type: "boolean", enum: [true] } } } };
    const text = await typesOf(answer, { type: "object" }, { $ref: "#/components/schemas/Answer" });
    expect(text).toContain("done?: true;");
  });

  it("take bytes in requests and give base64 text in responses", async () => {
    const sample = {
      type: "object",
      properties: { audio: { type: "string", format: "byte" }, file: { type: "string", format: "binary" } },
    };
    const shared = { $ref: "#/components/schemas/Sample" };
    const text = await typesOf({ Sample: sample }, shared, shared);
    expect(text).toMatch(/Sample: \{ [^}]*audio\?: string \| Uint8Array; [^}]*file\?: Blob; \}/);
    expect(text).toMatch(/SampleInResponse: \{ [^}]*audio\?: string; /);
  });

  it("leave a field that is read only out of requests, and one that is write only out of answers", async () => {
    const thing = {
      type: "object",
      required: ["id", "name", "secret"],
      properties: {
        id: { type: "string", readOnly: true },
        name: { type: "string" },
        secret: { type: "string", writeOnly: true },
      },
    };
    const reference = { $ref: "#/components/schemas/Thing" };
    const shared = await typesOf({ Thing: thing }, reference, reference);
    expect(shared).toContain(" Thing: { name: string; secret: string; };");
    expect(shared).toContain(" ThingInResponse: { id: string; name: string; };");
    expect(await typesOf({}, thing, { type: "object" })).toContain(
      '"application/json": { name: string; secret: string; }',
    );
  });

  it("keep null beside a reference", async () => {
    const request = { type: "object", properties: { base: { $ref: "#/components/schemas/Id", nullable: true } } };
    expect(await typesOf({ Id: { type: "string" } }, request, { type: "object" })).toContain(
      'base?: components["schemas"]["Id"] | null',
    );
  });
});

describe("the mock's contract", () => {
  it("says in JSON Schema what may be null, where no type is named too", () => {
    const request = {
      type: "object",
      properties: {
        any: { nullable: true },
        listed: { enum: ["a"], nullable: true },
        typed: { type: "string", enum: ["a", null], nullable: true },
        never: { enum: ["a"], nullable: false },
      },
    };
    const made = vendored({}, request, { type: "object" });
    const operation = {
      baseUrl: "",
      keyHeader: "",
      keyPrefix: "",
      contentType: "application/json",
      key: { in: "header" },
    };
    const text = contractFile(made, operation as unknown as Operation);
    const contract = JSON.parse(text.slice(text.indexOf("{\n"), text.lastIndexOf(";"))) as JsonObject;
    const path = ["paths", "/clone", "post", "requestBody", "content", "application/json", "schema", "properties"];
    expect(at(contract, "document", ...path)).toEqual({
      any: {},
      listed: { enum: ["a", null] },
      typed: { type: ["string", "null"], enum: ["a", null] },
      never: { enum: ["a"] },
    });
  });
});

describe("generated files", () => {
  it("say what they were made from, and match what stands in the repository", async () => {
    const files = await generatedFiles();
    expect(await outOfStep(files)).toEqual([]);
    for (const text of files.values())
      expect(text).toMatch(/^\/\/ Generated from .+ by `pnpm specs:generate`\. Do not edit\.\n/);
  });

  it("are told apart from an edited, a missing and a stray one", async () => {
    const files = await generatedFiles();
    const [edited = "", gone = ""] = [...files.keys()].filter((address) => address.includes("inworld-voices/src"));
    const changed = new Map(files).set(edited, `${files.get(edited)}\n`);
    changed.delete(gone);
    changed.set(new URL("missing.ts", edited).href, "");
    const name = (address: string): string => fileURLToPath(address).slice(fileURLToPath(root).length);
    expect(await outOfStep(changed)).toEqual([
      `${name(edited)} differs from what its spec generates`,
      `${name(new URL("missing.ts", edited).href)} is missing`,
      `${name(gone)} is not generated by anything`,
    ]);
  });

  it("are refused from a vendored document that was edited", async () => {
    const [source] = await readSources();
    if (source === undefined) throw new Error("no sources");
    await expect(verifySource({ ...source, sha256: { ...source.sha256, spec: "0".repeat(64) } })).rejects.toThrow(
      "was edited",
    );
  });
});
