// `pnpm prove new-provider`: documents of made-up vendors, one for each shape that real ones have, become client packages
// or are refused with a reason, all in one copy of this repository.
import { suiteUsage } from "../../prove/proof.ts";
import { commandLine } from "../../workspace/command-line.ts";
import { inRepositoryCopy } from "../../workspace/repository-copy.ts";
import { makesTwoProviders, refusesBadInput } from "./acme.ts";
import { makesBigDocument } from "./big-document.ts";
import { proof } from "./proof.ts";
import { tableOf } from "./table.ts";
import { tryAll } from "./try-all.ts";

commandLine(suiteUsage(proof), {});

await inRepositoryCopy(async (copy) => {
  copy.begin();
  refusesBadInput(copy);
  makesBigDocument(copy);
  makesTwoProviders(copy);
  const { rows, check } = await tryAll(copy);
  console.log(tableOf(rows));
  const wrong = rows.filter(({ wrong: why }) => why !== undefined);
  if (wrong.length > 0) throw new Error(wrong.map(({ trial, wrong: why }) => `${trial.name}: ${why}`).join("\n\n"));
  if (check.status !== 0) throw new Error(`pnpm check ended with ${check.status}:\n${check.output}`);
  console.log(
    `ok   ${rows.length} documents come to what they should, and \`pnpm check\` passes with all of the packages`,
  );
});
