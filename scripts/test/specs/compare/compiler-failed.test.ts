import { expect, it, vi } from "vitest";
import { compareDocuments } from "../../../src/specs/compare/compare.ts";
import { field, trial } from "../../../src/specs/compare/trials/trial.ts";
import { sidesOf } from "../../../src/specs/compare/trials/try-edit.ts";

vi.mock("../../../src/specs/generate/schema-file.ts", () => ({
  schemaFile: () => Promise.reject(new Error("the generator stumbles")),
}));

it("asks for a review when no types can be generated", async () => {
  const { old, edited } = await sidesOf(
    trial("cartesia", "", "minor none/none", "", (document) => {
      field(document, "VoiceMetadata", "name")["enum"] = ["Ada"];
    }),
  );
  const verdict = await compareDocuments(old, edited);
  expect(verdict).toMatchObject({ bump: "minor", review: true });
  expect(verdict.changes).toContainEqual(
    expect.objectContaining({
      rule: "compiler-failed",
      message: "no types can be generated: `the generator stumbles`",
    }),
  );
});
