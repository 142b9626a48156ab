import { defineConfig } from "vite";

export default defineConfig({
  root: "src/page",
  // Every address is relative, so that the page works in any folder of any host.
  base: "./",
  publicDir: false,
  html: { cspNonce: "NONCE-OF-THIS-ANSWER" },
  worker: { format: "es" },
  build: {
    outDir: "../../dist/page",
    emptyOutDir: true,
    target: "es2023",
    // Its own licence asks that the notices of what is in the page go along.
    license: { fileName: "licences.md" },
    // A file as a data: address would need a wider policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
});
