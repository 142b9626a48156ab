// Makes Markdown of every exported name's doc comment, from the packages' sources.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { entryPoints } from "../docs/api-reports/report.ts";
import { repository, root } from "../specs/documents/sources.ts";
import { loadFrom, toolRequire } from "../workspace/tools/install-tool.ts";

/** An entry point's page, from the site's root. */
export interface ReferencePage {
  /** As it is imported: `@org/clone-core/cartesia`. */
  readonly specifier: string;
  readonly page: string;
}

/**
 * Writes the reference into `folder`, and returns where each entry point's begins. Throws when an exported name has no
 * doc comment, or one that links to nothing.
 *
 * @param below the folder's name on the site.
 */
export async function writeReference(folder: string, below: string): Promise<ReferencePage[]> {
  const { Application, OptionDefaults } = await loadFrom("site", "typedoc");
  const entries = await entryPoints();
  // The compiler finds the packages' dependencies from where the program is.
  const program = mkdtempSync(fileURLToPath(new URL("scripts/.reference-", root)));
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
    const app = await Application.bootstrapWithPlugins({
      name: "Reference",
      plugin: [toolRequire("site").resolve("typedoc-plugin-markdown")],
      entryPoints: sources,
      displayBasePath: repository,
      tsconfig,
      out: folder,
      readme: "none",
      disableSources: true,
      excludeInternal: true,
      excludeExternals: true,
      excludePrivate: true,
      githubPages: false,
      // What openapi-typescript writes into generated types.
      blockTags: [...OptionDefaults.blockTags, "@description", "@constant"],
      externalSymbolLinkMappings: { "@types/node": { "*": "#" } },
      validation: { notExported: false, invalidLink: true, notDocumented: false },
      logLevel: "Warn",
      router: "member",
      entryFileName: "index",
      excludeScopesInPaths: true,
      hidePageHeader: true,
      useCodeBlocks: true,
      expandObjects: false,
      parametersFormat: "table",
      interfacePropertiesFormat: "list",
      typeAliasPropertiesFormat: "list",
      indexFormat: "table",
      groupOrder: ["Functions", "Classes", "Interfaces", "Type Aliases", "Variables"],
      sanitizeComments: true,
    });
    const project = await app.convert();
    if (project === undefined) throw new Error("TypeDoc found nothing.");
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
    await app.generateOutputs(project);
    // It has printed what they are.
    if (app.logger.hasErrors() || app.logger.hasWarnings()) throw new Error("Doc comments are not as they should be.");
    return entries.map(({ specifier }) => ({
      specifier,
      page: `${below}/${specifier.replace(/^@[^/]+\//, "")}/index.md`,
    }));
  } finally {
    rmSync(program, { recursive: true });
  }
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
