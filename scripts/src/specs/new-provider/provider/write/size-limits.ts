import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { bundleOptions } from "../../../../bench/measures/bundle-size.ts";

const file = "scripts/src/proofs/package-lint/size-limits.ts";

/**
 * Gives new entry points of packages a limit: what a page loads of each now, and some five percent. The copy has to be
 * installed.
 */
export async function writeSizeLimits(tree: string, entries: readonly string[]): Promise<void> {
  const lines = await Promise.all(
    entries.map(async (entry) => {
      const { outputFiles } = await build({
        ...bundleOptions,
        external: [...bundleOptions.external],
        stdin: { contents: `export * from "${entry}";`, resolveDir: join(tree, "packages/clone-core") },
        write: false,
      });
      const size = gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length;
      return `  ${JSON.stringify(entry)}: ${(Math.ceil((size * 1.05) / 100) / 10).toFixed(1)},`;
    }),
  );
  const text = await readFile(join(tree, file), "utf8");
  const start = text.indexOf("export const entryLimits");
  const end = text.indexOf("\n};", start);
  if (start < 0 || end < 0) throw new Error(`${file} has no list of entry points`);
  await writeFile(join(tree, file), `${text.slice(0, end)}\n${lines.join("\n")}${text.slice(end)}`);
}
