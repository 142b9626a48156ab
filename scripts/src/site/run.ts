// `pnpm site`: builds the project's site.
import { relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../specs/documents/sources.ts";
import { commandError } from "../workspace/command-error.ts";
import { commandLine, refuse } from "../workspace/command-line.ts";
import { buildSite } from "./build-site.ts";

const usage = `Builds the guides, the packages' reference and the studio's demo as one static site.

  pnpm site [--out <folder>] [--base <path>]

  --out <folder>  where it is written to; docs/site when absent
  --base <path>   where it will stand on its host, such as /voices/; any folder of any host when absent`;

const { out = fileURLToPath(new URL("docs/site", root)), base = "./" } = commandLine(usage, {
  out: { type: "string" },
  base: { type: "string" },
});
if (base !== "./" && !/^\/(?:.*\/)?$/.test(base)) {
  refuse(`--base ${base}: give a path that begins and ends with /, such as /voices/`, usage);
}

async function main(): Promise<void> {
  const { guides, entryPoints, hasDemo } = await buildSite({ out: resolve(out), base });
  console.log(
    `The site is in ${relative(process.cwd(), resolve(out)) || "."}: ${guides} guides, and the reference of ` +
      `${entryPoints} entry points, ${hasDemo ? "with" : "without"} the studio's demo.`,
  );
}

await main().catch((error: unknown) => {
  console.error(commandError(error));
  process.exitCode = 1;
});
