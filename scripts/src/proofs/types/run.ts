// Compiles what consumers write against the packed packages, with each TypeScript, way of resolving modules and set of
// libraries that they may have: strict, and the libraries' own declarations checked too.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { suiteUsage } from "../../prove/proof.ts";
import { root } from "../../specs/documents/sources.ts";
import { commandLine } from "../../workspace/command-line.ts";
import { asInWorkspace, inFreshFolder, installConsumer, pack, tryRun } from "../../workspace/programs/consumer.ts";
import { installTool, toolFolder } from "../../workspace/tools/install-tool.ts";
import { proof } from "./proof.ts";

commandLine(suiteUsage(proof), {});

const compilers = ["5.4", "5.9", "6", "7"] as const;
const resolutions = ["nodenext", "bundler"] as const;
const libraries = { DOM: ["es2022", "dom", "dom.iterable"], "no DOM": ["es2022"] } as const;
/** msw's own declarations need TypeScript 5.9 and the DOM's. */
const canUseMock = (version: string, library: string): boolean => version !== "5.4" && library === "DOM";

/** What exports values whose types the compiler has to write down. */
const exporting = "exported.ts";

await installTool("typescripts");
let failed = 0;
await inFreshFolder((fresh) => {
  const folder = join(fresh, "consumer");
  mkdirSync(folder);
  const others = ["msw@3.0.5", "@types/node@22", ...asInWorkspace("bullmq", "ioredis")];
  installConsumer(folder, [...pack(fresh), ...others]);
  const programs = new URL("examples/consumers/", root);
  const files = readdirSync(programs);
  for (const file of files) copyFileSync(new URL(file, programs), join(folder, file));

  // As pnpm lays it out: what the package depends on is a link, and what that depends on cannot be seen from here.
  const withCoreAlone = join(fresh, "core-alone");
  mkdirSync(join(withCoreAlone, "node_modules/@org"), { recursive: true });
  for (const name of ["@org/clone-core", "@types"]) {
    symlinkSync(join(folder, "node_modules", name), join(withCoreAlone, "node_modules", name));
  }
  writeFileSync(join(withCoreAlone, "package.json"), JSON.stringify({ type: "module" }));
  copyFileSync(new URL(exporting, programs), join(withCoreAlone, exporting));

  console.log(
    `${"TypeScript".padEnd(12)}${"resolution".padEnd(12)}${"library".padEnd(10)}${"programs".padEnd(10)}errors`,
  );
  for (const version of compilers) {
    const compiler = fileURLToPath(new URL(`node_modules/typescript-${version}/bin/tsc`, toolFolder("typescripts")));
    for (const resolution of resolutions) {
      for (const [library, lib] of Object.entries(libraries)) {
        const compiled = files.filter((file) => file !== "voices-mock.ts" || canUseMock(version, library));
        const compilerOptions = {
          target: "es2022",
          module: resolution === "bundler" ? "esnext" : "nodenext",
          moduleResolution: resolution,
          lib,
          types: ["node"],
          strict: true,
          exactOptionalPropertyTypes: true,
          skipLibCheck: false,
          noEmit: true,
        };
        compile(folder, compiler, { compilerOptions, files: compiled }, [version, resolution, library]);
        // Whatever a package exports, its declaration names by what the package can see.
        const emitting = { ...compilerOptions, noEmit: false, emitDeclarationOnly: true, declaration: true };
        const config = { compilerOptions: { ...emitting, outDir: "declared" }, files: [exporting] };
        compile(withCoreAlone, compiler, config, [version, resolution, library]);
        for (const fault of declarationFaults(join(withCoreAlone, "declared", "exported.d.ts"))) {
          failed++;
          console.log(`    ${fault}`);
        }
      }
    }
  }
});
if (failed > 0) process.exitCode = 1;

/** What is wrong with the declarations that were made: each type has a name, and the name is clone-core's. */
function declarationFaults(path: string): string[] {
  const text = readFileSync(path, "utf8");
  const places = Array.from(text.matchAll(/(?:import\(|from )"([^"]+)"/g), ([, place = ""]) => place);
  const strange = [...new Set(places)].filter((place) => !/^@org\/clone-core(?:\/|$)/.test(place));
  const names = ["CartesiaProvider", "CartesiaRaw", "CartesiaVoiceDetails"];
  const missing = [...names, "InworldProvider", "InworldRaw", "InworldVoice"].filter((name) => !text.includes(name));
  return [
    ...strange.map((place) => `a declaration leads to ${place}`),
    ...missing.map((name) => `no declaration says ${name}`),
  ];
}

/** Compiles files, and prints how many errors there are and the first of them. */
function compile(
  folder: string,
  compiler: string,
  config: { readonly compilerOptions: object; readonly files: readonly string[] },
  [version = "", resolution = "", library = ""]: readonly string[],
): void {
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  const { status, stdout } = tryRun(folder, [process.execPath, compiler, "-p", "tsconfig.json", "--pretty", "false"]);
  const errors = stdout.split("\n").filter((line) => line.includes("error TS"));
  if (status !== 0 || errors.length > 0) failed++;
  const programs = String(config.files.length);
  const cells = [version.padEnd(12), resolution.padEnd(12), library.padEnd(10), programs.padEnd(10)];
  console.log(cells.join("") + errors.length);
  for (const error of errors.slice(0, 10)) console.log(`    ${error}`);
}
