import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { publishedPackages, run } from "../packed/consumer.ts";
import { root } from "../specs/sources.ts";
import { assertLoopback } from "./registry.ts";

/** A package as it was published. */
export interface Published {
  readonly name: string;
  readonly version: string;
}

/** Versions, builds and publishes every package from a copy of the repository, as the release workflow would. */
export function publishAll(copy: string, registry: string): Published[] {
  copyRepository(copy);
  run(copy, ["git", "init", "--quiet", "--initial-branch=main"]);
  run(copy, ["git", "add", "--all"]);
  const author = ["-c", "user.name=rehearsal", "-c", "user.email=rehearsal@voices.example"];
  run(copy, ["git", ...author, "commit", "--quiet", "--message", "As it is"]);
  run(copy, ["pnpm", "install", "--frozen-lockfile", "--prefer-offline"]);
  run(copy, ["pnpm", "exec", "changeset", "version"]);
  run(copy, ["pnpm", "run", "build"]);

  const { host } = new URL(registry);
  writeFileSync(
    join(copy, ".npmrc"),
    `registry=${registry}\n@org:registry=${registry}\n//${host}/:_authToken=rehearsal\n`,
  );
  for (const key of ["registry", "@org:registry"]) assertLoopback(run(copy, ["pnpm", "config", "get", key]).trim());

  return publishedPackages.map((folder) => {
    const cwd = join(copy, "packages", folder);
    run(cwd, ["pnpm", "publish", "--no-git-checks", "--access", "public", "--registry", registry]);
    const { name, version } = JSON.parse(readFileSync(join(cwd, "package.json"), "utf8"));
    return { name, version };
  });
}

/** The files that git knows or would add, as they are now. */
function copyRepository(target: string): void {
  const source = fileURLToPath(root);
  const list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const { stdout, status } = spawnSync("git", list, { cwd: source, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new Error("The files of the repository cannot be listed");
  for (const file of stdout.split("\0").filter((name) => name !== "")) {
    // A file that was removed and not committed yet is listed, too.
    if (!existsSync(join(source, file))) continue;
    mkdirSync(dirname(join(target, file)), { recursive: true });
    cpSync(join(source, file), join(target, file));
  }
}
