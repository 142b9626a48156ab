import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";

/**
 * A program of this folder's neighbourhood as one file of plain JavaScript, the same for every runtime. Returns its path.
 *
 * @param entry The program's address.
 * @param packages A folder with the published packages installed; without it, the workspace's sources are taken.
 */
export async function bundleWorker(
  entry: URL = new URL("worker.ts", import.meta.url),
  packages?: string,
): Promise<string> {
  const outfile = join(mkdtempSync(join(tmpdir(), "faults-")), "worker.mjs");
  await build({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    outfile,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    target: "es2023",
    logLevel: "warning",
    plugins: packages === undefined ? [] : [installedIn(packages)],
  });
  return outfile;
}

/** Takes every published package from the folder, whoever imports it. */
export function installedIn(folder: string): Plugin {
  return {
    name: "installed-packages",
    setup({ onResolve, resolve }) {
      onResolve({ filter: /^@org\// }, ({ path, kind, pluginData, resolveDir }) => {
        if (pluginData === folder || path.startsWith("@org/clone-conformance")) return undefined;
        return resolveDir.startsWith(folder)
          ? undefined
          : resolve(path, { kind, resolveDir: folder, pluginData: folder });
      });
    },
  };
}
