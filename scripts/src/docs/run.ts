// `pnpm refresh`: writes again what is made of the code, or compares it.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { answerHelp, readOrRefuse } from "../workspace/command-line.ts";

const parts = {
  "api-reports": "the public surface of each package, in packages/*/api",
  licences: "what comes with each package, in its README",
  screens: "what the command prints, in its README",
} as const;

const usage = `Writes again what is made of the code.

  pnpm refresh [${Object.keys(parts).join(" | ")}]… [--check]

${Object.entries(parts)
  .map(([name, what]) => `  ${name.padEnd(12)} ${what}`)
  .join("\n")}
  --check      writes nothing, and ends with 1 where something differs`;

answerHelp(usage);
const { values, positionals } = readOrRefuse(usage, () => {
  const read = parseArgs({ allowPositionals: true, options: { check: { type: "boolean" } } });
  const unknown = read.positionals.find((name) => !Object.hasOwn(parts, name));
  if (unknown !== undefined) throw new TypeError(`There is no ${JSON.stringify(unknown)} to refresh.`);
  return read;
});
const names = positionals.length > 0 ? positionals : Object.keys(parts);
for (const name of names) {
  const program = fileURLToPath(new URL(`${name}/run.ts`, import.meta.url));
  const flags = values.check ? ["--check"] : [];
  if (spawnSync(process.execPath, [program, ...flags], { stdio: "inherit" }).status !== 0) process.exitCode = 1;
}
