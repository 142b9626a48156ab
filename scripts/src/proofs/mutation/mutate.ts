import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../../specs/documents/sources.ts";
import { inFreshFolder } from "../../workspace/programs/consumer.ts";
import { toolFolder } from "../../workspace/tools/install-tool.ts";

/** One way of breaking the code. */
export interface Mutant {
  /** From the root of the repository. */
  readonly file: string;
  readonly line: number;
  /** The line's text, without what indents it. */
  readonly code: string;
  readonly before: string;
  readonly after: string;
  /** Whether a test failed, none did, or the tests did not end in time. */
  readonly fate: "killed" | "survived" | "endless";
}

/** The part of Stryker's report that is read here. */
interface Report {
  readonly files: Readonly<
    Record<
      string,
      {
        readonly source: string;
        readonly mutants: readonly {
          readonly status: string;
          readonly replacement?: string;
          readonly location: { readonly start: Position; readonly end: Position };
        }[];
      }
    >
  >;
}

interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * Mutates a package's sources and runs its tests against each mutant, which it prints the progress of.
 *
 * @param files a glob, from the package on; all sources otherwise.
 */
export function mutate(name: string, files = "src/**/*.ts"): Promise<Mutant[]> {
  return inFreshFolder(async (folder) => {
    const report = join(folder, "report.json");
    const config = join(folder, "stryker.config.json");
    const tool = (path: string): string =>
      fileURLToPath(new URL(`node_modules/@stryker-mutator/${path}`, toolFolder("mutation")));
    await writeFile(
      config,
      JSON.stringify({
        plugins: [tool("vitest-runner/dist/src/index.js")],
        testRunner: "vitest",
        coverageAnalysis: "perTest",
        // Long, since a mutant that a busy machine makes slow would count as noticed.
        timeoutMS: 10_000,
        // Stryker reads compiler options with TypeScript's own programming interface, which version 7 has not.
        ignorePatterns: ["tsconfig.json", "dist"],
        // Lists and schemas are data; the other generated files are code like any other.
        // What both clients have from one template is tested, and so broken, in the first.
        mutate: [
          files,
          "!src/generated/{schema,names,operation}.ts",
          ...(name === "inworld-voices" ? ["!src/generated/guarded-fetch.ts"] : []),
        ],
        reporters: ["progress-append-only", "json"],
        jsonReporter: { fileName: report },
        // As deep as the package itself: some tests read the documents and the clip at the root.
        tempDirName: "../../.stryker-tmp",
        cleanTempDir: "always",
        allowConsoleColors: false,
      }),
    );
    const child = spawn(process.execPath, [tool("core/bin/stryker.js"), "run", config], {
      cwd: fileURLToPath(new URL(`packages/${name}/`, root)),
      stdio: ["ignore", "inherit", "inherit"],
    });
    const [code] = await once(child, "exit");
    if (code !== 0) throw new Error(`Stryker ended with ${code} in packages/${name}`);
    return mutantsOf(name, JSON.parse(await readFile(report, "utf8")));
  });
}

/** Of Stryker's words; a mutant with any other was not tried. */
const fates: Readonly<Record<string, Mutant["fate"]>> = {
  Killed: "killed",
  Timeout: "endless",
  Survived: "survived",
  NoCoverage: "survived",
};

function mutantsOf(name: string, { files }: Report): Mutant[] {
  return Object.entries(files).flatMap(([file, { source, mutants }]) => {
    const lines = source.split("\n");
    return mutants.flatMap(({ status, replacement = "", location: { start, end } }) => {
      const fate = fates[status];
      if (fate === undefined) return [];
      return [
        {
          file: `packages/${name}/${file}`,
          line: start.line,
          code: oneLine((lines[start.line - 1] ?? "").trim()),
          before: oneLine(between(lines, start, end)),
          after: oneLine(replacement),
          fate,
        },
      ];
    });
  });
}

/** The text from one position to another; both count from 1. */
function between(lines: readonly string[], start: Position, end: Position): string {
  const part = lines.slice(start.line - 1, end.line);
  part[part.length - 1] = part.at(-1)?.slice(0, end.column - 1) ?? "";
  part[0] = part[0]?.slice(start.column - 1) ?? "";
  return part.join("\n");
}

const oneLine = (code: string): string => {
  const line = code.replace(/\s+/g, " ");
  return line.length > 100 ? `${line.slice(0, 97)}...` : line;
};
