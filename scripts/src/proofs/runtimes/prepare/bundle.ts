import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build } from "esbuild";
import { installedIn } from "../../faults/bundle.ts";

/** Where a program runs: a page and a Worker get one file, the others have the packages beside the program. */
type Place = "process" | "page" | "workerd";

const inBrowser = { platform: "browser", target: "es2023" } as const;

/**
 * Builds `prepare-….ts` beside the packages that are installed in `folder`; returns its path. The optional decoders come
 * along everywhere, as a bundler takes them that finds them installed.
 */
export async function bundlePreparing(place: Place, folder: string): Promise<string> {
  const options: Readonly<Record<Place, BuildOptions>> = {
    process: { platform: "neutral", packages: "external" },
    page: { ...inBrowser, plugins: [installedIn(folder)] },
    // As Wrangler has it.
    workerd: { ...inBrowser, conditions: ["workerd", "worker", "browser"], plugins: [installedIn(folder)] },
  };
  const name = place === "process" ? "prepare-worker" : `prepare-${place}-worker`;
  const outfile = join(folder, `${name}.mjs`);
  await build({
    entryPoints: [fileURLToPath(new URL(`../${name}.ts`, import.meta.url))],
    bundle: true,
    outfile,
    format: "esm",
    logLevel: "warning",
    ...options[place],
  });
  return outfile;
}
