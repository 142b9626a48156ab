import { glob, readFile } from "node:fs/promises";
import { root } from "../specs/documents/sources.ts";

/** A Markdown file of the repository that is a page of the site. */
export interface Guide {
  /** From the repository's root: `packages/clone-core/README.md`. */
  readonly file: string;
  /** From the site's root: `packages/clone-core/index.md`. */
  readonly page: string;
  /** Its first heading. */
  readonly title: string;
  readonly text: string;
}

const patterns = [
  "*.md",
  "{docs,examples}/**/*.md",
  "specs/*.md",
  "packages/*/{README,CHANGELOG}.md",
  "packages/*/docs/**/*.md",
];

/** Every Markdown file that readers of the repository are led to. */
export async function guides(): Promise<Guide[]> {
  const files: string[] = [];
  const exclude = (name: string): boolean => /(^|\/)(node_modules|api|site|docs-check)(\/|$)/.test(name);
  for await (const file of glob(patterns, { cwd: root, exclude })) files.push(file.replaceAll("\\", "/"));
  return Promise.all(
    files.sort().map(async (file) => {
      const text = await readFile(new URL(file, root), "utf8");
      return { file, page: pageOf(file), title: titleOf(file, text), text };
    }),
  );
}

/** A folder's README is what a visitor of the folder sees. */
const pageOf = (file: string): string => file.replace(/(^|\/)README\.md$/, "$1index.md");

/** The first heading, as plain text. */
export function titleOf(file: string, text: string): string {
  const [, heading] = /^# (.+)$/m.exec(text) ?? [];
  if (heading === undefined) throw new Error(`${file} has no heading of the first level: begin it with "# …".`);
  return heading.replaceAll(/[`*]|\[(?=[^\]]*\]\()|\]\([^)]*\)/g, "").trim();
}
