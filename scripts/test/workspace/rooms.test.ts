import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { repository, root } from "../../src/specs/documents/sources.ts";
import { folderOfTooMany, leavesItsPackage } from "../../src/workspace/rooms.ts";

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: repository,
  encoding: "utf8",
})
  .trim()
  .split("\n")
  .filter((file) => existsSync(new URL(file, root)));

it("no folder has more than sixteen source files", () => {
  expect(folderOfTooMany(files)).toEqual([]);
});

it("a folder of seventeen is told, whatever else stands in it", () => {
  const many = Array.from({ length: 17 }, (_, index) => `packages/a/src/b/file-${index}.ts`);
  expect(folderOfTooMany([...many.slice(1), "packages/a/src/b/page.md", "packages/a/src/b/c/d.ts"])).toEqual([]);
  expect(folderOfTooMany(many)).toEqual(["packages/a/src/b has 17 source files"]);
});

it("no published source reads what is outside its own src", () => {
  const found = files
    .filter((file) => /^packages\/[^/]+\/src\/.*\.ts$/.test(file))
    .flatMap((file) => leavesItsPackage(file, readFileSync(new URL(file, root), "utf8")));
  expect(found).toEqual([]);
  expect(leavesItsPackage("packages/a/src/b/c.ts", 'import x from "../../test/d.ts";')).toEqual([
    "packages/a/src/b/c.ts imports ../../test/d.ts",
  ]);
});

it("every path that CONTRIBUTING.md names is there", () => {
  const text = readFileSync(new URL("CONTRIBUTING.md", root), "utf8");
  const named = [...text.matchAll(/`((?:packages|scripts|docs|examples|specs)\/[\w./-]+)`/g)].map(
    ([, path = ""]) => path,
  );
  const made = /acme|\.specs-update|docs\/site|\/dist$/;
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((path) => !made.test(path) && !existsSync(join(repository, path)))).toEqual([]);
});
