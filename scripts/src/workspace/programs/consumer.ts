import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { repository, root } from "../../specs/documents/sources.ts";
import { publishedPackages as packagesOf } from "../../specs/update/changesets/affected.ts";

/** The folders of the packages that are published. */
export const publishedPackages: readonly string[] = packagesOf(repository)
  .map(({ folder }) => folder)
  .sort();

/** Packs the built packages as they would be published; returns the tarballs' paths. */
export function pack(folder: string, names: readonly string[] = publishedPackages): string[] {
  for (const name of names) {
    run(fileURLToPath(new URL(`packages/${name}/`, root)), ["pnpm", "pack", "--pack-destination", folder]);
  }
  return readdirSync(folder)
    .filter((name) => name.endsWith(".tgz"))
    .map((file) => join(folder, file));
}

/** A fresh folder outside the workspace, removed when `use` is done. */
export async function inFreshFolder<Result>(use: (folder: string) => Result | Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "fresh-"));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A package of its own in `folder`, with what it installs by npm. */
export function installConsumer(folder: string, wanted: readonly string[], manifest: object = {}): void {
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ name: "consumer", private: true, type: "module", ...manifest }),
  );
  run(folder, ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error", ...wanted]);
}

/** Packages from the registry for {@link installConsumer}, in the versions that this workspace has. */
export function asInWorkspace(...names: readonly string[]): string[] {
  return names.map((name) => {
    const manifest = new URL(`scripts/node_modules/${name}/package.json`, root);
    return `${name}@${(JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version}`;
  });
}

/** Runs a command to its end; returns what it printed, and fails with it when the command failed. */
export function run(cwd: string, command: readonly string[], env: NodeJS.ProcessEnv = {}): string {
  const { status, stdout, stderr } = tryRun(cwd, command, env);
  if (status !== 0) throw new Error(`${command.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}

/** Runs a command to its end, whatever that is. */
export function tryRun(cwd: string, [program = "", ...parameters]: readonly string[], env: NodeJS.ProcessEnv = {}) {
  return spawnSync(program, parameters, {
    cwd,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, NO_COLOR: "1", ...env },
  });
}
