import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig, type Plugin } from "vite";

// Browsers of today decode these by themselves, and some of what these packages bring is under the LGPL.
const decodersOfBrowsers = [
  "mpg123-decoder",
  "opus-decoder",
  "@wasm-audio-decoders/flac",
  "@wasm-audio-decoders/ogg-vorbis",
];

export default defineConfig({
  root: "src/page",
  // Every address is relative, so that the page works in any folder of any host.
  base: "./",
  publicDir: false,
  html: { cspNonce: "NONCE-OF-THIS-ANSWER" },
  worker: {
    format: "es",
    plugins: () => [licencesOfWorker()],
    rolldownOptions: { external: decodersOfBrowsers },
  },
  build: {
    outDir: "../../dist/page",
    emptyOutDir: true,
    target: "es2023",
    // What is in the page asks that its notices go along.
    license: { fileName: "licences.md" },
    // A file as a data: address would need a wider policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
});

/** The notices of what is in the worker, which Vite leaves out of its own list. */
function licencesOfWorker(): Plugin {
  return {
    name: "licences-of-worker",
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((file) => (file.type === "chunk" ? file.moduleIds : []));
      const folders = modules.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id)?.[0] ?? []);
      const notices = [...new Set(folders)].sort().map((folder) => {
        const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
        const text = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
        return `## ${name} - ${version} (${license})\n\n${text ? readFileSync(join(folder, text), "utf8") : ""}`;
      });
      const source = `# Licences of what looks at recordings\n\n${notices.join("\n")}`;
      this.emitFile({ type: "asset", fileName: "licences-of-worker.md", source });
    },
  };
}
