import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
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

/** Words that no function can be called, which a provider's is. */
const reserved: ReadonlySet<string> = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends " +
    "false finally for function if implements import in instanceof interface let new null package private protected " +
    "public return static super switch this throw true try typeof undefined var void while with yield"
  ).split(" "),
);

/** @throws Error when a provider of that name is there, or cannot be called so. */
export async function requireNew(root: string, names: ProviderNames): Promise<void> {
  const sources = await readSources(pathToFileURL(`${root}/`));
  const known = sources.find((one) => one.name === names.spec || one.prefix === names.prefix);
  const taken = [`packages/${names.spec}`, `specs/${names.spec}.yaml`, `specs/${names.spec}.overlay.yaml`].find(
    (path) => existsSync(join(root, path)),
  );
  if (known === undefined && taken === undefined) return requireFreeName(root, names);
  throw new Error(
    `--name ${names.name}: ${taken ?? `${known?.name} in specs/sources.yaml`} is there already. ` +
      `\`pnpm specs:update ${known?.name ?? names.spec}\` takes a document anew.`,
  );
}

/** @throws Error when a provider of that name would take a file or an entry point of something else, or a word of the language. */
async function requireFreeName(root: string, { name, lower }: ProviderNames): Promise<void> {
  if (reserved.has(lower)) {
    throw new Error(`--name ${name}: ${lower} is a word of JavaScript, and the provider's function has that name.`);
  }
  const files = [
    `packages/clone-core/src/providers/${name}.ts`,
    `packages/voices-mock/src/${name}.ts`,
    `packages/clone-conformance/src/held/${name}.ts`,
    `packages/clone-conformance/test/${name}.test.ts`,
  ];
  const taken = files.filter((path) => existsSync(join(root, path)));
  for (const folder of ["clone-core", "voices-mock"]) {
    const { exports } = JSON.parse(await readFile(join(root, `packages/${folder}/package.json`), "utf8"));
    if (`./${name}` in exports) taken.push(`@org/${folder}/${name}`);
  }
  if (taken.length > 0) throw new Error(`--name ${name}: ${taken[0]} is something else already. Give another name.`);
}
