import { afterEach, expect, it, vi } from "vitest";
import { field, trial } from "../../../src/specs/compare/trials/trial.ts";
import { sidesOf } from "../../../src/specs/compare/trials/try-edit.ts";

const generator = "../../../src/specs/generate/schema-file.ts";

// Other tests share the modules of their worker with this one.
afterEach(() => {
  vi.doUnmock(generator);
  vi.resetModules();
});

it("asks for a review when no types can be generated", async () => {
  vi.resetModules();
  vi.doMock(generator, () => ({ schemaFile: () => Promise.reject(new Error("the generator stumbles")) }));
  const { compareDocuments } = await import("../../../src/specs/compare/compare.ts");
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
