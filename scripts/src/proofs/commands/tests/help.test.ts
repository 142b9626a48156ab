import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { allProofs } from "../../../prove/all-proofs.ts";
import { repository, root } from "../../../specs/documents/sources.ts";

/** What a program of this repository makes of its arguments. */
const called = (args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: repository }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });

const { scripts } = JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as {
  scripts: Record<string, string>;
};
/** The programs that root scripts are, those behind a build too. */
const programs = Object.entries(scripts).flatMap(([name, script]) => {
  const [, path, command] =
    /^(?:(?:TURBO_\S+ turbo run build|pnpm --silent) .*&& )?node (\S+\.ts)(?: --check| (\w+))?$/.exec(script) ?? [];
  return path === undefined ? [] : [[name, command === undefined ? [path] : [path, command]] as const];
});
const suites = (await allProofs()).map(({ name }) => [name, [`scripts/src/proofs/${name}/run.ts`]] as const);

it.each([...programs, ...suites])(
  "%s answers --help, and refuses what it does not know",
  { timeout: 60_000 },
  async (_name, path) => {
    const [help, wrong] = await Promise.all([called([...path, "--help"]), called([...path, "--no-such-option"])]);
    expect(help).toMatchObject({ code: 0, stderr: "" });
    expect(help.stdout).toMatch(/\S/);
    expect(wrong.code).not.toBe(0);
    expect(wrong.stderr).toContain("no-such-option");
    expect(wrong.stderr).not.toMatch(/^\s+at /m);
  },
);

it("is asked of every command but those that are another program's", () => {
  const others = Object.keys(scripts).filter((name) => !programs.some(([known]) => known === name));
  expect(others.sort()).toEqual(["build", "check", "check:root", "demo", "format", "test"]);
});
