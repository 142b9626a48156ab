// Builds the package in the current folder: one JavaScript file per entry point, since each file costs a consumer's
// start, and the declarations that it leads to. What several entry points share becomes a file of its own, or, with
// --through-index, is taken from the main entry point where that exports it and repeated where it does not: for
// packages whose main entry point every consumer loads, and which share no state but what it exports.
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { parseArgs } from "node:util";
import { type BuildOptions, build, type Plugin } from "esbuild";
import { copyReachable, writeDeclarations } from "./declarations.ts";
import { builtFrom, sourcesDigest } from "./sources-digest.ts";

interface Manifest {
  readonly exports: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
}

const folder = process.cwd();
const manifest: Manifest = JSON.parse(await readFile("package.json", "utf8"));
const entries = [...Object.values(manifest.exports), ...Object.values(manifest.bin ?? {})];

// Before the sources are read: what changes meanwhile is not in this build.
const digest = sourcesDigest(folder);
await rm("dist", { recursive: true, force: true });
await rm(builtFrom, { force: true });
const options: BuildOptions = {
  outbase: "src",
  outdir: "dist",
  bundle: true,
  packages: "external",
  format: "esm",
  platform: "neutral",
  target: "es2022",
  external: ["node:*"],
  sourcemap: true,
  sourcesContent: true,
  logLevel: "warning",
};
if (parseArgs({ options: { "through-index": { type: "boolean" } } }).values["through-index"]) {
  const [index = "", ...others] = entries;
  const plugins = [await takenFrom(join(folder, index))];
  await build({ ...options, entryPoints: [index] });
  await Promise.all(others.map((entry) => build({ ...options, entryPoints: [entry], plugins })));
} else {
  await build({ ...options, entryPoints: entries, splitting: true, chunkNames: "chunks/[name]-[hash]" });
}

/** Leaves out what an entry point exports, so that it is imported from there. */
async function takenFrom(index: string): Promise<Plugin> {
  const reExports = (await readFile(index, "utf8")).matchAll(/^export \{[^}]*\} from "(.+)";$/gm);
  const exported = new Set(Array.from(reExports, ([, path = ""]) => join(dirname(index), path)));
  return {
    name: "taken-from-index",
    setup({ onResolve, initialOptions }) {
      const [entry = ""] = initialOptions.entryPoints as string[];
      const path = relative(dirname(join(folder, entry)), index)
        .replace(/^(?!\.)/, "./")
        .replace(/\.ts$/, ".js");
      onResolve({ filter: /^\./, namespace: "file" }, ({ path: asked, importer, resolveDir }) =>
        importer !== "" && exported.has(join(resolveDir, asked)) ? { path, external: true } : undefined,
      );
    },
  };
}

const declarations = await mkdtemp(join(folder, ".declarations-"));
try {
  await writeDeclarations(folder, declarations);
  await copyReachable(entries, join(declarations, basename(folder)), "dist");
} finally {
  await rm(declarations, { recursive: true, force: true });
}

await mkdir(dirname(builtFrom), { recursive: true });
await writeFile(builtFrom, digest);
