import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { changedNames, surfacesOf } from "../../../specs/update/changesets/surface.ts";

const root = mkdtempSync(join(tmpdir(), "surface-"));
afterAll(() => rmSync(root, { recursive: true }));

/** The public names of a package with some source. */
function surface(source: string) {
  mkdirSync(join(root, "packages/p"), { recursive: true });
  writeFileSync(join(root, "packages/p/package.json"), JSON.stringify({ exports: { ".": "./index.ts" } }));
  writeFileSync(join(root, "packages/p/index.ts"), source);
  return surfacesOf(root, ["p"]).get("p") ?? new Map();
}
const doubled = (levels: number, end: string): string =>
  Array.from({ length: levels }, (_, index) => `type T${index} = { a: T${index + 1}; b: T${index + 1} };`).join("\n") +
  `\ntype T${levels} = ${end};\nexport type Top = T0;\n`;

describe("the public surface of a package", { timeout: 20_000 }, () => {
  it("is compared also where types hold another one twice on each level", () => {
    const before = surface(doubled(40, "string"));
    expect(changedNames(before, surface(doubled(40, "string")))).toEqual([]);
    expect(changedNames(before, surface(doubled(40, "number")))).toEqual(["Top"]);
  });

  it("is refused, with the name, where every type holds every other", () => {
    const names = Array.from({ length: 14 }, (_, index) => `T${index}`);
    const fields = names.map((name) => `${name.toLowerCase()}: ${name}`).join("; ");
    const source = `${names.map((name) => `type ${name} = { own${name}: string; ${fields} };`).join("\n")}\nexport type Top = T0;`;
    expect(() => surface(source)).toThrow("The type of Top repeats its parts so often");
  });
});
