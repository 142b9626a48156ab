import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { isScalar, parseDocument } from "yaml";
import { readDocument, requireForeign, type VendoredDocument } from "../documents/document.ts";
import { type Operation, readOperation } from "../documents/operation.ts";
import { requireSound } from "../documents/source/lint.ts";
import { type ReadSpec, readSpec } from "../documents/source/read-spec.ts";
import { readSources, type Source } from "../documents/sources.ts";
import { type Disk, disk } from "../update/staging/disk.ts";
import { inStaging } from "../update/staging/staging.ts";
import { generateCode, lastSteps } from "../update/steps.ts";
import { type DescribedOperation, describeOperation } from "./described-operation.ts";
import { formatted } from "./formatted.ts";
import { type NamedSchemas, nameSchemas } from "./named-schemas.ts";
import { type ProviderNames, providerNames } from "./names.ts";
import type { NewProviderOptions } from "./options.ts";
import { overlayText } from "./overlay-text.ts";
import { packageFiles } from "./package-files.ts";
import { pnpm } from "./pnpm.ts";

/** Where a provider is added, and with what. */
export interface NewProviderSettings {
  /** The repository. */
  readonly root: string;
  /** `2026-11-28` */
  readonly today: string;
  readonly disk?: Disk;
  /** Hears what is being done. */
  readonly say?: (step: string) => void;
}

/** What was made. */
export interface NewProvider {
  readonly names: ProviderNames;
  /** Paths of the files that are new or changed, relative to the repository. */
  readonly files: readonly string[];
}

/**
 * Makes a client package from a vendor's page or document: built and tested in a copy of the repository, then moved
 * here, all of it or nothing.
 *
 * @throws Error when the provider is there already, when the document cannot be read or a client cannot be made from
 * it, and when what was made does not pass its own checks.
 */
export async function addProvider(
  options: NewProviderOptions,
  { root, today, disk: on = disk, say = () => {} }: NewProviderSettings,
): Promise<NewProvider> {
  const names = providerNames(options.name);
  await requireNew(root, names);
  say(`Reading ${options.from}`);
  const spec = await readSpec(options.from, { operations: [options.operation] });
  await requireSound(spec.document, options.from);
  requireForeign(spec.document, options.from);
  const described = describeOperation(spec.document, options.operation, options.keyHeader);
  const schemas = nameSchemas(described, names);

  return inStaging({ root, disk: on, links: false }, async ({ tree, changedFiles, commit }) => {
    const write = async (path: string, text: string): Promise<void> => {
      await mkdir(dirname(join(tree, path)), { recursive: true });
      await writeFile(join(tree, path), text);
    };
    say("Writing the package in a copy of the repository");
    const source = sourceOf(options, names, spec, today);
    await write(`specs/${names.spec}.yaml`, spec.text);
    await write(`specs/${names.spec}.overlay.yaml`, overlayText(names, schemas, described, options));
    await write("specs/sources.yaml", withSource(await readFile(join(tree, "specs/sources.yaml"), "utf8"), source));
    await writePackage({ root, tree, write }, { names, described, schemas, source });
    say("Installing, compiling and testing it there");
    await pnpm(tree, ["install", "--no-frozen-lockfile", "--prefer-offline"]);
    await pnpm(tree, ["refresh", "licences"]);
    const folder = join(tree, "packages", names.spec);
    for (const script of ["check", "test"]) await pnpm(folder, ["run", script]).catch(unfit(options.from));
    // The code of its README and of its comments; what does not compile elsewhere is nothing of this package.
    await pnpm(tree, ["exec", "node", "scripts/src/docs/code/check.ts"]).catch((cause: Error) => {
      if (cause.message.includes(`packages/${names.spec}/`)) unfit(options.from)(cause);
    });
    for (const step of lastSteps) await step.run(root, tree);
    const files = await changedFiles();
    await commit(files);
    return { names, files };
  });
}

/** Everything but the document, its overlay and its entry, which stand in the tree already. */
async function writePackage(
  { root, tree, write }: { root: string; tree: string; write: (path: string, text: string) => Promise<void> },
  {
    names,
    described,
    schemas,
    source,
  }: {
    names: ProviderNames;
    described: DescribedOperation;
    schemas: NamedSchemas;
    source: Source;
  },
): Promise<void> {
  const base = pathToFileURL(`${tree}/`);
  const operation = reachable(await readDocument(source, base));
  await generateCode(tree);
  const namesText = await readFile(join(tree, `packages/${names.spec}/src/generated/names.ts`), "utf8");
  const files = await packageFiles({ names, described, schemas, operation, namesText, vendored: source.vendored });
  for (const [path, text] of files) {
    await write(path, path.startsWith(".changeset/") ? text : await formatted(root, path, text));
  }
  // There the code of every README is compiled.
  const examples = JSON.parse(await readFile(join(tree, "examples/package.json"), "utf8"));
  const entries = Object.entries<string>({ ...examples.dependencies, [names.package]: "workspace:^" });
  const dependencies = Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
  const text = JSON.stringify({ ...examples, dependencies }, null, 2);
  await write("examples/package.json", await formatted(root, "examples/package.json", text));
}

/** @throws Error that names the options which say where a service is and how it takes its key. */
function reachable(vendored: VendoredDocument): Operation {
  try {
    return readOperation(vendored);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${why}. What a document leaves out --server, --key-header and --key-prefix say.`, { cause });
  }
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

async function requireNew(root: string, names: ProviderNames): Promise<void> {
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

const sourceOf = (
  { from, page, operation }: NewProviderOptions,
  names: ProviderNames,
  { sha256 }: ReadSpec,
  vendored: string,
): Source => ({
  name: names.spec,
  package: names.package,
  prefix: names.prefix,
  page,
  ...(/^https?:/.test(from) && from !== page ? { from } : {}),
  operation,
  vendored,
  sha256,
});

/** `specs/sources.yaml` with one more entry: its other lines and comments stay as they are. */
function withSource(text: string, { name, ...entry }: Source): string {
  const document = parseDocument(text);
  document.set(name, document.createNode(entry));
  // A date without quotes is not text to every reader of YAML.
  const vendored = document.getIn([name, "vendored"], true);
  if (isScalar(vendored)) vendored.type = "QUOTE_DOUBLE";
  return document.toString({ lineWidth: 0 });
}
