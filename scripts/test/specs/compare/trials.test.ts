import { describe, expect, it } from "vitest";
import { allTrials } from "../../../src/specs/compare/trials/all.ts";
import { tryEdit } from "../../../src/specs/compare/trials/try-edit.ts";
import { allRules } from "../../../src/specs/compare/verdict/rules/all.ts";

describe("every edit gets its verdict, from its own rules alone", () => {
  it.each(allTrials.map((trial) => [`${trial.base}: ${trial.edit} → ${trial.expected}`, trial] as const))(
    "%s",
    async (_, trial) => {
      const { got, wanted } = await tryEdit(trial);
      expect(got).toBe(wanted);
    },
  );
});

it("no two edits bear one name", () => {
  const names = allTrials.map(({ base, edit }) => `${base}: ${edit}`);
  expect(names).toEqual([...new Set(names)]);
});

describe("the rules", () => {
  it("have ids of their own", () => {
    const ids = allRules.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it("are each tried by an edit; those of the compiler, of a page's own words and of a move have tests of their own", () => {
    const tried = new Set(allTrials.flatMap(({ rules }) => rules));
    const untried = allRules.map(({ id }) => id).filter((id) => !tried.has(id));
    expect(untried.filter((id) => !id.startsWith("compiler-"))).toEqual(["operation-moved", "page-words-changed"]);
  });

  it("agree with their own effects: what breaks is major, and what a person decides says so", () => {
    for (const { id, wire, types, bump, reason } of allRules) {
      if (wire === "breaking" || types === "breaking") expect(bump, id).toBe("major");
      if (types === "compatible") expect(bump, id).toBe("minor");
      expect(reason, id).toMatch(/^[`A-Z].+\.$/);
    }
  });
});
