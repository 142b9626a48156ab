import { expect, it } from "vitest";
import type { JsonObject } from "../../../src/specs/documents/json.ts";
import { parametersOf } from "../../../src/specs/documents/reach/client-options.ts";

it("an operation's own parameters win over its path's, each read a few times however many there are", () => {
  let reads = 0;
  const parameter = (name: string, required: boolean): JsonObject => ({
    get name() {
      reads += 1;
      return name;
    },
    in: "query",
    required,
  });
  const names = Array.from({ length: 500 }, (_, index) => `p${index}`);
  const document: JsonObject = {
    paths: {
      "/voices": {
        parameters: [...names, "shared"].map((name) => parameter(name, false)),
        post: { parameters: names.map((name) => parameter(name, true)) },
      },
    },
  };
  const found = parametersOf(document, "/voices", "post");
  expect(found.map(({ name, required }) => [name, required])).toEqual([
    ...names.map((name) => [name, true]),
    ["shared", false],
  ]);
  expect(reads).toBeLessThan(10 * names.length);
});
