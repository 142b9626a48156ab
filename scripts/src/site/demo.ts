import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../specs/documents/sources.ts";

const script = "studio:demo";

/** Builds the studio's demo and returns its folder; undefined, with a line that says so, where there is none to build. */
export function buildDemo(): string | undefined {
  const { scripts } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
  if (scripts[script] === undefined) {
    console.log(`The site comes without the studio's demo: package.json has no script ${script}.`);
    return undefined;
  }
  execFileSync("pnpm", ["--silent", "run", script], { cwd: repository, stdio: "inherit" });
  return join(repository, "packages/clone-studio/demo/dist");
}
