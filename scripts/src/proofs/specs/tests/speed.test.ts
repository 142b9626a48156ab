import { expect, it } from "vitest";
import { compareDocuments } from "../../../specs/compare/compare.ts";
import { node, schema } from "../../../specs/compare/trials/trial.ts";
import type { JsonObject } from "../../../specs/documents/json.ts";
import { largeDocument } from "./large-document.ts";

const size = 1_500_000;
const old = largeDocument(size);
const bytes = JSON.stringify(old).length;

/** Milliseconds of one processor, whatever else the machine is busy with. */
async function cost(edit: (document: JsonObject) => void, operations?: readonly string[]) {
  const edited = structuredClone(old);
  edit(edited);
  const start = process.cpuUsage();
  const verdict = await compareDocuments(old, edited, operations === undefined ? {} : { operations });
  const { user, system } = process.cpuUsage(start);
  return { verdict, milliseconds: Math.round((user + system) / 1000) };
}

it.each([
  ["nothing, one operation", () => {}, ["POST /things3/{id}"], "none"],
  ["nothing, every operation", () => {}, undefined, "none"],
  [
    "one list, one operation",
    (document: JsonObject) => {
      node(schema(document, "Thing3"), "properties", "field2")["enum"] = ["x", "z"];
    },
    ["POST /things3/{id}"],
    "major",
  ],
  [
    "every schema, every operation",
    (document: JsonObject) => {
      const schemas = node(document, "components", "schemas");
      for (const name of Object.keys(schemas)) node(schemas, name, "properties")["extra"] = { type: "string" };
    },
    undefined,
    "minor",
  ],
] as const)("judges a whole spec in which changed: %s", { timeout: 120_000 }, async (name, edit, operations, bump) => {
  const { verdict, milliseconds } = await cost(edit, operations);
  console.log(`${(bytes / 1e6).toFixed(1)} MB, changed: ${name}: ${milliseconds} ms of processor time`);
  expect(bytes).toBeGreaterThanOrEqual(size);
  expect(verdict).toMatchObject({ bump, review: false });
  // The promise is ten seconds; a machine that is busy must not decide.
  expect(milliseconds).toBeLessThan(60_000);
});
