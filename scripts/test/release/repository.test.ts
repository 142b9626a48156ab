import { describe, expect, it } from "vitest";
import { repositoryAddress, withRepository } from "../../src/release/repository.ts";

const env = { GITHUB_SERVER_URL: "https://git.example", GITHUB_REPOSITORY: "owner/voices" };

describe("the repository's address", () => {
  it("is unknown when nobody has said it", () => {
    expect(repositoryAddress({}, {})).toBeUndefined();
    expect(repositoryAddress({ GITHUB_SERVER_URL: "https://git.example" }, {})).toBeUndefined();
  });

  it("is the one whose workflow runs, which is the one that signs", () => {
    expect(repositoryAddress(env, { repository: "https://git.example/other/voices" })).toBe(
      "https://git.example/owner/voices",
    );
  });

  it.each([
    "https://git.example/owner/voices",
    "https://git.example/owner/voices/",
    "https://git.example/owner/voices.git",
    { url: "git+https://git.example/owner/voices.git" },
  ])("is what the root manifest says: %j", (repository) => {
    expect(repositoryAddress({}, { repository })).toBe("https://git.example/owner/voices");
  });

  it.each(["owner/voices", "git@git.example:owner/voices.git", { url: "" }])(
    "is refused where no browser could follow it: %j",
    (repository) => {
      expect(() => repositoryAddress({}, { repository })).toThrow(/package\.json: repository is ".*"; give an address/);
    },
  );
});

it("a manifest names the repository and the package's folder, and keeps everything else", () => {
  const manifest = { name: "@org/x", repository: "elsewhere", files: ["dist"] };
  expect(withRepository(manifest, "https://git.example/owner/voices", "packages/x")).toEqual({
    ...manifest,
    repository: { type: "git", url: "git+https://git.example/owner/voices.git", directory: "packages/x" },
  });
});
