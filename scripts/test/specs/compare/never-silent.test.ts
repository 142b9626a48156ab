import { expect, it } from "vitest";
import { compareDocuments } from "../../../src/specs/compare/compare.ts";
import { frozenDocument } from "../../../src/specs/compare/trials/frozen/frozen-document.ts";
import { madeUp } from "../../../src/specs/compare/trials/made-up.ts";
import { at, isObject, type Json, type JsonObject } from "../../../src/specs/documents/json.ts";
import { parseOpenApi } from "../../../src/specs/documents/source/parse-openapi.ts";

const words = new Set([
  ...[
    "title",
    "description",
    "summary",
    "example",
    "examples",
    "tags",
    "info",
    "operationId",
    "bearerFormat",
    "openapi",
  ],
]);
/** Mappings of names, in which another key is another name that nothing refers to. */
const names = /^(paths|components|components\/\w+|servers\/\d)$/;
/** What says nothing: a type that its other keywords imply, fields of any name, security that no operation falls back to. */
const idle = /\/(type|additionalProperties)$|^security$/;

/** Fields that are no part of what goes in the only direction in which their schema is used. */
const hidden =
  /^(another|unknown keyword at) components\/schemas\/(Order\/properties\/id|Thing\/properties\/secret)(\/type)?$/;

/** The places of a document that are not words. */
function placesOf(node: Json | undefined, path: readonly string[] = []): string[][] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    const isWord = words.has(key) && path.at(-1) !== "properties";
    if (isWord || key.startsWith("x-")) return [];
    return [[...path, key], ...placesOf(value, [...path, key])];
  });
}

/** The edits of one place: gone, another value, a keyword that nobody knows. */
function editsOf(document: JsonObject, path: readonly string[]): [string, JsonObject][] {
  const edit = (name: string, change: (parent: Json, key: string, value: Json | undefined) => boolean) => {
    const edited = structuredClone(document);
    const parent = at(edited, ...path.slice(0, -1));
    const key = path.at(-1) ?? "";
    const isChanged = parent !== undefined && change(parent, key, at(parent, key));
    return isChanged ? [[`${name} ${path.join("/")}`, edited] satisfies [string, JsonObject]] : [];
  };
  const set = (parent: Json, key: string, value: Json): boolean =>
    Object.assign(parent as object, { [key]: value }) !== null;
  return [
    ...edit("without", (parent, key) =>
      Array.isArray(parent) ? parent.splice(Number(key), 1).length > 0 : delete (parent as JsonObject)[key],
    ),
    ...edit("another", (parent, key, value) => {
      if (typeof value === "boolean") return set(parent, key, !value);
      if (typeof value === "number") return set(parent, key, value + 1);
      if (typeof value !== "string") return false;
      return set(parent, key, key !== "type" ? `${value}z` : value === "string" ? "integer" : "string");
    }),
    ...edit(
      "unknown keyword at",
      (_, __, value) => isObject(value) && !names.test(path.join("/")) && set(value, "newKeyword", { a: 1 }),
    ),
  ];
}

it.each(["cartesia", "inworld", "made-up"] as const)(
  "no single edit of a document, words aside, passes in silence: %s",
  { timeout: 120_000 },
  async (base) => {
    const text = base === "made-up" ? madeUp : await frozenDocument(base);
    const document = parseOpenApi(text, base);
    const silent: string[] = [];
    let tried = 0;
    for (const [name, edited] of placesOf(document).flatMap((path) => editsOf(document, path))) {
      tried += 1;
      const verdict = await compareDocuments(document, edited, { typeGate: false }).catch((error: unknown) =>
        String(error),
      );
      // A document that refers to nothing is refused.
      if (typeof verdict === "string") expect(verdict).toMatch(/leads (nowhere|out of the document)/);
      else if (verdict.changes.every(({ rule }) => rule === "documentation")) silent.push(name);
    }
    console.log(`${base}: ${tried} edits tried, ${silent.length} of them without a meaning`);
    const isMeant = (name: string): boolean =>
      hidden.test(name) || (name.startsWith("without ") && idle.test(name.slice("without ".length)));
    expect(silent.filter((name) => !isMeant(name))).toEqual([]);
  },
);
