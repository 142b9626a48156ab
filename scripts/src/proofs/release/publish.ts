import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../../specs/documents/sources.ts";
import { copyRepository } from "../../specs/update/staging/tree.ts";
import { loopbackUrl } from "../../workspace/loopback.ts";
import { publishedPackages, run, tryRun } from "../../workspace/programs/consumer.ts";

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
  for (const folder of publishedPackages) expectPackedByHand(copy, folder, registry);
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

/** That pnpm packs by hand what the release has, and that npm, which would pack something else, says so. */
function expectPackedByHand(copy: string, folder: string, registry: string): void {
  const place = join(copy, "packages", folder);
  // As in a terminal, and not as a program that pnpm runs.
  const byNpm = { npm_config_user_agent: undefined };
  for (const command of [["pack"], ["pack", "--dry-run"], ["publish", "--dry-run", "--registry", registry]]) {
    const { status, stderr } = tryRun(place, ["npm", ...command], byNpm);
    if (status === 0 || !stderr.includes("Run: pnpm build && pnpm pack")) {
      throw new Error(`npm ${command.join(" ")} of ${folder} ends with ${status} and says:\n${stderr}`);
    }
  }
  const leftBehind = readdirSync(place).filter((file) => file.endsWith(".tgz"));
  if (leftBehind.length > 0) throw new Error(`npm left ${leftBehind.join(", ")} in ${folder}`);

  run(place, ["pnpm", "build"]);
  run(place, ["pnpm", "pack", "--pack-destination", join(copy, "by-hand")], github);
  const { name, version } = JSON.parse(readFileSync(join(place, "package.json"), "utf8"));
  const tarball = `${name.slice(1).replace("/", "-")}-${version}.tgz`;
  const [byHand, released] = ["by-hand", "release"].map((where) => readFileSync(join(copy, where, tarball)));
  if (byHand === undefined || released === undefined || Buffer.compare(byHand, released) !== 0) {
    throw new Error(`${tarball} has ${byHand?.length} bytes by hand, and others, ${released?.length}, in a release`);
  }
  console.log(`the same by hand, ${byHand.length} bytes: ${tarball}`);
}
