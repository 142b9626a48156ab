import { join } from "node:path";
import { build } from "esbuild";
import { loadFrom, toolRequire } from "../../workspace/tools/install-tool.ts";

/** Makes one file of an entry and everything it imports. Returns the file's path. */
export type Bundle = (entry: string, folder: string) => Promise<string>;

/** What webpack says of a build. */
interface Stats {
  hasErrors(): boolean;
  toString(): string;
}

export const bundlers: Readonly<Record<string, Bundle>> = {
  async esbuild(entry, folder) {
    const outfile = join(folder, "out.mjs");
    await build({ entryPoints: [entry], bundle: true, minify: true, format: "esm", outfile, logLevel: "warning" });
    return outfile;
  },
  async Rollup(entry, folder) {
    const { rollup } = await loadFrom("bundlers", "rollup");
    const { nodeResolve } = await loadFrom("bundlers", "@rollup/plugin-node-resolve");
    const bundle = await rollup({ input: entry, plugins: [nodeResolve({ browser: true })] });
    const file = join(folder, "out.mjs");
    await bundle.write({ file, format: "esm", inlineDynamicImports: true });
    await bundle.close();
    return file;
  },
  async Vite(entry, folder) {
    const vite = await loadFrom("bundlers", "vite");
    await vite.build({
      root: folder,
      configFile: false,
      logLevel: "error",
      build: {
        outDir: "vite",
        lib: { entry, formats: ["es"], fileName: () => "out.mjs" },
        minify: true,
      },
    });
    return join(folder, "vite/out.mjs");
  },
  async webpack(entry, folder) {
    const webpack = toolRequire("bundlers")("webpack");
    const stats = await new Promise<Stats>((resolve, reject) => {
      const config = {
        mode: "production",
        // A page: what a package has for Node alone, its `browser` field takes away.
        target: ["web", "es2022"],
        context: folder,
        entry,
        experiments: { outputModule: true },
        output: { path: join(folder, "webpack"), filename: "out.mjs", library: { type: "module" } },
      };
      webpack(config, (error: Error | null, done: Stats) => (error ? reject(error) : resolve(done)));
    });
    // It builds an import that it cannot follow into one that finds nothing, and only warns of it.
    if (stats.hasErrors() || /^Critical dependency/m.test(stats.toString())) throw new Error(stats.toString());
    return join(folder, "webpack/out.mjs");
  },
};
