import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { guides, titleOf } from "../../src/site/guides.ts";
import { sidebar } from "../../src/site/sidebar.ts";
import { repository } from "../../src/specs/documents/sources.ts";

describe("the site's guides", () => {
  it("are all that readers are led to: every README, page and decision that is kept in git", async () => {
    const kept = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"], {
      cwd: repository,
      encoding: "utf8",
    });
    // Changesets, API reports and what tests read are for programs.
    const read = kept
      .trim()
      .split("\n")
      .filter((file) => !/^(\.changeset|\.github|scripts)\/|\/(api|test)\//.test(file));
    expect((await guides()).map(({ file }) => file)).toEqual(read.sort());
  });

  it("stand in the side bar under their headings, a folder's README before the rest of it", async () => {
    const bar = sidebar(await guides(), [{ specifier: "@org/clone-core", page: "reference/clone-core/index.md" }]);
    expect(bar.map(({ text }) => text)).toEqual(["Guides", "Packages", "Reference", "Decisions", "The project"]);
    const links = (text: string) => bar.find((group) => group.text === text)?.items?.map(({ link }) => link);
    expect(links("Guides")?.slice(0, 2)).toEqual(["/", "/docs/errors-and-safety.html"]);
    expect(links("Packages")).toContain("/packages/clone-core/");
    expect(links("Reference")).toEqual(["/reference/clone-core/"]);
    expect(links("Decisions")?.[0]).toBe("/docs/decisions/");
    expect(links("The project")).toContain("/CONTRIBUTING.html");
  });

  it("are called by their first heading, without its marks", () => {
    expect(titleOf("a.md", "text\n\n# The `run` of [*a* voice](b.md)\n\n# Other")).toBe("The run of a voice");
    expect(() => titleOf("a.md", "## Second")).toThrow('a.md has no heading of the first level: begin it with "# …".');
  });
});
