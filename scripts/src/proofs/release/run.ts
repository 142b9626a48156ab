// The rehearsal of a release: every package is versioned, built and published to a registry on this machine, installed
// from there by four package managers in fresh folders, and used.
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { suiteUsage } from "../../prove/proof.ts";
import { root } from "../../specs/documents/sources.ts";
import { commandLine } from "../../workspace/command-line.ts";
import { asInWorkspace, inFreshFolder, run } from "../../workspace/programs/consumer.ts";
import { installTool, toolFolder } from "../../workspace/tools/install-tool.ts";
import { openStudio } from "../packed/open-studio.ts";
import { proof } from "./proof.ts";
import { address, type Published, publishAll } from "./publish.ts";
import { startRegistry } from "./registry.ts";

commandLine(suiteUsage(proof), {});

await installTool("release");
const tool = (path: string): string => fileURLToPath(new URL(`node_modules/${path}`, toolFolder("release")));
const bun = tool("@oven/bun-linux-x64-baseline/bin/bun");
const managers: Readonly<Record<string, readonly string[]>> = {
  npm: ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error"],
  pnpm: ["pnpm", "install", "--silent"],
  yarn: [process.execPath, tool("yarn/bin/yarn.js"), "install", "--silent", "--no-lockfile"],
  bun: [bun, "install", "--silent"],
};

const others = Object.fromEntries(asInWorkspace("bullmq", "ioredis").map((wanted) => wanted.split("@")));

await inFreshFolder(async (folder) => {
  const registry = await startRegistry(join(folder, "registry"));
  try {
    const published = await publishAll(join(folder, "copy"), registry.url);
    for (const one of published) await expectRepository(one, registry.url);
    const dependencies = Object.fromEntries(published.map(({ name, version }) => [name, version]));
    for (const [manager, install] of Object.entries(managers)) {
      const consumer = join(folder, manager);
      mkdirSync(consumer);
      writeFileSync(join(consumer, ".npmrc"), `@org:registry=${registry.url}\n`);
      // pnpm takes its settings from here alone, and a package of this minute is younger than it lets in.
      writeFileSync(
        join(consumer, "pnpm-workspace.yaml"),
        "pmOnFail: ignore\nminimumReleaseAge: 0\nallowBuilds:\n  msgpackr-extract: false\n  msw: false\n",
      );
      const manifest = {
        name: "consumer",
        private: true,
        type: "module",
        // Not every package manager installs the packages that another one wants beside it.
        dependencies: { ...dependencies, msw: "3.0.5", ...others },
      };
      writeFileSync(join(consumer, "package.json"), JSON.stringify(manifest));
      copyFileSync(new URL("examples/clips/ada.wav", root), join(consumer, "ada.wav"));
      for (const program of ["esm.mjs", "require.cjs"]) {
        copyFileSync(new URL(`consumer/${program}`, import.meta.url), join(consumer, program));
      }
      run(consumer, install, {
        npm_config_cache: join(folder, "cache", manager),
        BUN_INSTALL_CACHE_DIR: join(folder, "cache", "bun"),
      });
      expectOutput(manager, "import", run(consumer, ["node", "esm.mjs"]), "cartesia: Ada, wav\ninworld: Ada, wav\n");
      expectOutput(manager, "require", run(consumer, ["node", "require.cjs"]), "required: Ada\n");
      const clone = [
        "npx",
        "--no-install",
        "clone-voice",
        "ada.wav",
        "--name",
        "Ada",
        "--language",
        "en",
        "--provider",
        "all",
      ];
      const voices = run(consumer, [...clone, "--sandbox", "--json"])
        .trim()
        .split("\n");
      const names = voices.map((line) => JSON.parse(line).voice?.name ?? JSON.parse(line).name);
      expectOutput(manager, "command", names.join(), "Ada,Ada");
    }
    const desk = join(folder, "desk");
    mkdirSync(desk);
    writeFileSync(join(desk, ".npmrc"), `@org:registry=${registry.url}\ncache=${join(folder, "cache", "npm")}\n`);
    for (const line of await openStudio(desk, ["npx", "--yes", "@org/clone-cli"])) console.log(`ok   ${line}`);
  } finally {
    await registry.close();
  }
});

/** What the registry was told of a package's sources, which npm compares with the provenance statement. */
async function expectRepository({ name, version, folder }: Published, registry: string): Promise<void> {
  const { repository } = await (
    await fetch(`${registry}${name}/${version}`, { headers: { connection: "close" } })
  ).json();
  if (repository?.url !== `git+${address}.git` || repository.directory !== folder) {
    throw new Error(`${name} ${version} says that it comes from ${JSON.stringify(repository)}`);
  }
  console.log(`published ${name} ${version} from ${folder}`);
}

function expectOutput(manager: string, what: string, given: string, expected: string): void {
  if (given !== expected) throw new Error(`${manager}, ${what}: expected ${expected} and got ${given}`);
  console.log(`ok   ${manager.padEnd(5)} ${what}`);
}
