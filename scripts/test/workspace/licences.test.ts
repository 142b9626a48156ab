import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { installedWith } from "../../src/docs/licences/installed.ts";
import { licenceProblem, withLicences } from "../../src/docs/licences/table.ts";

const folder = mkdtempSync(join(tmpdir(), "licences-"));
afterAll(() => rmSync(folder, { recursive: true }));

function install(path: string, manifest: object): void {
  mkdirSync(join(folder, path), { recursive: true });
  writeFileSync(join(folder, path, "package.json"), JSON.stringify({ version: "1.0.0", ...manifest }));
}

const one = { name: "acme", version: "1.2.3", license: "MIT", repository: "" };

describe("the licences of a package", () => {
  it("are those of all that comes with it, however deep, each once", () => {
    install(".", { name: "@org/own", dependencies: { a: "1" }, peerDependencies: { "@org/other": "1", peer: "1" } });
    install("node_modules/a", { name: "a", license: "ISC", dependencies: { b: "1" }, devDependencies: { no: "1" } });
    install("node_modules/a/node_modules/b", {
      name: "b",
      license: { type: "LGPL-3.0-or-later" },
      repository: { url: "git+https://github.com/acme/b.git" },
      optionalDependencies: { elsewhere: "1" },
    });
    install("node_modules/peer", { name: "peer", license: "MIT", dependencies: { a: "1" } });
    install("node_modules/@org/other", { name: "@org/other", dependencies: { peer: "1" } });
    expect(installedWith(folder, "@org/")).toEqual([
      { name: "a", version: "1.0.0", license: "ISC", repository: "" },
      { name: "b", version: "1.0.0", license: "LGPL-3.0-or-later", repository: "https://github.com/acme/b" },
      { name: "peer", version: "1.0.0", license: "MIT", repository: "" },
    ]);
  });

  it.each([
    [{ license: "MIT" }, undefined],
    [{ license: "(MIT OR GPL-3.0-only)" }, undefined],
    [{ license: "MPL-2.0" }, undefined],
    [{ license: "LGPL-2.1-or-later", repository: "https://example.org" }, undefined],
    [{ license: "LGPL-2.1-or-later" }, "acme 1.2.3 is under LGPL-2.1-or-later and names no source"],
    [{ license: "GPL-3.0-only" }, "acme 1.2.3 is under GPL-3.0-only, which a package of ours may not bring with it"],
    [{ license: "AGPL-3.0-only" }, "acme 1.2.3 is under AGPL-3.0-only, which a package of ours may not bring with it"],
    [{ license: "" }, "acme 1.2.3 names no licence"],
  ])("that are not for everybody are refused: %j", (changed, problem) => {
    expect(licenceProblem({ ...one, ...changed })).toBe(problem);
  });

  it("stand in its README, with the source of what is under the LGPL", () => {
    const marked = (between: string): string => `# Acme\n\n<!-- licences -->\n\n${between}<!-- end of licences -->\n`;
    const packages = [one, { ...one, name: "beta", license: "LGPL-3.0-only", repository: "https://example.org/b" }];
    const text = withLicences(marked("old\n\n"), packages) ?? "";
    expect(text).toMatch(/^\| `acme` +\| 1\.2\.3 +\| MIT +\|$/m);
    expect(text).toContain("| LGPL-3.0-only, unmodified; its source: https://example.org/b |");
    expect(text).not.toContain("old");
    expect(withLicences(text, packages)).toBe(text);
    expect(withLicences("# Acme", packages)).toBeUndefined();
  });
});
