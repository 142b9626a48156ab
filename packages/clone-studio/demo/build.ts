// Builds the demo into demo/dist: the studio's page as static files, with a service worker in its server's place.
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build, type InlineConfig, mergeConfig } from "vite";
import pageConfig from "../page.config.ts";

readArguments();

const here = fileURLToPath(new URL("./", import.meta.url));
const outDir = join(here, "dist");

const shared: InlineConfig = {
  configFile: false,
  logLevel: "warn",
  root: here,
  build: { rolldownOptions: { checks: { pluginTimings: false } } },
};
const { html: _nonce, ...page } = pageConfig as InlineConfig;
await build(mergeConfig(mergeConfig(page, shared), { build: { outDir } }));

const files = (await readdir(outDir, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && !entry.name.endsWith(".md"))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();
const version = createHash("sha256");
for (const file of files) version.update(await readFile(file));
const paths = files.map((file) => relative(outDir, file).replaceAll("\\", "/"));

const worker: InlineConfig = {
  publicDir: false,
  define: {
    // Hosts lead from index.html to the folder, and an answer that was led on serves no page.
    demoFiles: JSON.stringify(paths.map((path) => (path === "index.html" ? "./" : path))),
    demoVersion: JSON.stringify(version.digest("hex").slice(0, 16)),
  },
  build: {
    outDir,
    emptyOutDir: false,
    target: "es2023",
    license: { fileName: "licences-of-service-worker.md" },
    // Both services are in it, and it is loaded beside the page.
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: {
      input: join(here, "service-worker.ts"),
      // No module: not every browser starts a service worker that is one.
      output: { format: "iife", entryFileNames: "service-worker.js" },
    },
  },
};
await build(mergeConfig(shared, worker));
console.log(
  `The demo is in ${relative(process.cwd(), outDir) || "."}: ${paths.length + 1} files for any folder of any host.`,
);

/** Ends at once after `--help`, and after what there is not. */
function readArguments(): void {
  const usage = "Builds the studio as static files, into packages/clone-studio/demo/dist.\n\n  pnpm studio:demo";
  try {
    const { help } = parseArgs({ options: { help: { type: "boolean", short: "h" } } }).values;
    if (!help) return;
    console.log(usage);
    process.exit(0);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    process.exit(1);
  }
}
