import { gzipSync } from "node:zlib";
import { type BuildOptions, build } from "esbuild";
import type { Samples } from "../report/samples.ts";
import { type Contender, contendersFor, programsOf, type Scope, scopes } from "../setup/contenders.ts";
import { entryOf, type Workbench } from "../setup/workbench.ts";

/** A library is counted with everything that it offers for the job, the others with what was written for it. */
export const offered: Partial<Record<Contender, Record<Scope, string>>> = {
  "our clients": {
    cartesia: `export { createCartesiaVoices } from "@org/cartesia-voices";`,
    inworld: `export { createInworldVoices } from "@org/inworld-voices";`,
    both: `export { createCartesiaVoices } from "@org/cartesia-voices"; export { createInworldVoices } from "@org/inworld-voices";`,
  },
  "clone-core": {
    cartesia: `export { cloneVoice, isCloneError } from "@org/clone-core"; export { cartesia } from "@org/clone-core/cartesia";`,
    inworld: `export { cloneVoice, isCloneError } from "@org/clone-core"; export { inworld } from "@org/clone-core/inworld";`,
    both: `export { cloneVoice, cloneVoiceToAll, isCloneError } from "@org/clone-core";
      export { cartesia } from "@org/clone-core/cartesia"; export { inworld } from "@org/clone-core/inworld";`,
  },
};

/** How a page's program is built wherever its size is measured. */
export const bundleOptions = {
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  // Some guard what only Node has by a dynamic import, which a bundler leaves as it is.
  external: ["node:*", "stream", "stream/web", "fs", "fs/promises", "buffer", "path", "crypto", "os"],
  logLevel: "error",
} as const satisfies BuildOptions;

/** What a page would load: bytes, minified by esbuild and compressed by gzip. */
export async function bundleSizes({ home }: Workbench): Promise<Samples[]> {
  const samples: Samples[] = [];
  for (const scope of scopes) {
    for (const contender of contendersFor(scope)) {
      const contents = offered[contender]?.[scope] ?? entryOf(programsOf(contender, scope));
      const { outputFiles } = await build({
        ...bundleOptions,
        external: [...bundleOptions.external],
        stdin: { contents, resolveDir: home(contender) },
        write: false,
      });
      const bytes = gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length;
      samples.push({ measure: `bundle.${scope}`, subject: contender, values: [bytes] });
    }
  }
  return samples;
}
