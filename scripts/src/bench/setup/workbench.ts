import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { root } from "../../specs/documents/sources.ts";
import { installConsumer, pack } from "../../workspace/programs/consumer.ts";
import { installTool, toolFolder } from "../../workspace/tools/install-tool.ts";
import { type Contender, contendersFor, isOurs, programsOf, type Scope, scopes, services } from "./contenders.ts";

/** Where everything that is measured is installed as a user would have it. */
export interface Workbench {
  readonly folder: string;
  /** The packed packages of this project, by their folder's name. */
  readonly tarballs: ReadonlyMap<string, string>;
  /** The folder from which a contender's packages are found. */
  home(contender: Contender): string;
  /** What a program that clones at `scope` imports and calls, as one file of JavaScript beside the packages. */
  program(contender: Contender, scope: Scope): string;
}

/** The folder of the programs. */
const programs = fileURLToPath(new URL("programs/", toolFolder("peers")));
const packages = ["cartesia-voices", "inworld-voices", "clone-core"];

/** Puts the programs and the types that openapi-fetch wants into a folder. */
export function copyPrograms(target: string, names: readonly string[]): void {
  for (const name of names) copyFileSync(join(programs, `${name}.ts`), join(target, `${name}.ts`));
  for (const service of services) {
    const schema = new URL(`packages/${service}-voices/src/generated/schema.ts`, root);
    copyFileSync(schema, join(target, `${service}-schema.ts`));
  }
}

/** Installs ours from tarballs and the peers from their lockfile, and writes each contender's programs. */
export async function setUp(folder: string): Promise<Workbench> {
  await installTool("peers");
  const packed = join(folder, "tarballs");
  const ours = join(folder, "ours");
  const theirs = join(folder, "peers");
  for (const path of [packed, ours, theirs]) mkdirSync(path);

  const paths = pack(packed, packages);
  const tarballs = new Map(packages.map((name) => [name, paths.find((path) => path.includes(`org-${name}-`)) ?? ""]));
  installConsumer(ours, [...tarballs.values()]);
  writeFileSync(join(theirs, "package.json"), JSON.stringify({ private: true, type: "module" }));
  symlinkSync(new URL("node_modules", toolFolder("peers")), join(theirs, "node_modules"));

  const home = (contender: Contender): string => (isOurs(contender) ? ours : theirs);
  const program = (contender: Contender, scope: Scope): string =>
    join(home(contender), `${contender.replaceAll(/[^a-z]/g, "-")}-${scope}.mjs`);
  for (const scope of scopes) {
    for (const contender of contendersFor(scope)) {
      const names = programsOf(contender, scope);
      copyPrograms(home(contender), names);
      await build({
        stdin: { contents: entryOf(names), resolveDir: home(contender) },
        bundle: true,
        packages: "external",
        format: "esm",
        platform: "node",
        outfile: program(contender, scope),
      });
    }
  }
  return { folder, tarballs, home, program };
}

/** One program as it is; several under names of their own. */
export const entryOf = (names: readonly string[]): string =>
  names.length === 1
    ? `export * from "./${names[0]}.ts";`
    : names.map((name) => `export * as ${name.replaceAll("-", "_")} from "./${name}.ts";`).join("\n");
