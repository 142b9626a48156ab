import { expect, it } from "vitest";
import { documentWith, operation } from "../../../src/proofs/specs/tests/bombs.ts";
import { compareDocuments } from "../../../src/specs/compare/compare.ts";
import type { JsonObject } from "../../../src/specs/documents/json.ts";

const answering = (kind: JsonObject): JsonObject => ({ ...documentWith({}, {}, { kind }), openapi: "3.1.0" });
const voice = { type: "string", const: "voice" };
const list = (...values: string[]): JsonObject => ({ type: "string", enum: values });
const flag = (...values: boolean[]): JsonObject => ({ type: "boolean", enum: values });

// The types of an answer leave a list of texts open, and these closed: a program may rely on them.
it.each<[string, JsonObject, JsonObject, string, string[]]>([
  ["a constant is any text", voice, { type: "string" }, "major", ["response-type-widened"]],
  ["a constant is one of a list", voice, list("voice", "clone"), "major", ["response-type-widened"]],
  ["a constant is a list of one", voice, list("voice"), "none", []],
  ["what is true may be false", flag(true), { type: "boolean" }, "major", ["response-type-widened"]],
  ["what is true lists false", flag(true), flag(true, false), "major", ["response-type-widened"]],
  ["true or false is listed", { type: "boolean" }, flag(true, false), "none", []],
  ["a list of one is a constant", list("voice"), voice, "none", []],
  ["a text is a constant", { type: "string" }, voice, "minor", ["response-type-narrowed"]],
  ["a list of texts grows", list("voice"), list("voice", "clone"), "minor", ["enum-value-added"]],
])("in an answer, where %s", async (_what, before, after, bump, rules) => {
  const verdict = await compareDocuments(answering(before), answering(after), { operations: [operation] });
  expect([verdict.bump, verdict.changes.map(({ rule }) => rule)]).toEqual([bump, rules]);
});
