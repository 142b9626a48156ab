// Builds the package in the current folder: one JavaScript file per entry point, since each file costs a consumer's
// start, and a declaration file per source.
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";

interface Manifest {
  readonly exports: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
}

const folder = process.cwd();
const manifest: Manifest = JSON.parse(await readFile("package.json", "utf8"));
const entries = [...Object.values(manifest.exports), ...Object.values(manifest.bin ?? {})];

await rm("dist", { recursive: true, force: true });
await build({
  entryPoints: entries,
  outbase: "src",
  outdir: "dist",
  bundle: true,
  splitting: true,
  chunkNames: "chunks/[name]-[hash]",
  packages: "external",
  format: "esm",
  platform: "neutral",
  target: "es2022",
  external: ["node:*"],
  sourcemap: true,
  sourcesContent: true,
  logLevel: "warning",
});

// The compiler reads other packages' sources too, so it is given their common folder as root and only this package's
// declarations are kept.
const declarations = await mkdtemp(join(folder, ".declarations-"));
try {
  const options = [
    "--noEmit",
    "false",
    "--emitDeclarationOnly",
    "--declaration",
    "--rootDir",
    "..",
    "--outDir",
    declarations,
  ];
  await promisify(execFile)("tsc", ["-p", "tsconfig.build.json", ...options]);
  await cp(join(declarations, basename(folder), "src"), "dist", { recursive: true });
} finally {
  await rm(declarations, { recursive: true, force: true });
}
