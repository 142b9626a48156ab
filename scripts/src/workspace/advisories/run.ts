// `pnpm advisories`: exits with 1 where a grave weakness of a run-time dependency is known, and with 0 where nobody says so.

import { commandLine } from "../command-line.ts";
import { askAdvisories, isGrave } from "./advisories.ts";

commandLine("Asks the registry for known advisories against run-time dependencies.\n\n  pnpm advisories", {});

const pnpm = process.env["npm_execpath"];
if (pnpm === undefined) throw new Error("Run it by pnpm: pnpm advisories");
const answer = await askAdvisories(pnpm);
if ("silence" in answer) {
  console.log(`could not ask: ${answer.silence}`);
} else {
  for (const { text } of answer.found) console.log(text);
  const grave = answer.found.filter(isGrave).length;
  console.log(`${answer.found.length} advisories about run-time dependencies, ${grave} of them high or critical.`);
  process.exitCode = grave === 0 ? 0 : 1;
}
