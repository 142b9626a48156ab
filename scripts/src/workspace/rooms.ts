import { dirname, normalize, relative } from "node:path";

/** A newcomer reads a folder at a glance: about fifteen names, and one more for an `index.ts`. */
const mostFiles = 16;

/** Folders with more source files than one looks through, each in a sentence. */
export function folderOfTooMany(files: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const file of files) {
    if (/\.(?:ts|tsx|mjs|js)$/.test(file)) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > mostFiles)
    .map(([folder, count]) => `${folder} has ${count} source files`);
}

/** Imports of a published source that reach what is not published with it, each in a sentence. */
export function leavesItsPackage(file: string, text: string): string[] {
  const [src = ""] = /^packages\/[^/]+\/src/.exec(file) ?? [];
  return [...text.matchAll(/(?:from|import\(?)\s*"(\.[^"]+)"/g)]
    .map(([, specifier = ""]) => specifier)
    .filter((specifier) => relative(src, normalize(`${dirname(file)}/${specifier}`)).startsWith(".."))
    .map((specifier) => `${file} imports ${specifier}`);
}
