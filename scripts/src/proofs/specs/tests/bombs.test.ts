import { describe, expect, it } from "vitest";
import { compareDocuments } from "../../../specs/compare/compare.ts";
import { operationShape } from "../../../specs/compare/shapes/operation.ts";
import { Shaper } from "../../../specs/compare/shapes/shaper.ts";
import type { JsonObject } from "../../../specs/documents/json.ts";
import { normalDocument } from "../../../specs/documents/normal-document.ts";
import { requireSound } from "../../../specs/documents/source/lint.ts";
import { specFromText } from "../../../specs/documents/source/read-spec.ts";
import { splitDirections } from "../../../specs/generate/directions.ts";
import { exactTypesFile } from "../../../specs/generate/exact-types-file.ts";
import { schemaFile } from "../../../specs/generate/schema-file.ts";
import { bombs, documentWith, operation } from "./bombs.ts";

const notes = { names: new Map(), cited: new Set<JsonObject>(), sent: new Map(), errorsByDefault: new Set<string>() };
const calm = documentWith({}, { a: { type: "string" } }, { a: { type: "string" } });

/** All that is done with a document until something of it is written. */
async function throughAll(document: JsonObject): Promise<{ steps: number; compiler: string }> {
  const spec = specFromText(JSON.stringify(document), "page.md", { operations: [operation] });
  await requireSound(spec.document, "page.md");
  const { changes } = await compareDocuments(calm, spec.document, { operations: [operation] });
  await compareDocuments(spec.document, structuredClone(spec.document), { operations: [operation] });
  const shaper = new Shaper(spec.document, notes);
  operationShape(spec.document, operation, shaper, notes);
  const sha256 = { spec: "", page: "" };
  const source = { name: "x", package: "", prefix: "X", page: "", operation, vendored: "", sha256 };
  const vendored = {
    document: normalDocument(spec.document, [{ path: "/v", method: "post" }]),
    path: "/v",
    method: "post",
    source,
  };
  const directed = splitDirections(vendored);
  await schemaFile(directed);
  exactTypesFile(vendored, directed);
  const compiler = changes.filter(({ rule }) => rule === "compiler-failed").map(({ message }) => message);
  return { steps: shaper.work.steps, compiler: compiler.join() };
}
const bomb = (name: string): JsonObject => (bombs[name] ?? (() => ({})))();

describe("a document that repeats its parts is read in as many steps as it has parts:", { timeout: 20_000 }, () => {
  it.each([
    "allOf, twice the same on each level",
    "allOf, with a field of its own on each level",
    "allOf that cannot be merged",
    "oneOf, twice the same on each level",
    "anyOf of fields, twice on each level",
    "two fields of the same on each level",
    "every schema holds every other",
    "a chain of fields that can be followed",
  ])("%s", async (name) => {
    const { steps, compiler } = await throughAll(bomb(name));
    expect(steps).toBeLessThan(20_000);
    expect(compiler).toBe("");
  });
});

describe("a document that is too much is refused with the place:", { timeout: 20_000 }, () => {
  it.each([
    ["allOf, with one field that all levels say more of", "#/components/schemas/S0 repeats its parts so often"],
    ["not, twice the same on each level", /#\/components\/schemas\/S\d+ repeats its parts so often/],
    ["thousands of alternatives on both sides", "one thing"],
    ["a chain of references", "page.md: schemas/S100 is behind more than 100 references, one after the other"],
    ["a chain of fields", "page.md: schemas/S100 is behind more than 100 references, one after the other"],
    ["a chain that is also a list", /S\d+ is one more than the 2000 components that an operation may reach/],
    ["a chain of some hundred fields", "page.md: schemas/S100 is behind more than 100 references, one after the other"],
    [
      "a shorter chain that is also a list",
      /its schemas hold one another too deeply|is within more than 1000 schemas, one in another/,
    ],
    ["references in a circle", "page.md is not sound OpenAPI: Self-referencing circular pointer"],
    ["allOf in a circle", /#\/components\/schemas\/S\d is made of itself by allOf or anyOf/],
    [
      "deeply nested fields",
      /page\.md is too much to read: #\/paths\/.*\/properties\/it\/.* nests deeper than 100 levels/,
    ],
    ["deeply nested lists", "nests deeper than 100 levels"],
    ["deeply nested allOf", "nests deeper than 100 levels"],
    ["deeply nested example", "nests deeper than 100 levels"],
    ["a list of twenty thousand values", /properties\/it\/enum has 20,000 entries, and 10,000 are the most/],
    ["twenty thousand fields", /schema\/properties has 20,000 entries, and 10,000 are the most/],
    ["twenty thousand required fields", /properties\/it\/required has 20,000 entries/],
    ["thousands of schemas that each hold a dozen", /is one more than the 2000 components/],
  ])("%s", async (name, message) => {
    if (name === "thousands of alternatives on both sides") {
      const [old, next] = [bomb(name), JSON.parse(JSON.stringify(bomb(name)).replaceAll('"g', '"h')) as JsonObject];
      const compared = compareDocuments(old, next, { operations: [operation] });
      await expect(compared).rejects.toThrow(/^request body.a repeats its parts so often/);
    } else await expect(throughAll(bomb(name))).rejects.toThrow(message);
  });

  it("what the compiler would multiply is for a person, and the compiler is not asked", async () => {
    const { compiler } = await throughAll(bomb("allOf of anyOf: a product"));
    expect(compiler).toContain("may be more than 1,000 types, by anyOf and allOf");
  });

  it("schemas in a circle by anyOf are for a person", async () => {
    expect((await throughAll(bomb("anyOf in a circle"))).compiler).toContain("its own type annotation");
  });
});
