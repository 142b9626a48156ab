import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../../specs/documents/sources.ts";
import { copyRepository } from "../../specs/update/staging/tree.ts";
import { loopbackUrl } from "../../workspace/loopback.ts";
import { publishedPackages, run } from "../../workspace/programs/consumer.ts";

/** A package as it was published. */
export interface Published {
  readonly name: string;
  readonly version: string;
  /** In the repository. */
  readonly folder: string;
}

/** Where the rehearsal says that the repository lies, as a workflow at GitHub is told. */
const github = { GITHUB_SERVER_URL: "https://git.example", GITHUB_REPOSITORY: "rehearsal/voices" };
export const address = `${github.GITHUB_SERVER_URL}/${github.GITHUB_REPOSITORY}`;

/** Versions, builds, packs and publishes every package from a copy of the repository, as the release workflow would. */
export async function publishAll(copy: string, registry: string): Promise<Published[]> {
  await copyRepository(repository, copy, { links: false });
  run(copy, ["git", "init", "--quiet", "--initial-branch=main"]);
  run(copy, ["git", "add", "--all"]);
  const author = ["-c", "user.name=rehearsal", "-c", "user.email=rehearsal@voices.example"];
  run(copy, ["git", ...author, "commit", "--quiet", "--message", "As it is"]);
  run(copy, ["pnpm", "install", "--frozen-lockfile", "--prefer-offline"]);
  run(copy, ["pnpm", "exec", "changeset", "version"], github);
  run(copy, ["pnpm", "run", "build"]);
  run(copy, ["node", "scripts/src/release/pack.ts", "release"], github);

  const { host } = new URL(registry);
  writeFileSync(
    join(copy, ".npmrc"),
    `registry=${registry}\n@org:registry=${registry}\n//${host}/:_authToken=rehearsal\n`,
  );
  for (const key of ["registry", "@org:registry"]) {
    // What is published must stay on this machine.
    loopbackUrl(run(copy, ["npm", "config", "get", key, "--registry", registry]).trim());
  }
  for (const tarball of readdirSync(join(copy, "release"))) {
    run(copy, ["npm", "publish", `./release/${tarball}`, "--access", "public", "--registry", registry]);
  }
  return publishedPackages.map((folder) => {
    const { name, version } = JSON.parse(readFileSync(join(copy, "packages", folder, "package.json"), "utf8"));
    const changelog = readFileSync(join(copy, "packages", folder, "CHANGELOG.md"), "utf8");
    if (!changelog.includes(`](${address}/commit/`)) throw new Error(`The changelog of ${name} links to no commit`);
    return { name, version, folder: `packages/${folder}` };
  });
}
