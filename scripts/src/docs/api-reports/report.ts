import { mkdir, readFile, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../../specs/documents/sources.ts";
import { publishedPackages } from "../../workspace/programs/consumer.ts";
import { toolRequire } from "../../workspace/tools/install-tool.ts";

/** An entry point of a published package. */
export interface EntryPoint {
  /** As it is imported: `@org/clone-core/cartesia`. */
  readonly specifier: string;
  /** The package's folder in `packages`. */
  readonly folder: string;
  /** Its source from the package's folder: `src/index.ts`. */
  readonly source: string;
}

/** The entry points of every package that is published. */
export async function entryPoints(): Promise<EntryPoint[]> {
  const found: EntryPoint[] = [];
  for (const folder of publishedPackages) {
    const manifest = JSON.parse(await readFile(new URL(`packages/${folder}/package.json`, root), "utf8"));
    for (const [path, source] of Object.entries<string>(manifest.exports ?? {})) {
      if (path.endsWith(".json")) continue;
      found.push({ specifier: join(manifest.name, path), folder, source: source.slice(2) });
    }
  }
  return found;
}

/** Where the report of an entry point is kept: `packages/clone-core/api/cartesia.api.md`. */
export const reportFile = ({ folder, source }: EntryPoint): string =>
  fileURLToPath(new URL(`packages/${folder}/api/${basename(source, ".ts")}.api.md`, root));

/** The types that a consumer's program would have around it. */
const compilerOptions = {
  target: "es2022",
  module: "nodenext",
  moduleResolution: "nodenext",
  lib: ["es2023", "dom", "dom.iterable", "esnext.disposable"],
  strict: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  noEmit: true,
};

/**
 * Everything that a consumer of the entry point can name or reach, as text.
 *
 * @param declarations The folder that holds every package's declarations.
 */
export async function apiReport(
  { specifier, folder, source }: EntryPoint,
  all: readonly EntryPoint[],
  declarations: string,
): Promise<string> {
  const { Extractor, ExtractorConfig } = toolRequire("api-extractor")("@microsoft/api-extractor");
  const declaration = (entry: Pick<EntryPoint, "folder" | "source">): string =>
    join(declarations, entry.folder, entry.source.replace(/\.ts$/, ".d.ts"));
  const main = declaration({ folder, source });
  const config = fileURLToPath(new URL(`packages/${folder}/tsconfig.build.json`, root));
  const { types } = JSON.parse(await readFile(config, "utf8")).compilerOptions;
  const typeRoots = [fileURLToPath(new URL(`packages/${folder}/node_modules/@types`, root))];
  const paths = Object.fromEntries(all.map((entry) => [entry.specifier, [declaration(entry)]]));
  const reports = join(declarations, "reports");
  await mkdir(reports);
  const problems: string[] = [];
  const { succeeded } = Extractor.invoke(
    ExtractorConfig.prepare({
      configObject: {
        projectFolder: declarations,
        mainEntryPointFilePath: main,
        newlineKind: "lf",
        compiler: {
          overrideTsconfig: { compilerOptions: { ...compilerOptions, types, typeRoots, paths }, files: [main] },
        },
        apiReport: {
          enabled: true,
          reportFolder: reports,
          reportTempFolder: join(declarations, "reports-before"),
          reportFileName: "report",
          // A type that is reached through an exported one is public too, by whatever name.
          includeForgottenExports: true,
        },
        docModel: { enabled: false },
        dtsRollup: { enabled: false },
        tsdocMetadata: { enabled: false },
        messages: {
          compilerMessageReporting: { default: { logLevel: "error" } },
          extractorMessageReporting: { default: { logLevel: "none" } },
          tsdocMessageReporting: { default: { logLevel: "none" } },
        },
      },
      configObjectFullPath: undefined,
      packageJsonFullPath: fileURLToPath(new URL(`packages/${folder}/package.json`, root)),
    }),
    {
      localBuild: true,
      messageCallback(message: { logLevel: string; text: string; handled: boolean }) {
        if (message.logLevel === "error") problems.push(message.text);
        message.handled = true;
      },
    },
  );
  if (!succeeded || problems.length > 0) throw new Error(`${specifier}: ${problems.join("; ") || "no report"}`);
  const report = await readFile(join(reports, "report.api.md"), "utf8");
  await rm(reports, { recursive: true });
  return report.replace(/^## API Report File for ".*"/, `# The public surface of \`${specifier}\``);
}
