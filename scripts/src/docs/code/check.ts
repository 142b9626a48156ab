// Compiles every TypeScript example: the fences of each Markdown file and of each doc comment.
import { execFile } from "node:child_process";
import { glob, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { repository, root } from "../../specs/documents/sources.ts";
import { commandLine } from "../../workspace/command-line.ts";

/** An example, and the line of its file on which its code begins. */
export interface Example {
  readonly file: string;
  readonly line: number;
  readonly code: string;
}

const inMarkdown = /^```ts\n(?<code>.*?)^```$/gms;
// In a doc comment a fence, or what follows `@example` up to the next tag or the end.
const inComment = /^ *\* (?:```ts|@example)\n(?! *\* ```)(?<code>(?: *\*(?: (?!@|```).*)?\n)+)/gm;

/** The TypeScript examples of a text; those of a doc comment lose the comment's margin. */
export function examplesOf(file: string, text: string): Example[] {
  const isMarkdown = file.endsWith(".md");
  return [...text.matchAll(isMarkdown ? inMarkdown : inComment)].map((match) => {
    const code = match.groups?.["code"] ?? "";
    return {
      file,
      line: text.slice(0, match.index).split("\n").length + 1,
      code: isMarkdown ? code : code.replaceAll(/^ *\* ?/gm, ""),
    };
  });
}

async function main(): Promise<void> {
  const { package: only } = commandLine(
    "Compiles every TypeScript example: of Markdown files and of doc comments.\n\n" +
      "  node scripts/src/docs/code/check.ts [--package <folder>]…",
    { package: { type: "string", multiple: true } },
  );
  const patterns = only?.flatMap((folder) => [`packages/${folder}/*.md`, `packages/${folder}/src/**/*.ts`]) ?? [
    "*.md",
    "{docs,specs,examples,scripts}/**/*.md",
    "packages/*/*.md",
    "packages/*/src/**/*.ts",
  ];
  const exclude = (name: string): boolean => /node_modules|dist|generated|docs-check/.test(name);
  const examples: Example[] = [];
  for await (const file of glob(patterns, { cwd: repository, exclude })) {
    examples.push(...examplesOf(file, await readFile(new URL(file, root), "utf8")));
  }

  // Beside the examples, where every package can be imported.
  const folder = new URL("examples/docs-check/", root);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  try {
    for (const [index, { line, code }] of examples.entries()) {
      // The code stands on the line it has in its file, so that the compiler's line numbers are right.
      await writeFile(new URL(`example-${index}.ts`, folder), `${"\n".repeat(line - 1)}${code}\nexport {};\n`);
    }
    await writeFile(
      new URL("tsconfig.json", folder),
      JSON.stringify({
        extends: "../tsconfig.json",
        compilerOptions: { noUnusedLocals: false, noUnusedParameters: false },
        include: ["."],
      }),
    );
    await promisify(execFile)("tsc", ["-p", fileURLToPath(folder), "--pretty", "false"], { cwd: repository });
    console.log(`${examples.length} examples in docs and doc comments compile.`);
  } catch (error) {
    const { stdout = String(error) } = error as { stdout?: string };
    console.error(
      stdout.replaceAll(
        /^.*example-(\d+)\.ts\((\d+),\d+\)/gm,
        (_all, index, line) => `${examples[index]?.file}:${line}`,
      ),
    );
    process.exitCode = 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) await main();
