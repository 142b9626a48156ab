// Breaks the packages' code in every way that Stryker knows and runs their tests each time: what no test notices is
// printed. Ends with 1 when too much goes unnoticed, or anything where a mistake costs a voice, a key or money.

import { suiteUsage } from "../../prove/proof.ts";
import { commandLine, refuse } from "../../workspace/command-line.ts";
import { installTool } from "../../workspace/tools/install-tool.ts";
import { type Mutant, mutate } from "./mutate.ts";
import { proof } from "./proof.ts";
import { explained, type Survivor } from "./survivors.ts";

const packages = ["clone-core", "cartesia-voices", "inworld-voices"] as const;
const leastScore = 85;
/** Where each survivor is named with its reason. */
const careful =
  /clone-core\/src\/(call\/\w[\w-]*|life\/\w[\w-]*|output\/redactor|generated\/spelled-secrets|input\/(sample|audio-format|mark))\.ts$/;

const isSame = (one: Survivor, { file, code, before, after }: Mutant): boolean =>
  file.endsWith(one.file) && one.code === code && one.before === before && [one.after].flat().includes(after);

const usage = suiteUsage(
  proof,
  `
  --package <name>  one of ${packages.join(", ")}; several times for several
  --file <glob>     only these files, from the package on, such as "src/life/*.ts"`,
);
const values = commandLine(usage, { package: { type: "string", multiple: true }, file: { type: "string" } });
const unknown = values.package?.find((name) => !packages.some((known) => known === name));
if (unknown !== undefined) refuse(`--package ${unknown}: pass one of ${packages.join(", ")}`, usage);
await installTool("mutation");
const began = performance.now();
const mutants: Mutant[] = [];
for (const name of values.package ?? packages) mutants.push(...(await mutate(name, values.file)));

const survived = mutants.filter(({ fate }) => fate === "survived");
const score = (100 * (mutants.length - survived.length)) / mutants.length;
const named = new Set<Survivor>();
let unnamed = 0;
console.log("\nSurvivors:");
for (const mutant of survived) {
  const { file, line, before, after } = mutant;
  const reason = explained.find((one) => isSame(one, mutant));
  if (reason) named.add(reason);
  else if (careful.test(file)) unnamed++;
  const why = reason?.why ?? (careful.test(file) ? "NOT NAMED" : "");
  console.log(`${file}:${line}  ${before}  ->  ${after}${why && `\n    ${why}`}`);
}
// On a busy machine one that survives may seem endless.
const open = mutants.filter(({ fate }) => fate !== "killed");
const isWhole = values.package === undefined && values.file === undefined;
const gone = isWhole ? explained.filter((one) => !open.some((mutant) => isSame(one, mutant))) : [];
for (const { file, code, before, after } of gone) {
  console.log(`named, but killed or no longer there: ${file}  ${before}  ->  ${after}\n    in ${code}`);
}

const minutes = (performance.now() - began) / 60_000;
console.log(
  `\n${mutants.length} mutants, ${open.length - survived.length} of them endless, ${survived.length} survived: ` +
    `${score.toFixed(1)} % noticed (at least ${leastScore}) in ${minutes.toFixed(1)} minutes; ${unnamed} unnamed survivors in careful files, ${named.size} named.`,
);
if (score < leastScore || unnamed > 0 || gone.length > 0) process.exitCode = 1;
