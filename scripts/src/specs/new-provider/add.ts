import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { readSources } from "../documents/sources.ts";
import { type Disk, disk } from "../update/staging/disk.ts";
import { inStaging } from "../update/staging/staging.ts";
import { generateCode, lastSteps } from "../update/steps.ts";
import type { ProviderNames } from "./names.ts";
import { pnpm } from "./pnpm.ts";
import type { PreparedProvider } from "./prepare.ts";
import { checkProvider } from "./provider/check-provider.ts";
import { writeProviderEntries } from "./provider/write/write-entries.ts";
import { formatted } from "./write/formatted.ts";
import { writeProvider } from "./write/write-provider.ts";

/** Where a provider is added, and with what. */
export interface NewProviderSettings {
  /** The repository. */
  readonly root: string;
  readonly disk?: Disk;
  /** Hears what is being done. */
  readonly say?: (step: string) => void;
}

/**
 * Makes a client package of what was prepared: built and tested in a copy of the repository, then moved here, all of it
 * or nothing.
 *
 * @returns Paths of the files that are new or changed, relative to the repository.
 * @throws Error when the provider is there already, and when what was made does not pass its own checks.
 */
export async function addProvider(
  prepared: PreparedProvider,
  { root, disk: on = disk, say = () => {} }: NewProviderSettings,
): Promise<readonly string[]> {
  const { names, from, plan } = prepared;
  await requireNew(root, names);
  return inStaging({ root, disk: on, links: false }, async ({ tree, changedFiles, commit }) => {
    say("Writing the package in a copy of the repository");
    await writeProvider(tree, prepared, (path, text) => formatted(root, path, text));
    await generateCode(tree);
    if (plan !== undefined) await writeProviderEntries(tree, plan, (path, text) => formatted(root, path, text));
    say("Installing, compiling and testing it there");
    await pnpm(tree, ["install", "--no-frozen-lockfile", "--prefer-offline"]);
    await pnpm(tree, ["refresh", "licences"]);
    const folder = join(tree, "packages", names.spec);
    for (const script of ["check", "test"]) await pnpm(folder, ["run", script]).catch(unfit(from));
    if (plan !== undefined) {
      say("Compiling the provider, and holding it to some of its promises");
      await checkProvider(tree, names);
    }
    // The code of its README and of its comments.
    const changed = [names.spec, ...(plan === undefined ? [] : ["clone-core", "voices-mock"])];
    const only = changed.flatMap((one) => ["--package", one]);
    await pnpm(tree, ["exec", "node", "scripts/src/docs/code/check.ts", ...only]).catch(unfit(from));
    // The reports of clone-core show what they reach of every client, so all of these are read for them.
    for (const step of lastSteps) await step.run(root, tree, plan === undefined ? changed : []);
    const files = await changedFiles();
    await commit(files);
    return files;
  });
}

/** @throws Error that says what it means for the document that a package's own checks fail. */
const unfit =
  (from: string) =>
  (cause: Error): never => {
    throw new Error(
      `The client made from ${from} does not pass its own checks, so there is something in that document which such ` +
        `a client cannot be made from. ${cause.message}`,
      { cause },
    );
  };

/** @throws Error when a provider of that name is there. */
export async function requireNew(root: string, names: ProviderNames): Promise<void> {
  const sources = await readSources(pathToFileURL(`${root}/`));
  const known = sources.find((one) => one.name === names.spec || one.prefix === names.prefix);
  const taken = [`packages/${names.spec}`, `specs/${names.spec}.yaml`, `specs/${names.spec}.overlay.yaml`].find(
    (path) => existsSync(join(root, path)),
  );
  if (known === undefined && taken === undefined) return;
  throw new Error(
    `--name ${names.name}: ${taken ?? `${known?.name} in specs/sources.yaml`} is there already. ` +
      `\`pnpm specs:update ${known?.name ?? names.spec}\` takes a document anew.`,
  );
}
