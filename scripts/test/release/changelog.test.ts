import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { root } from "../../src/specs/documents/sources.ts";

const changeset = fileURLToPath(new URL("node_modules/@changesets/cli/bin.js", root));
const kept = [".changeset/config.json", "scripts/src/release/changelog.ts", "scripts/src/release/repository.ts"];

interface Released {
  readonly commit: string;
  readonly changelog: (folder: string) => string;
  readonly version: (folder: string) => string;
}

/** Runs `changeset version`, as this repository configures it, where a client is changed on which core depends. */
function release(bump: "patch" | "major", github: NodeJS.ProcessEnv, check: (released: Released) => void): void {
  const folder = mkdtempSync(join(tmpdir(), "changelog-"));
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, ...rest } = process.env;
  const env = { ...rest, ...github, GIT_CONFIG_GLOBAL: "/dev/null" };
  const run = (program: string, ...parameters: string[]): string =>
    execFileSync(program, parameters, { cwd: folder, env, stdio: "pipe", encoding: "utf8" });
  const write = (file: string, content: string | object): void => {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), typeof content === "string" ? content : JSON.stringify(content));
  };
  const commit = (message: string): void => {
    run("git", "add", "--all");
    run("git", "-c", "user.name=test", "-c", "user.email=test@voices.example", "commit", "--quiet", "-m", message);
  };
  try {
    for (const file of kept) cpSync(new URL(file, root), join(folder, file));
    write("package.json", { private: true, type: "module" });
    write("pnpm-workspace.yaml", "packages:\n  - packages/*\n");
    write("packages/client/package.json", { name: "@org/client", version: "1.0.0" });
    const dependencies = { "@org/client": "workspace:^" };
    write("packages/core/package.json", { name: "@org/core", version: "1.0.0", dependencies });
    run("git", "init", "--quiet", "--initial-branch=main");
    commit("As it is");
    write(
      ".changeset/one.md",
      `---\n"@org/client": ${bump}\n---\n\nA field is gone.\n\nWhat to do:\n\n- Leave it out.\n`,
    );
    commit("A field is gone");
    run(process.execPath, changeset, "version");
    check({
      commit: run("git", "rev-parse", "HEAD").trim(),
      changelog: (name) => readFileSync(join(folder, "packages", name, "CHANGELOG.md"), "utf8"),
      version: (name) => JSON.parse(readFileSync(join(folder, "packages", name, "package.json"), "utf8")).version,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("changeset version", { timeout: 60_000 }, () => {
  it("links each entry to its commit where the repository's address is known", () => {
    const github = { GITHUB_SERVER_URL: "https://git.example", GITHUB_REPOSITORY: "owner/voices" };
    release("major", github, ({ commit, changelog }) => {
      const link = `[${commit.slice(0, 7)}](https://git.example/owner/voices/commit/${commit})`;
      expect(changelog("client")).toBe(
        `# @org/client\n\n## 2.0.0\n\n### Major Changes\n\n- ${link}: A field is gone.\n\n  What to do:\n\n  - Leave it out.\n`,
      );
      expect(changelog("core")).toBe(
        `# @org/core\n\n## 1.0.1\n\n### Patch Changes\n\n- Updated dependencies: ${link}\n  - @org/client@2.0.0\n`,
      );
    });
  });

  it("names the commit without a link where no address is known", () => {
    release("major", {}, ({ commit, changelog }) => {
      expect(changelog("client")).toContain(`\n- ${commit.slice(0, 7)}: A field is gone.\n`);
      expect(changelog("core")).toContain(`\n- Updated dependencies: ${commit.slice(0, 7)}\n  - @org/client@2.0.0\n`);
    });
  });

  it("releases a package alone while those that depend on it take the new version by themselves", () => {
    release("patch", {}, ({ version }) => {
      expect([version("client"), version("core")]).toEqual(["1.0.1", "1.0.0"]);
    });
  });
});
