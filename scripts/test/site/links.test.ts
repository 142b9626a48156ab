import { describe, expect, it } from "vitest";
import { linkOnSite, type Places, withFolders } from "../../src/site/links.ts";

const places: Places = {
  pages: {
    "README.md": "index.md",
    "docs/fleet.md": "docs/fleet.md",
    "packages/clone-core/README.md": "packages/clone-core/index.md",
  },
  paths: withFolders([
    "README.md",
    "LICENSE",
    "docs/fleet.md",
    "examples/queue/worker.ts",
    "packages/clone-core/README.md",
  ]),
};
const known: Places = { ...places, repository: "https://example.com/org/voices" };

describe("a link of a guide, on the site", () => {
  it.each([
    ["README.md", "docs/fleet.md", "./docs/fleet.md"],
    ["README.md", "packages/clone-core", "./packages/clone-core/index.md"],
    ["README.md", "packages/clone-core/", "./packages/clone-core/index.md"],
    ["docs/fleet.md", "../README.md#safety", "../index.md#safety"],
    ["docs/fleet.md", "../packages/clone-core/README.md#a-call", "../packages/clone-core/index.md#a-call"],
    ["packages/clone-core/README.md", "../..", "../../index.md"],
  ])("in %s, to %s leads to that page", (from, href, page) => {
    expect(linkOnSite(from, href, places)).toBe(page);
  });

  it.each(["https://example.com/a.md", "mailto:a@example.com", "#safety", "//example.com"])(
    "to %s stays as it is",
    (href) => {
      expect(linkOnSite("docs/fleet.md", href, places)).toBe(href);
    },
  );

  it.each([
    ["../examples/queue/worker.ts#L3", "https://example.com/org/voices/blob/HEAD/examples/queue/worker.ts#L3"],
    ["../examples/queue", "https://example.com/org/voices/tree/HEAD/examples/queue"],
    ["../LICENSE", "https://example.com/org/voices/blob/HEAD/LICENSE"],
  ])("to %s, which is no page, leads to the repository, or nowhere when nobody knows its address", (href, address) => {
    expect(linkOnSite("docs/fleet.md", href, known)).toBe(address);
    expect(linkOnSite("docs/fleet.md", href, places)).toBeUndefined();
  });

  it("to a file that is not there stops the build, with both names", () => {
    expect(() => linkOnSite("docs/fleet.md", "fleets.md", known)).toThrow(
      "docs/fleet.md links to fleets.md, but the repository has no docs/fleets.md.",
    );
  });
});
