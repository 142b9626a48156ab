import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BuildOptions } from "esbuild";
import { bundleOptions, offered } from "../../bench/measures/bundle-size.ts";
import { root } from "../../specs/documents/sources.ts";
import { inFreshFolder, installConsumer, publishedPackages } from "../../workspace/programs/consumer.ts";
import { markdownTable } from "../../workspace/tables.ts";
import { installTool, loadFrom } from "../../workspace/tools/install-tool.ts";
import { entryLimits, notForPages, programLimits } from "./size-limits.ts";

/** A program that a page loads; sizes in kB. */
interface Program {
  readonly title: string;
  readonly code: string;
  readonly limit: number;
}

interface Manifest {
  readonly name: string;
  readonly publishConfig: { readonly exports: Readonly<Record<string, unknown>> };
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** Holds what a page loads of the packed packages to its limits; prints a table, returns how many findings there are. */
export async function checkSizes(tarballs: readonly string[]): Promise<number> {
  const manifests = publishedPackages.map(
    (name): Manifest => JSON.parse(readFileSync(new URL(`packages/${name}/package.json`, root), "utf8")),
  );
  const unlimited = manifests.flatMap(entryPoints).filter((entry) => entryLimits[entry] === undefined);
  for (const entry of unlimited) console.log(`FAIL ${entry} has no limit in size-limits.ts`);

  const programs = [...entryPrograms(), ...benchPrograms()];
  const sizes = await measure(programs, tarballs, manifests);
  const rows = programs.map(({ title, limit }, index) => {
    const size = sizes[index];
    if (size === undefined || Number.isNaN(size)) throw new Error(`size-limit gave no size for ${title}`);
    const cells = [size <= limit ? "ok" : "FAIL", title, size.toFixed(2), limit.toFixed(2)];
    return { fits: size <= limit, cells };
  });
  const head = ["", "a page's imports, gzip", "kB", "limit"];
  console.log(markdownTable([head, ...rows.map(({ cells }) => cells)], 2).join("\n"));
  return unlimited.length + rows.filter(({ fits }) => !fits).length;
}

/** What a package's entry points are imported by. */
const entryPoints = ({ name, publishConfig }: Manifest): string[] =>
  notForPages[name] === undefined ? Object.keys(publishConfig.exports).map((path) => name + path.slice(1)) : [];

const entryPrograms = (): Program[] =>
  Object.entries(entryLimits).map(([entry, limit]) => ({
    title: `${entry}, everything`,
    code: `export * from "${entry}";`,
    limit,
  }));

const benchPrograms = (): Program[] =>
  Object.entries(programLimits).flatMap(([subject, limits]) =>
    Object.entries(limits).map(([scope, limit]) => {
      const code = Object.entries(offered[subject as keyof typeof offered] ?? {}).find(([name]) => name === scope)?.[1];
      if (code === undefined) throw new Error(`pnpm bench knows no program of ${subject} for ${scope}`);
      return { title: `${subject}, ${scope}`, code, limit };
    }),
  );

/**
 * By size-limit, built as `pnpm bench` builds. size-limit takes off the 32 bytes of an empty program, the bench does not.
 * What users bring themselves, a package's peers, is not counted.
 */
async function measure(
  programs: readonly Program[],
  tarballs: readonly string[],
  manifests: readonly Manifest[],
): Promise<number[]> {
  await installTool("size-limit");
  const load = async (name: string) => (await loadFrom("size-limit", name)).default;
  const sizeLimit = await load("size-limit");
  const plugins = [await load("@size-limit/esbuild"), await load("@size-limit/file")];

  const peers = manifests.flatMap(({ peerDependencies }) => Object.keys(peerDependencies ?? {}));
  const modifyEsbuildConfig = (config: BuildOptions): BuildOptions => ({
    ...config,
    ...bundleOptions,
    external: [...bundleOptions.external, ...peers],
  });
  return inFreshFolder(async (folder) => {
    installConsumer(folder, tarballs);
    const checks = programs.map(({ code }, index) => {
      const file = join(folder, `program-${index}.mjs`);
      writeFileSync(file, code);
      return { files: [file], gzip: true, modifyEsbuildConfig };
    });
    const measured: { size: number }[] = await sizeLimit(plugins, { checks });
    return measured.map(({ size }) => size / 1000);
  });
}
