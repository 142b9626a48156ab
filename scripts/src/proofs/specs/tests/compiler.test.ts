import { describe, expect, it } from "vitest";
import { differencesBetween } from "../../../specs/compare/compare.ts";
import type { Difference } from "../../../specs/compare/differences/difference.ts";
import { settled } from "../../../specs/compare/differences/exported-names.ts";
import { overlaysFor } from "../../../specs/compare/read-side.ts";
import { allTrials } from "../../../specs/compare/trials/all.ts";
import { field, form, list, node, type Trial, trial } from "../../../specs/compare/trials/trial.ts";
import { sidesOf } from "../../../specs/compare/trials/try-edit.ts";
import { typeGate } from "../../../specs/compare/types/gate.ts";
import { operationsOf } from "../../../specs/documents/source/operations.ts";

/** What the compiler says when no rule has said anything before it. */
async function compilerAlone(given: Trial): Promise<Difference[]> {
  const { old, edited } = await sidesOf(given);
  const operations = operationsOf(old).filter((operation) => operationsOf(edited).includes(operation));
  const found = differencesBetween(old, edited, { operations, overlays: await overlaysFor(operations) });
  return typeGate(found, settled(found).named, []);
}

const kinds = (differences: readonly Difference[]): string[] =>
  [...new Set(differences.map(({ kind }) => kind))].sort();
const isBreak = (kind: string): boolean => kind.startsWith("compiler-") && kind !== "compiler-differs";

/** Edits whose types the rules judge and the compiler cannot see: it compares what both documents have. */
const outOfSight = new Set([
  "operation-added",
  "operation-removed",
  "request-content-type-added",
  "content-type-removed",
  "response-content-type-added",
  "response-success-status-added",
  "response-success-status-removed",
  "response-error-response-added",
  "response-error-response-removed",
  "response-error-response-left-to-default",
  // The client sends the header of an answer to nobody, and fields of any name are no more declared than left open.
  "declared-fields-closed",
]);

describe("the compiler, asked without the rules, agrees with them", () => {
  const seen = allTrials.filter(
    ({ rules, edit }) => !rules.some((rule) => outOfSight.has(rule)) && edit !== "an answer's header less",
  );
  it.each(seen.map((one) => [`${one.base}: ${one.edit} → ${one.expected}`, one] as const))("%s", async (_, given) => {
    const found = kinds(await compilerAlone(given));
    const types = /\/(\w+)/.exec(given.expected)?.[1];
    if (types === "none") expect(found).toEqual([]);
    else if (types === "compatible") expect(found.filter(isBreak)).toEqual([]);
    else expect(found.some(isBreak)).toBe(true);
  });
});

describe("what only the compiler knows", () => {
  const required = trial("cartesia", "", "major none/none", "a required field", (document) => {
    node(form(document), "properties")["consent"] = { type: "string" };
    list(form(document), "required").push("consent");
  });
  const gone = trial("inworld", "", "major none/none", "an optional field less", (document) => {
    delete node(document, "components", "schemas", "inworldvoicev1Voice", "properties")["tags"];
  });
  const nullable = trial("cartesia", "", "major none/none", "a name may be null", (document) => {
    field(document, "VoiceMetadata", "name")["nullable"] = true;
  });

  it("a request of before is not taken", async () => {
    expect(await compilerAlone(required)).toContainEqual(
      expect.objectContaining({ kind: "compiler-request", path: "request body" }),
    );
  });

  it("an answer of now is not what it was, with the field", async () => {
    expect(await compilerAlone(nullable)).toEqual([
      {
        kind: "compiler-response",
        direction: "response",
        path: "response 200 body.name",
        new: "string | null is not string",
      },
    ]);
  });

  it("an optional field of an answer is gone, which assignability alone would let pass", async () => {
    expect(kinds(await compilerAlone(gone))).toEqual(["compiler-key-gone"]);
  });

  it("types differ, and no rule has said why", async () => {
    const wider = trial("cartesia", "", "minor none/none", "a name may be null", (document) => {
      node(form(document), "properties", "name")["nullable"] = true;
    });
    expect(await compilerAlone(wider)).toEqual([
      { kind: "compiler-differs", direction: "request", path: "request body" },
    ]);
  });

  it("a kept program stops to compile when a value that it names is gone from a list", async () => {
    const fewer = trial("inworld", "", "major none/none", "a source less", (document) => {
      field(document, "inworldvoicev1Voice", "source")["enum"] = ["SYSTEM", "PVC"];
    });
    expect(await compilerAlone(fewer)).toContainEqual({
      kind: "compiler-program",
      direction: "both",
      path: "types",
      new: expect.stringContaining('"IVC"'),
    });
  });
});
