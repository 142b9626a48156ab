// Makes static pages of every exported name's doc comment, from the packages' sources. Ends with 1 when an exported name
// has none, or one that links to nothing.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { repository, root } from "../../specs/documents/sources.ts";
import { commandLine } from "../../workspace/command-line.ts";
import { installTool, loadFrom } from "../../workspace/tools/install-tool.ts";
import { entryPoints } from "../api-reports/report.ts";

commandLine("Makes static pages of every exported name's doc comment, in docs/api.\n\n  pnpm refresh api-pages", {});

await installTool("typedoc");
const { Application, OptionDefaults } = await loadFrom("typedoc", "typedoc");

const entries = await entryPoints();
const out = fileURLToPath(new URL("docs/api/", root));
// The compiler finds the packages' dependencies from where the program is.
const program = mkdtempSync(fileURLToPath(new URL("scripts/.api-pages-", root)));
try {
  const sources = entries.map(({ folder, source }) => fileURLToPath(new URL(`packages/${folder}/${source}`, root)));
  const tsconfig = join(program, "tsconfig.json");
  const compilerOptions = {
    rootDir: repository,
    types: ["node"],
    typeRoots: [fileURLToPath(new URL("scripts/node_modules/@types", root))],
  };
  const base = fileURLToPath(new URL("tsconfig.base.json", root));
  writeFileSync(tsconfig, JSON.stringify({ extends: base, compilerOptions, files: sources }));
  const app = await Application.bootstrap({
    name: "Clone a voice from TypeScript",
    entryPoints: sources,
    displayBasePath: repository,
    tsconfig,
    out,
    readme: "none",
    disableSources: true,
    excludeInternal: true,
    excludePrivate: true,
    githubPages: false,
    // What openapi-typescript writes into generated types.
    blockTags: [...OptionDefaults.blockTags, "@description", "@constant"],
    externalSymbolLinkMappings: { "@types/node": { "*": "#" } },
    validation: { notExported: false, invalidLink: true, notDocumented: false },
    logLevel: "Warn",
  });
  const project = await app.convert();
  if (project === undefined) process.exitCode = 1;
  else {
    for (const module of project.children ?? []) {
      const entry = entries.find(({ folder, source }) => module.name === `packages/${folder}/${moduleName(source)}`);
      if (entry) module.name = entry.specifier;
      // TypeDoc's own check passes over what it knows no source of.
      for (const exported of module.children ?? []) {
        if (isDocumented(exported)) continue;
        app.logger.warn(`${exported.name} of ${module.name} has no doc comment`);
      }
    }
    app.validate(project);
    if (app.logger.hasErrors() || app.logger.hasWarnings()) process.exitCode = 1;
    await app.generateOutputs(project);
    console.log(`The pages of ${entries.length} entry points are in docs/api.`);
  }
} finally {
  rmSync(program, { recursive: true });
}

/** What is read of a name that TypeDoc found. */
interface Exported {
  hasComment(): boolean;
  /** A function's. */
  readonly signatures?: readonly Exported[];
  /** What a name that is exported once more stands for. */
  getTargetReflection?(): Exported;
}

function isDocumented(exported: Exported): boolean {
  if (exported.hasComment() || exported.signatures?.some((signature) => signature.hasComment())) return true;
  const target = exported.getTargetReflection?.();
  return target !== undefined && target !== exported && isDocumented(target);
}

/** TypeDoc's own name for an entry point: its path, without an ending and `index`. */
function moduleName(source: string): string {
  return source.replace(/(\/index)?\.ts$/, "");
}
