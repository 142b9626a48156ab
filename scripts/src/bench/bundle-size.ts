import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const entries = {
  "both providers through clone-core": `
    export { cloneVoice, cloneVoiceToAll, isCloneError } from "@org/clone-core";
    export { cartesia } from "@org/clone-core/cartesia";
    export { inworld } from "@org/clone-core/inworld";`,
  "clone-core with Cartesia alone": `
    export { cloneVoice } from "@org/clone-core";
    export { cartesia } from "@org/clone-core/cartesia";`,
  "@org/cartesia-voices alone": `export { createCartesiaVoices } from "@org/cartesia-voices";`,
  "@org/inworld-voices alone": `export { createInworldVoices } from "@org/inworld-voices";`,
  "openapi-fetch alone": `export { default } from "openapi-fetch";`,
} as const;

/** What a page would load: bytes, minified by esbuild and compressed by gzip. */
export async function bundleSizes(folder: string): Promise<Record<keyof typeof entries, number>> {
  const sizes: Record<string, number> = {};
  for (const [name, contents] of Object.entries(entries)) {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: folder },
      bundle: true,
      minify: true,
      write: false,
      format: "esm",
      target: "es2022",
    });
    sizes[name] = gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length;
  }
  return sizes as Record<keyof typeof entries, number>;
}
