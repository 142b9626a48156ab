import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../../specs/documents/sources.ts";
import { tryRun } from "../../workspace/programs/consumer.ts";
import type { Samples } from "../report/samples.ts";
import { type Contender, programsOf } from "../setup/contenders.ts";
import { copyPrograms } from "../setup/workbench.ts";
import { diagnosticsOf } from "./diagnostics.ts";
import { interleave } from "./interleave.ts";

const compiler = fileURLToPath(new URL("node_modules/typescript/bin/tsc", root));
const typeRoots = [fileURLToPath(new URL("scripts/node_modules/@types", root))];

/** What the compiler takes to check a program that clones, and what it says of the packages' own declarations. */
export async function typeChecks(folders: ReadonlyMap<Contender, string>, rounds: number): Promise<Samples[]> {
  const samples: Samples[] = [];
  const measured = new Map<Contender, () => number>();
  const counts = new Map<Contender, number>();
  for (const [contender, folder] of folders) {
    const names = programsOf(contender, "both");
    copyPrograms(folder, names);
    for (const skipLibCheck of [true, false]) {
      const compilerOptions = {
        target: "es2023",
        lib: ["es2023", "dom", "dom.iterable"],
        module: "nodenext",
        types: ["node"],
        typeRoots,
        strict: true,
        allowImportingTsExtensions: true,
        skipLibCheck,
        noEmit: true,
      };
      const config = { compilerOptions, files: names.map((name) => `${name}.ts`) };
      writeFileSync(join(folder, configOf(skipLibCheck)), JSON.stringify(config));
    }
    const { stdout } = check(folder, configOf(false));
    samples.push({
      measure: "types.errors",
      subject: contender,
      values: [stdout.split("\n").filter((line) => line.includes("error TS")).length],
    });
    measured.set(contender, () => {
      const { status, stdout: diagnostics } = check(folder, configOf(true));
      if (status !== 0) throw new Error(`The program of ${contender} does not compile:\n${diagnostics}`);
      const { seconds, instantiations } = diagnosticsOf(diagnostics);
      counts.set(contender, instantiations);
      return seconds * 1000;
    });
  }
  const times = await interleave(rounds, measured);
  for (const [subject, values] of times) {
    samples.push({ measure: "types.time", subject, values });
    samples.push({ measure: "types.instantiations", subject, values: [counts.get(subject) ?? Number.NaN] });
  }
  return samples;
}

const configOf = (skipLibCheck: boolean): string => `tsconfig.${skipLibCheck ? "skip" : "strict"}.json`;

function check(folder: string, config: string) {
  return tryRun(folder, [process.execPath, compiler, "-p", config, "--pretty", "false", "--extendedDiagnostics"]);
}
